"""What only a browser can show of the shell: the address bar, Back, the clipboard, links, security headers."""

from __future__ import annotations

import urllib.request
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import PATIENCE, Server, View


def test_a_copied_link_shows_the_same_in_a_fresh_browser(server: Server, visitor: Callable[..., View]) -> None:
    mine = visitor().go(f"/?w={server.press.token}")
    mine.choose("Country", "Brazil").choose("Leader or other actor", "Ana Prado")
    mine.menu("Articles")
    mine.page.get_by_role("button", name="Copy link").click()
    expect(mine.page.get_by_role("button", name="Copied")).to_be_visible()
    link = mine.page.evaluate("() => navigator.clipboard.readText()")
    assert "/articles?" in link
    assert "country=BRA" in link
    assert "actor=Q1" in link
    theirs = visitor().go(link)
    theirs.heading("Articles")
    theirs.chosen("Country", "Brazil")
    theirs.chosen("Leader or other actor", "Ana Prado")
    assert theirs.page.url == link


def test_the_address_can_be_selected_by_hand(server: Server, view: View) -> None:
    view.go(f"/?w={server.press.token}&theme=trade")
    field = view.page.get_by_role("textbox", name="Link to this view")
    expect(field).to_have_value(view.page.url)
    assert "theme=trade" in view.page.url


def test_back_undoes_a_filter_and_forward_brings_it_back(server: Server, view: View) -> None:
    view.go(f"/?w={server.press.token}")
    view.choose("Theme", "Trade & tariffs")
    view.page.wait_for_url("**theme=trade**", timeout=PATIENCE)
    view.page.go_back()
    view.page.wait_for_url(lambda url: "theme" not in url, timeout=PATIENCE)
    view.settled()
    expect(view.page.get_by_test_id("stSidebar").get_by_text("Trade & tariffs")).to_have_count(0)
    view.page.go_forward()
    view.chosen("Theme", "Trade & tariffs")


def test_filters_stay_from_page_to_page(server: Server, view: View) -> None:
    view.go(f"/?w={server.press.token}&country=NOR")
    for name in ("Network", "Articles", "About", "Overview"):
        view.menu(name)
        view.chosen("Country", "Norway")
        view.page.wait_for_url("**country=NOR**", timeout=PATIENCE)


def test_the_first_visitor_who_comes_by_a_link_sees_that_page_with_all_around_it(server: Server, view: View) -> None:
    view.go(f"/articles?w={server.press.token}")
    view.heading("Articles")
    expect(view.page.get_by_role("button", name="Copy link")).to_be_visible()


def test_the_pages_draw_their_charts(server: Server, view: View) -> None:
    view.go(f"/?w={server.press.token}").drawn(3)


def test_a_click_on_an_actors_bar_narrows_the_view(server: Server, view: View) -> None:
    view.go(f"/?w={server.press.token}").drawn(3)
    view.page.locator(".st-key-actors .mark-rect path").first.click()
    view.chosen("Leader or other actor", "Brazil")


def test_nothing_is_cut_off_on_a_telephone(server: Server, visitor: Callable[..., View]) -> None:
    view = visitor(viewport={"width": 390, "height": 844})
    for path in ("/", "/articles", "/about"):
        view.go(f"{path}?w={server.press.token}")
        assert view.page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def test_every_answer_has_its_security_headers(server: Server) -> None:
    with urllib.request.urlopen(f"{server.url}/") as answer:
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Referrer-Policy"] == "same-origin"


def test_nothing_is_asked_of_any_other_server(server: Server, view: View) -> None:
    asked: list[str] = []
    view.page.on("request", lambda request: asked.append(request.url))
    view.go(f"/?w={server.press.token}").drawn(3)
    assert {url.split("/")[2] for url in asked if url.startswith("http")} == {server.url.removeprefix("http://")}
