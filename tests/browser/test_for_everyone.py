"""What keeps people from using a page: axe-core finds none of it, wide and light, narrow and dark, full and empty."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from pages.ui import places
from tests.browser.conftest import PATIENCE, Server, View

axe = pytest.importorskip("axe_playwright_python.base", reason="axe-playwright-python is not installed")

PAGES = [place.file for place in places.PLACES]
WITH_CHARTS = {"overview", "network", "themes", "positions"}
WIDE_AND_LIGHT = {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"}
NARROW_AND_DARK = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "reduced_motion": "reduce"}
TOLERATED = {"minor", None}

# What Streamlit itself draws and we cannot mend: (rule, elements that have it or lie within).
STREAMLITS = [
    ("list", '[data-testid="stSidebarNavItems"]'),  # the menu of a phone puts a <div> for its sections between <ul> and <li>
    ("listitem", '[data-testid="stSidebarNavItems"]'),  # and those <li> stand in that <div>
]

_FINDINGS = """async (streamlits) => {
    const found = await axe.run(document, { resultTypes: ['violations'], elementRef: true });
    return found.violations.flatMap(rule => rule.nodes
        .filter(node => !streamlits.some(([id, inside]) => id === rule.id && node.element?.closest(inside)))
        .map(node => ({ rule: rule.id, impact: rule.impact, at: node.html.slice(0, 200), why: node.failureSummary })));
}"""
_MOVING = """() => [...document.querySelectorAll('*')].filter(one => {
    const style = getComputedStyle(one);
    return style.animationName !== 'none' || style.transitionDuration.split(', ').some(time => parseFloat(time) > 0);
}).map(one => one.outerHTML.slice(0, 120))"""
_DESCRIBED = """() => [...document.querySelectorAll('[data-testid=stVegaLiteChart]')].map(one => one.ariaLabel ?? '')"""


@pytest.fixture(scope="module")
def wide(server: Server, chromium: Browser) -> Iterator[View]:
    """One tab for all pages, on a light ground."""
    yield from _tab(chromium, server, WIDE_AND_LIGHT)


@pytest.fixture(scope="module")
def narrow(server: Server, chromium: Browser) -> Iterator[View]:
    """A phone's, on a dark ground, of somebody who wants nothing to move."""
    yield from _tab(chromium, server, NARROW_AND_DARK)


@pytest.fixture(scope="module")
def nothing_yet(server: Server) -> Iterator[str]:
    """The token of a workspace without articles."""
    made = server.store.create_workspace("Nothing yet")
    yield made.token
    server.store.delete_workspace(made.id)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_keeps_nobody_out(wide: View, server: Server, page: str) -> None:
    wide.go(_address(page, server.press.token))
    assert findings(wide) == []
    if page in WITH_CHARTS:
        wide.drawn()
        descriptions = wide.page.evaluate(_DESCRIBED)
        assert descriptions
        assert [told for told in descriptions if len(told) < 40] == [], "a chart without a description"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_keeps_nobody_out_on_a_phone_in_the_dark(narrow: View, server: Server, page: str) -> None:
    narrow.go(_address(page, server.press.token))
    assert findings(narrow) == []
    assert narrow.page.evaluate(_MOVING) == [], "something moves though the visitor asked for stillness"


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_workspace_keeps_nobody_out(wide: View, nothing_yet: str, page: str) -> None:
    wide.go(_address(page, nothing_yet))
    assert findings(wide) == []


def test_axe_is_at_work(wide: View, server: Server) -> None:
    """It must not be silent because it saw nothing."""
    wide.go(_address("about", server.press.token))
    wide.page.evaluate("() => document.querySelector('h1').insertAdjacentHTML('afterend', '<button></button>')")
    assert {one["rule"] for one in findings(wide)} == {"button-name"}


def findings(view: View) -> list[dict[str, str]]:
    """Whatever axe-core finds that is more than minor and ours."""
    if not view.page.evaluate("() => 'axe' in window"):
        view.page.evaluate(axe.AXE_SCRIPT)
    return [one for one in view.page.evaluate(_FINDINGS, STREAMLITS) if one["impact"] not in TOLERATED]


def _address(page: str, token: str) -> str:
    return f"/{'' if page == PAGES[0] else page}?w={token}" + ("&q=timber" if page == "search" else "")


def _tab(chromium: Browser, server: Server, options: dict[str, object]) -> Iterator[View]:
    context = chromium.new_context(**options)
    context.set_default_timeout(PATIENCE)
    yield View(context.new_page(), server.url)
    context.close()
