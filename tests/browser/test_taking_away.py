"""What a page offers to take away is a file that others can read; two actors are put together and told apart again."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

from playwright.sync_api import expect

from analysis import queries
from analysis.queries import Filters
from tests.browser.conftest import PATIENCE, View


def taken(view: View, popover: str, *names: str) -> list[bytes]:
    """The files of these names from the popover of that label."""
    view.page.get_by_test_id("stPopoverButton").filter(has_text=popover).first.click()
    files = []
    for name in names:
        with view.page.expect_download() as download:
            view.page.get_by_role("button", name=name, exact=True).click()
        files.append(download.value.path().read_bytes())
    return files


def test_the_brief_is_taken_away_as_a_document_with_its_sources(view, server):
    view.go(f"/positions?w={server.press.token}&who=Q1&who=person:luis-quispe")
    markdown, word = taken(view, "The brief", "Markdown", "Word")
    assert "Ana Prado" in markdown.decode()
    assert f"{server.url}/reader?" in markdown.decode()
    document = zipfile.ZipFile(io.BytesIO(word)).read("word/document.xml")
    assert "Luis Quispe" in "".join(ElementTree.fromstring(document).itertext())


def test_one_turns_to_the_older_article_and_back(view, server):
    view.go(f"/reader?w={server.press.token}")
    view.sees("Peru and Brazil sign")
    view.page.get_by_role("button", name="Older").click()
    expect(view.page.get_by_role("heading", name="United Nations counts trees")).to_be_visible(timeout=PATIENCE)
    view.settled().page.get_by_role("button", name="Newer").click()
    expect(view.page.get_by_role("heading", name="Peru and Brazil sign")).to_be_visible(timeout=PATIENCE)


def test_two_actors_are_put_together_and_told_apart_again(view, server):
    def present() -> set[str]:
        return set(queries.actors(server.store, server.press.id, Filters())["name"])

    view.go(f"/corrections?w={server.press.token}")
    view.page.get_by_text("Put two actors together").click()
    for label, name in (("This actor", "Luis Quispe"), ("is the same as", "Ana Prado")):
        view.page.get_by_role("combobox", name=label).click()
        view.page.keyboard.type(name)
        view.page.get_by_role("option", name=name).first.click()
    view.page.get_by_role("button", name="Put them together").click()
    view.sees("Luis Quispe is Ana Prado")
    try:
        assert "Luis Quispe" not in present()
    finally:
        view.settled().page.get_by_role("button", name="Undo").first.click()
    view.sees("(taken back)")
    assert "Luis Quispe" in present()


def test_an_empty_workspace_says_what_to_do(view, server):
    made = server.store.create_workspace("Nothing yet")
    view.go(f"/network?w={made.token}")
    view.sees("This workspace has no articles yet.")
    view.page.get_by_role("link", name="Add articles").click()
    view.heading("Articles")
    server.store.delete_workspace(made.id)
