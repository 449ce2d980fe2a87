"""Reading an article in a real browser: marks are picked by mouse and by keyboard, links lead to sentences, nothing runs."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from analysis import pipeline, queries
from analysis.queries import Filters
from analysis.records import Analysis, Article, Passage
from tests.browser.conftest import PATIENCE, View

EVIL = (
    "<script>window.ran = true</script> <img src=x onerror='window.ran = true'> said <b>bold</b> & [link](javascript:alert(1))."
)


@pytest.fixture
def articles(server) -> list[int]:
    """The ids of the press, oldest first."""
    return sorted(queries.passing_ids(server.store, server.press.id, Filters()))


def opened(view: View, server, article: int, rest: str = "") -> View:
    view.go(f"/reader?w={server.press.token}&article={article}{rest}")
    view.page.wait_for_selector("article.article [data-id]", timeout=PATIENCE)
    return view


def found(view: View):
    return view.page.locator(".st-key-found")


def test_a_click_on_an_actor_tells_why_it_is_that_actor(view, server, articles):
    opened(view, server, articles[0])
    view.page.locator("article.article .actor", has_text="Luis Quispe").first.click()
    expect(found(view)).to_contain_text("Why: “Luis Quispe” is Luis Quispe", timeout=PATIENCE)


def test_a_click_on_a_statement_tells_its_parts_and_its_stance(view, server, articles):
    opened(view, server, articles[0])
    view.page.locator("article.article .cue", has_text="warned").click()
    expect(found(view)).to_contain_text("that the deal would cost the forest dearly", timeout=PATIENCE)
    expect(found(view)).to_contain_text("−0.60", timeout=PATIENCE)
    expect(view.page.locator("article.article .content.picked")).to_have_count(1)


def test_a_note_in_the_margin_tells_the_relation(view, server, articles):
    opened(view, server, articles[1])
    view.page.locator("article.article .note").first.click()
    expect(found(view)).to_contain_text("Peru → Brazil", timeout=PATIENCE)


def test_the_keyboard_goes_from_find_to_find(view, server, articles):
    opened(view, server, articles[0])
    view.page.locator("article.article [tabindex='0']").focus()
    view.page.keyboard.press("ArrowRight")
    view.page.keyboard.press("ArrowLeft")
    view.page.keyboard.press("Enter")
    expect(found(view)).not_to_contain_text("Nothing picked yet", timeout=PATIENCE)
    expect(view.page.locator("article.article [aria-current='true']")).to_have_count(1)
    expect(view.page.locator("article.article [tabindex='0']")).to_have_count(1)


def test_a_row_of_the_lists_shows_its_find_in_the_text(view, server, articles):
    opened(view, server, articles[0])
    view.page.get_by_role("tab", name="Statements").click()
    table = view.page.locator("[data-testid='stDataFrame']:visible").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box
    view.page.mouse.click(box["x"] + 15, box["y"] + 52)  # the box of the first row; the table is painted, not made of elements
    expect(view.page.locator("article.article .content.picked").first).to_be_visible(timeout=PATIENCE)


def test_a_link_brings_its_sentence_into_view(view, server, articles):
    text = queries.article(server.store, server.press.id, articles[0]).text
    opened(view, server, articles[0], f"&start={text.index('Luis Quispe warned')}")
    target = view.page.locator("article.article .target")
    expect(target.first).to_be_in_viewport(timeout=PATIENCE)
    assert "Luis Quispe warned" in "".join(target.all_inner_texts())


def test_what_an_article_holds_never_runs(view, server):
    place = Passage(0, len(EVIL), EVIL)
    article = Article(
        "<img src=x onerror='window.ran = true'>", EVIL, EVIL, None, "<b>Post</b>", "javascript:alert(1)", "en", "<i>.txt"
    )
    id_, _ = server.store.add_article(server.press.id, article, "evil")
    server.store.save_analysis(id_, Analysis(article, (place,), (), (), (), (), ()), pipeline.VERSION)
    try:
        view.go(f"/reader?w={server.press.token}&article={id_}&start=0")
        expect(view.page.locator("article.article")).to_contain_text("<script>window.ran = true</script>", timeout=PATIENCE)
        assert view.page.evaluate("window.ran") is None
        assert view.page.locator("article.article :is(script, img, b, a)").count() == 0
        assert view.page.locator("a[href^='javascript']").count() == 0
    finally:
        server.store.delete_articles(server.press.id, [id_])
