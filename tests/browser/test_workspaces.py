"""Workspaces and articles as a person keeps them in order; and the tour."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.browser.conftest import PATIENCE, Server, View


def sidebar_button(view: View, name: str) -> Locator:
    return view.page.get_by_test_id("stSidebar").get_by_role("button", name=name, exact=True)


def chosen_workspace(view: View, name: str) -> None:
    """Wait until the sidebar shows that workspace."""
    box = view.page.get_by_test_id("stSidebar").get_by_role("combobox", name=re.compile("Workspace"))
    expect(box).to_have_value(name, timeout=PATIENCE)


def test_a_workspace_without_a_name_is_refused_in_a_sentence(server: Server, view: View) -> None:
    view.go(f"/?w={server.press.token}")
    sidebar_button(view, "New").click()
    view.page.get_by_role("dialog").get_by_role("button", name="Create").click()
    view.sees("A workspace needs a name.")


def test_a_workspace_can_be_renamed_and_deleted(server: Server, view: View) -> None:
    made = server.store.create_workspace("Draft")
    view.go(f"/articles?w={made.token}")
    sidebar_button(view, "Edit").click()
    dialog = view.page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Name").fill("Fisheries")
    dialog.get_by_role("button", name="Rename").click()
    chosen_workspace(view, "Fisheries")
    assert server.store.workspace(made.id).token == made.token, "links to it still lead there"

    view.settled()
    sidebar_button(view, "Edit").click()
    delete = dialog.get_by_role("button", name="Delete for good")
    expect(delete).to_be_disabled()
    dialog.get_by_text("This cannot be undone").click()
    expect(delete).to_be_enabled(timeout=PATIENCE)
    delete.click()
    view.heading("Overview")
    assert server.store.workspace_by_token(made.token) is None


def test_articles_are_deleted_only_after_a_second_question(server: Server, view: View) -> None:
    made = server.store.create_workspace("Weather")
    article = server.store.stored([1])[0].article
    ids = [server.store.add_article(made.id, article, f"copy {n}")[0] for n in range(2)]
    view.go(f"/articles?w={made.token}")
    expect(view.page.locator(".st-key-analysis-progress")).to_have_count(0, timeout=2 * PATIENCE)
    table = view.page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    table.locator("canvas").first.click(position={"x": 15, "y": 52}, force=True)  # a scroller lies over it
    button = view.page.get_by_role("button", name="Delete 1 article")
    button.click()
    assert len(server.store.stored(ids)) == 2
    view.page.get_by_role("dialog").get_by_role("button", name="Delete 1 article").click()
    view.sees("1 article.")
    assert len(server.store.stored(ids)) == 1


def test_the_tour_leads_through_the_pages_of_the_sample(server: Server, view: View) -> None:
    sample = server.store.workspace_named("Sample") or server.store.create_workspace("Sample")
    view.go(f"/?w={sample.token}")
    view.page.get_by_role("button", name="Take the tour").click()
    for name, number in (("Overview", 1), ("Network", 2), ("Themes", 3), ("Positions", 4), ("Reader", 5), ("Articles", 6)):
        view.sees(f"{name}, {number} of 6.")
        if number < 6:
            view.page.get_by_role("button", name="Next", exact=True).click()
    view.heading("Articles")
    view.page.get_by_role("button", name="End the tour").click()
    expect(view.page.get_by_text("6 of 6")).to_have_count(0, timeout=PATIENCE)
