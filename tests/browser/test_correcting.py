"""Searching and correcting, as a person does it in a real browser."""

from __future__ import annotations

import json
import re

from playwright.sync_api import expect

from analysis import queries
from analysis.queries import Filters
from tests.browser.conftest import PATIENCE


def test_a_search_leads_to_the_sentence_in_the_reader(view, server):
    seen = view.go(f"/search?w={server.press.token}")
    seen.page.get_by_role("textbox", name="Search for").fill("sawmill* OR bridges")
    seen.page.keyboard.press("Enter")
    seen.page.get_by_text("2 sentences").wait_for()
    expect(seen.page.locator(".sp-found")).to_have_text(["sawmill", "bridges"], timeout=PATIENCE)
    expect(seen.page).to_have_url(re.compile("q=sawmill"), timeout=PATIENCE)
    seen.page.get_by_role("link", name="Prado backs the timber deal").click()
    seen.page.get_by_role("heading", name="Prado backs the timber deal").wait_for()
    expect(seen.page).to_have_url(re.compile("start="), timeout=PATIENCE)


def test_a_stance_is_corrected_beside_its_sentence_and_taken_back(view, server):
    workspace = server.press

    def stance() -> str:
        said = queries.statements(server.store, workspace.id, Filters(actors=("NOR",)))
        return str(said["stance"].iloc[0])

    assert stance() == "support"
    seen = view.go(f"/reader?w={workspace.token}&article={_article(server)}")
    seen.page.locator("article.article .cue", has_text="pledged").click()
    seen.page.get_by_role("button", name="Correct", exact=True).click()
    dialog = seen.page.get_by_role("dialog")
    dialog.get_by_text("Its stance is wrong").click()
    dialog.get_by_text("opposes").click()
    dialog.get_by_label("Your name").fill("Ana")
    dialog.get_by_label("Your name").press("Tab")
    dialog.get_by_role("button", name="Correct it").click()
    seen.until(lambda: stance() == "oppose")
    seen = view.go(f"/corrections?w={workspace.token}")
    seen.page.get_by_text("It opposes").wait_for()
    seen.page.get_by_text("by Ana").wait_for()
    seen.page.get_by_role("button", name="Undo").click()
    seen.page.get_by_text("taken back").wait_for()
    assert stance() == "support"


def test_a_relation_is_corrected_beside_its_sentence_and_taken_back(view, server):
    workspace = server.press

    def events() -> list[str]:
        return sorted(queries.relations(server.store, workspace.id, Filters(), "PER", "BRA")["event"])

    before = events()
    seen = view.go(f"/network?w={workspace.token}&ties=Relations&between=BRA&between=PER")
    card = seen.page.locator("[class*='st-key-card']").filter(has_text="Peru accused Brazil of dumping timber.")
    card.get_by_role("button", name="Correct", exact=True).click()
    dialog = seen.page.get_by_role("dialog")
    dialog.get_by_text("It is another kind of deed").click()
    dialog.get_by_role("combobox", name="What is done?").click()
    seen.page.get_by_role("option", name="threaten:").click()
    dialog.get_by_role("button", name="Correct it").click()
    after = sorted("THREATEN" if event == "ACCUSE" else event for event in before)
    seen.until(lambda: events() == after)
    seen = view.go(f"/corrections?w={workspace.token}")
    seen.page.get_by_text("Peru → Brazil: threaten").wait_for()
    with seen.page.expect_download() as taken:
        seen.page.get_by_role("button", name="Export as JSON").click()
    (made,) = [one for one in json.loads(taken.value.path().read_text())["corrections"] if not one["undone"]]
    assert (made["kind"], made["text"], made["details"]["class"]) == (
        "relation",
        "Peru accused Brazil of dumping timber.",
        "THREATEN",
    )
    own = seen.page.locator("[class*='st-key-correction']").filter(has_text="Peru → Brazil: threaten")
    own.get_by_role("button", name="Undo").click()
    expect(own).to_contain_text("(taken back)", timeout=PATIENCE)
    assert events() == before


def _article(server) -> int:
    frame = queries.articles(server.store, server.press.id, Filters())
    return int(frame.loc[frame["title"] == "A fund for the forest", "article_id"].iloc[0])
