"""Every chart draws its marks in a real browser, and a click in it brings the sentences."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PATIENCE, View

SVG = ".vega-embed svg"
MARKS = {
    "network?ties=Mentioned together": (".mark-symbol path", 6),
    "network?ties=Relations": (".mark-rule line", 2),
    "network?ties=Shared themes": (".mark-rule line", 2),
    "network?ties=Agreement&colour=Community": (".mark-rule line", 2),
    "themes?show=How much": (".mark-rect path", 3),
    "themes?show=Over time": (".mark-area path", 3),
    "themes?show=Who on what": (".mark-rect path", 5),
    "themes?show=What changed": (".mark-symbol path", 6),
    "themes?show=Together": (".mark-rect path", 1),
    "themes?show=Words": (".mark-rect path", 3),
    "positions?who=Q1&who=person:luis-quispe": (".mark-symbol path", 4),
}


def opened(view: View, server, address: str) -> View:
    return view.go(f"/{address}{'&' if '?' in address else '?'}w={server.press.token}")


@pytest.mark.parametrize("address", MARKS)
def test_a_chart_draws_its_marks(view, server, address):
    errors: list[str] = []
    view.page.on("pageerror", lambda error: errors.append(str(error)))
    opened(view, server, address)
    marks, count = MARKS[address]
    view.page.wait_for_function(
        "([marks, count]) => document.querySelectorAll(marks).length >= count", arg=[f"{SVG} {marks}", count], timeout=PATIENCE
    )
    assert errors == []
    described = view.page.locator(f"{SVG}[aria-label], .vega-embed [aria-label], [role='graphics-document'][aria-label]")
    assert described.count() >= 1


def test_names_stand_in_the_network_without_hovering(view, server):
    opened(view, server, "network")
    names = view.page.locator(f"{SVG} .mark-text text")
    expect(names.filter(has_text="Ana Prado").first).to_be_visible(timeout=PATIENCE)
    expect(names.filter(has_text="Norway").first).to_be_visible(timeout=PATIENCE)


def test_a_click_on_an_actor_brings_its_sentences_and_focus_filters(view, server):
    opened(view, server, "network")
    view.page.locator(f"{SVG} .mark-symbol path").nth(1).click()  # the second most mentioned
    view.sees("Lower tariffs help every sawmill in the north")
    view.page.get_by_role("button", name="Focus on this actor").click()
    view.chosen("Leader or other actor", "Ana Prado")
    expect(view.page).to_have_url(re.compile("actor=Q1"), timeout=PATIENCE)


def test_a_click_on_a_tie_brings_the_sentences_behind_it(view, server):
    opened(view, server, "network?ties=Relations")
    view.page.wait_for_selector(f"{SVG} .mark-rule line", state="attached", timeout=PATIENCE)
    lines = view.page.locator(f"{SVG} .mark-rule.role-mark").last.locator("line")  # the broad ones that are easy to hit
    lines.first.dispatch_event("click")
    view.sees("Peru accused Brazil of dumping timber.")


def test_dots_stay_where_they_are_when_a_filter_changes(view, server):
    places = []
    for address in ("network", "network?theme=trade"):
        opened(view, server, address)
        dot = view.page.locator(f"{SVG} .mark-symbol path[aria-label*='Ana Prado']")
        expect(dot).to_be_visible(timeout=PATIENCE)
        places.append(dot.get_attribute("transform"))
    assert places[0] == places[1]


def test_a_click_on_a_bar_brings_the_statements_on_the_theme(view, server):
    opened(view, server, "themes?show=How much")
    view.page.locator(f"{SVG} .mark-rect path").first.click()
    view.sees("Only this theme")
    view.sees("that the pact ends a long quarrel over tariffs")


def test_a_click_on_a_cell_brings_what_the_actor_says_on_the_theme(view, server):
    opened(view, server, "themes?show=Who on what")
    view.page.locator(f"{SVG} .mark-rect path[aria-label*='Ana Prado'][aria-label*='Trade']").dispatch_event("click")
    expect(view.page.get_by_role("heading", name=re.compile("Ana Prado on Trade"))).to_be_visible(timeout=PATIENCE)


def test_a_card_leads_into_the_reader_at_its_sentence(view, server):
    opened(view, server, "positions?who=Q1")
    view.page.locator("[class*='st-key-card'] a").first.click()
    view.heading("Reader")
    target = view.page.locator("article.article .target").first
    expect(target).to_be_visible(timeout=PATIENCE)
    expect(target).to_be_in_viewport(timeout=PATIENCE)
