"""Searching as a person does it, and what is found as a filter of every page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from analysis.store import searching
from tests.browser.conftest import PATIENCE


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ('"timber deal"', "1 sentence in 1 article"),
        ("tariffs NOT deal", "6 sentences in 5 articles"),
        ("accused AND dumping", "1 sentence in 1 article"),
        ("sawmill* OR bridges", "2 sentences in 2 articles"),
    ],
)
def test_phrases_and_operators_find_their_sentences(view, server, typed, found):
    view.go(f"/search?w={server.press.token}")
    view.page.get_by_role("textbox", name="Search for").fill(typed)
    view.page.keyboard.press("Enter")
    view.sees(found)


def test_a_saved_search_is_chosen_among_the_filters_and_a_link_shows_the_same(view, server, visitor):
    view.go(f"/search?w={server.press.token}&q=dumping+OR+sawmill")
    view.sees("2 sentences in 2 articles")
    view.page.get_by_role("button", name="Save this search").click()
    name = view.page.get_by_role("textbox", name="Name", exact=True)
    name.fill("Quarrels")
    name.press("Tab")
    view.page.get_by_role("button", name="Save", exact=True).click()
    view.sees("Saved searches (1)")
    view.settled()
    try:
        view.menu("Overview")
        view.choose("Words", "Quarrels")
        expect(view.page).to_have_url(re.compile(r"words=dumping\+OR\+sawmill"), timeout=PATIENCE)
        expect(view.page.locator(".st-key-number-articles")).to_contain_text("2", timeout=PATIENCE)
        for page in ("Network", "Themes", "Positions"):
            view.menu(page)
            view.chosen("Words", "Quarrels")
            view.page.wait_for_url("**words=dumping**", timeout=PATIENCE)
            expect(view.page.get_by_text("Norway accused")).to_have_count(0)
        view.menu("Network")
        expect(view.page.locator(".vega-embed svg text", has_text="Luis Quispe").first).to_be_visible(timeout=PATIENCE)
        expect(view.page.locator(".vega-embed svg text", has_text="United Nations")).to_have_count(0)
        theirs = visitor().go(view.page.url)
        theirs.chosen("Words", "Quarrels")
        expect(theirs.page.locator(".vega-embed svg text", has_text="Luis Quispe").first).to_be_visible(timeout=PATIENCE)
        expect(theirs.page.locator(".vega-embed svg text", has_text="United Nations")).to_have_count(0)
    finally:
        for one in searching.saved_searches(server.store, server.press.id):
            searching.forget_search(server.store, server.press.id, one.id)


def test_words_are_typed_into_the_filter(view, server):
    view.go(f"/?w={server.press.token}")
    field = view.page.get_by_test_id("stSidebar").get_by_role("combobox", name=re.compile("Words"))
    field.click()
    field.type("forest")
    view.page.keyboard.press("Enter")
    view.chosen("Words", "forest")
    expect(view.page.locator(".st-key-number-articles")).to_contain_text("3", timeout=PATIENCE)
