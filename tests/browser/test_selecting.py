"""A statement that was missed is added by selecting its words in the article, by mouse and by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from analysis import queries
from analysis.queries import Filters
from analysis.store import correcting
from tests.browser.conftest import PATIENCE, View

WORDS = "offered to host talks"
ARTICLE = "article.article"


@pytest.fixture
def article(server):
    """“Lima answers on duties”, in which nobody is taken to say that Norway offered talks; what is added goes again."""
    before = {one.id for one in correcting.corrections(server.store, server.press.id)}
    yield sorted(queries.passing_ids(server.store, server.press.id, Filters()))[1]
    made = {one.id for one in correcting.corrections(server.store, server.press.id)} - before
    correcting.undo(server.store, server.press.id, made)


def opened(view: View, server, article: int) -> View:
    view.go(f"/reader?w={server.press.token}&article={article}")
    view.page.wait_for_selector(f"{ARTICLE} [data-id]", timeout=PATIENCE)
    return view


def drag(view: View, first: str, last: str) -> None:
    """Select from the beginning of one word of the article to the end of another, as a mouse does."""
    places = view.page.locator(ARTICLE).evaluate(
        """(article, words) => {
            const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT), nodes = [];
            while (walker.nextNode()) nodes.push(walker.currentNode);
            return words.map(([word, end]) => {
                const node = nodes.find(node => node.data.includes(word) && !node.parentElement.closest('.note'));
                const range = document.createRange();
                range.setStart(node, node.data.indexOf(word));
                range.setEnd(node, node.data.indexOf(word) + word.length);
                const box = range.getBoundingClientRect();
                return [end ? box.right - 1 : box.left + 1, box.top + box.height / 2];
            });
        }""",
        [[first, False], [last, True]],
    )
    mouse = view.page.mouse
    mouse.move(*places[0])
    mouse.down()
    mouse.move(*places[1], steps=8)
    mouse.up()


def fill_in(view: View) -> Locator:
    """Say in the dialog that Norway supports it."""
    dialog = view.page.get_by_role("dialog")
    expect(dialog.get_by_text(WORDS)).to_be_visible(timeout=PATIENCE)
    dialog.get_by_role("combobox", name="Who says it?").click()
    view.page.keyboard.type("Norway")
    view.page.get_by_role("option", name="Norway", exact=True).first.click()
    dialog.get_by_text("supports").click()
    return dialog


def said_by_norway(server, article: int) -> list[tuple[str, str, int, int]]:
    said = queries.article(server.store, server.press.id, article).statements
    own = said[said["actor"] == "NOR"]
    return list(zip(own["content"], own["stance"], own["start"], own["end"], strict=True))


def test_words_selected_with_the_mouse_become_a_statement(view, server, article):
    text = queries.article(server.store, server.press.id, article).text
    opened(view, server, article)
    offer = view.page.get_by_role("button", name="Add statement", exact=True)
    expect(offer).to_be_hidden()
    drag(view, "offered", "talks")
    expect(offer).to_be_visible(timeout=PATIENCE)
    expect(view.page.locator(".st-key-found")).to_contain_text("Nothing picked yet")
    offer.click()
    dialog = fill_in(view)
    dialog.get_by_role("button", name="Add it").click()
    start = text.index(WORDS)
    view.until(lambda: said_by_norway(server, article) == [(WORDS, "support", start, start + len(WORDS))])
    expect(view.page.locator(f"{ARTICLE} .content.support", has_text="offered")).to_be_visible(timeout=PATIENCE)


def test_words_are_selected_by_keyboard_from_a_find(view, server, article):
    opened(view, server, article)
    keys = view.page.keyboard
    view.page.locator(f"{ARTICLE} .actor", has_text="Norway").focus()
    for key in ("ArrowRight",) * 4 + ("ArrowDown",):
        keys.press(f"Shift+{key}")
    told = view.page.locator(".selected-words")
    expect(told).to_contain_text(f"Selected: “{WORDS}”, 4 words.", timeout=PATIENCE)
    keys.press("Escape")
    expect(told).to_be_empty(timeout=PATIENCE)
    for key in ("ArrowRight",) * 4 + ("ArrowDown",):
        keys.press(f"Shift+{key}")
    keys.press("Enter")
    fill_in(view).get_by_role("button", name="Add it").click()
    view.until(lambda: [content for content, *_ in said_by_norway(server, article)] == [WORDS])


def test_the_words_can_still_be_pasted(view, server, article):
    opened(view, server, article)
    view.page.get_by_role("button", name="Add a statement by its words").click()
    dialog = view.page.get_by_role("dialog")
    field = dialog.get_by_role("textbox", name="What is said")
    field.fill("words of nobody")
    field.press("Control+Enter")
    expect(dialog.get_by_text("These words do not stand in the article like this.")).to_be_visible(timeout=PATIENCE)
    field.fill(WORDS)
    field.press("Control+Enter")
    fill_in(view).get_by_role("button", name="Add it").click()
    view.until(lambda: [content for content, *_ in said_by_norway(server, article)] == [WORDS])
