"""The network as a person uses it: what is picked and where one stands in time is in the address; weak ties go; time goes on."""

from __future__ import annotations

import re
from urllib.parse import quote

from playwright.sync_api import expect

from tests.browser.conftest import PATIENCE, View

SVG = ".vega-embed svg"


def opened(view: View, server, rest: str = "") -> View:
    view.go(f"/network?w={server.press.token}{rest}")
    expect(view.page.locator(f"{SVG} .mark-symbol path").first).to_be_visible(timeout=PATIENCE)
    return view


def heading(view: View, name: str) -> None:
    expect(view.page.locator(".st-key-beside").get_by_role("heading", name=name)).to_be_visible(timeout=PATIENCE)


def test_what_is_clicked_stands_in_the_address_and_a_link_opens_it(view, server, visitor):
    opened(view, server)
    view.page.locator(f"{SVG} .mark-symbol path[aria-label*='Ana Prado']").click()
    heading(view, "Ana Prado")
    expect(view.page).to_have_url(re.compile("picked=Q1"), timeout=PATIENCE)
    theirs = visitor().go(view.page.url)
    heading(theirs, "Ana Prado")
    stroke = theirs.page.locator(f"{SVG} .mark-symbol path[aria-label*='Ana Prado']")
    expect(stroke).to_have_attribute("stroke-width", "3", timeout=PATIENCE)
    theirs.page.get_by_role("button", name="Back to the table").click()
    expect(theirs.page.get_by_text("Who is central")).to_be_visible(timeout=PATIENCE)
    expect(theirs.page).not_to_have_url(re.compile("picked"), timeout=PATIENCE)


def test_a_tie_that_is_picked_opens_by_its_link_under_every_kind(view, server):
    for kind in ("Relations", "Shared themes", "Agreement"):
        opened(view, server, f"&ties={quote(kind)}&between=Q1&between=person%3Aluis-quispe&weakest=1")
        heading(view, "Ana Prado – Luis Quispe")


def test_the_slider_leaves_weak_ties_out(view, server):
    opened(view, server)
    lines = view.page.locator(f"{SVG} .mark-rule.role-mark").first.locator("line")
    before = lines.count()
    slider = view.page.get_by_role("slider", name="Weakest tie shown")
    slider.focus()
    view.page.keyboard.press("ArrowRight")
    expect(view.page).to_have_url(re.compile("weakest=2"), timeout=PATIENCE)
    view.sees("weaker than 2")
    view.settled()
    assert 0 < lines.count() < before


def test_time_goes_on_by_itself_and_a_link_opens_where_it_stands(view, server, visitor):
    opened(view, server, "&through-time=true")
    view.sees("8 Jan 2024: 1 article.")
    view.page.get_by_role("button", name="Play").click()
    expect(view.page.get_by_text("8 Jan 2024: 1 article.")).to_have_count(0, timeout=PATIENCE)
    view.page.get_by_role("button", name="Pause").click()
    expect(view.page.get_by_role("button", name="Play")).to_be_visible(timeout=PATIENCE)
    expect(view.page).to_have_url(re.compile("at=2024-"), timeout=PATIENCE)
    stands = view.page.get_by_text(re.compile(r"2024: \d article")).inner_text()
    theirs = visitor().go(view.page.url)
    theirs.sees(stands)
