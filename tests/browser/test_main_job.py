"""The main job, as a person does it: from an article to a view that a colleague opens."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.analysis.ingest.making import pdf, protected
from tests.browser.conftest import PATIENCE, View

# Our own words: an invented meeting.
ARTICLE = """Xi and Lula put the Amazon before the tariffs

BRASÍLIA, March 14, 2025

Chinese President Xi Jinping told his Brazilian counterpart on Friday that Beijing is ready to buy more of what Brazil grows,
and that no third country should come between them. "China firmly opposes every form of protectionism," Xi said after three
hours of talks.

Luiz Inácio Lula da Silva welcomed the offer. Brazil wants fair trade with everybody, the Brazilian president said, but it
will not let a single buyer set the price of its soy. He urged Xi Jinping to stop the import of timber from burned forest.

In Washington, Donald Trump threatened both countries with new tariffs. The United States will not accept a second currency
for oil, Trump warned. The European Union called on all sides to return to the World Trade Organization, and Ursula von der
Leyen said that a trade war would have no winners.
"""

FRENCH = """Le président français a déclaré mardi que la France ne reconnaîtrait pas le résultat de cette élection. Selon lui,
le gouvernement doit d'abord répondre aux questions des observateurs, qui ont dénoncé de nombreuses irrégularités.
"""

BAD_FILES = (
    ("nothing.txt", b"", "nothing.txt is empty"),
    ("picture.txt", bytes(range(256)) * 40, "picture.txt"),
    ("locked.pdf", protected(pdf([(12, "A secret text that nobody may read.")]), "open sesame"), "locked.pdf"),
    ("broken.docx", b"PK\x03\x04 this is no Word document", "broken.docx"),
    ("prices.csv", b"country,price\nBrazil,12\nPeru,9\n", "prices.csv"),
    ("paris.txt", FRENCH.encode(), "paris.txt"),
)


def test_from_an_article_to_a_link_that_a_colleague_opens(visitor: Callable[..., View]) -> None:
    mine = visitor().go("/")
    make_workspace(mine, "Soy and timber")
    mine.drop(("soy.txt", ARTICLE.encode()))
    mine.sees("1 added")
    analysed(mine)

    mine.menu("Network")
    node(mine.page, "Xi Jinping")
    mine.choose("Leader or other actor", "Xi Jinping")
    node(mine.page, "Xi Jinping")

    link = copied(mine)
    theirs = visitor().go(link)
    theirs.heading("Network")
    theirs.chosen("Leader or other actor", "Xi Jinping")
    node(theirs.page, "Xi Jinping")
    assert theirs.page.url == link
    assert names(theirs.page) == names(mine.page)


def test_bad_files_get_a_sentence_each_and_the_others_go_in(view: View) -> None:
    view.go("/")
    make_workspace(view, "Bad files")
    view.drop(*((name, data) for name, data, _ in BAD_FILES), ("soy.txt", ARTICLE.encode()), ("again.txt", ARTICLE.encode()))
    view.sees("1 added, 1 already there, 6 failed")
    told = view.page.locator(".st-key-upload-outcomes li")
    expect(told).to_have_count(8)
    for name, _, says in BAD_FILES:
        line = told.filter(has_text=name)
        expect(line).to_have_count(1)
        expect(line).to_contain_text(says)
        sentence = line.inner_text()
        assert sentence.rstrip().endswith("."), sentence
        assert "Traceback" not in sentence


def test_a_pasted_text_becomes_an_article(view: View) -> None:
    view.go("/")
    make_workspace(view, "Pasted")
    view.page.get_by_role("tab", name="Paste a text").click()
    view.page.get_by_role("textbox", name="Text", exact=True).fill(ARTICLE)
    view.page.get_by_role("button", name="Add this text").click()
    view.sees("1 added")
    analysed(view)
    view.menu("Overview")
    view.drawn(2)
    view.sees("Xi Jinping")


def make_workspace(view: View, name: str) -> None:
    """Start a workspace, which ends on the Articles page."""
    view.page.get_by_test_id("stSidebar").get_by_role("button", name="New", exact=True).click()
    dialog = view.page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Name").fill(name)
    dialog.get_by_role("button", name="Create").click()
    view.heading("Articles")
    view.sees("This workspace has no articles yet")
    view.settled()


def analysed(view: View) -> None:
    """Wait until nothing is under way any more."""
    expect(view.page.locator(".st-key-analysis-progress")).to_have_count(0, timeout=2 * PATIENCE)
    expect(view.page.get_by_test_id("stSidebar").get_by_text("Nothing to choose yet")).to_have_count(0, timeout=2 * PATIENCE)
    view.settled()


def copied(view: View) -> str:
    """What *Copy link* puts on the clipboard."""
    view.page.get_by_role("button", name="Copy link").click()
    expect(view.page.get_by_role("button", name="Copied")).to_be_visible()
    return str(view.page.evaluate("() => navigator.clipboard.readText()"))


def node(page: Page, name: str) -> None:
    """Wait for an actor's name in the picture of the network."""
    expect(page.locator(".vega-embed svg text", has_text=name).first).to_be_visible(timeout=PATIENCE)


def names(page: Page) -> list[str]:
    """All that stands in the picture of the network."""
    return sorted(page.locator(".vega-embed svg text").all_text_contents())
