"""What a page offers to take away is a file that others can read; two actors are put together and told apart again."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

import networkx as nx
import pandas as pd
from playwright.sync_api import expect

from analysis import networks, queries
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


def test_the_network_is_taken_away_for_gephi_and_others(view, server):
    view.go(f"/network?w={server.press.token}")
    gexf, graphml = taken(view, "Download", "GEXF (Gephi)", "GraphML")
    drawn = networks.network(server.store, server.press.id, Filters(), "mentions", 40)
    assert set(nx.read_gexf(io.BytesIO(gexf))) == set(drawn.nodes["key"])
    read = nx.read_graphml(io.BytesIO(graphml))
    assert set(read) == set(drawn.nodes["key"])
    assert read.number_of_edges() == len(drawn.edges)


def test_a_table_is_taken_away_in_every_format(view, server):
    view.go(f"/actors?w={server.press.token}")
    csv, excel, parquet = taken(view, "Download", "CSV", "Excel", "Parquet")
    keys = queries.actors(server.store, server.press.id, Filters())["key"].tolist()
    for read in (pd.read_csv(io.BytesIO(csv)), pd.read_excel(io.BytesIO(excel)), pd.read_parquet(io.BytesIO(parquet))):
        assert read["key"].tolist() == keys


def test_a_picture_is_taken_away_as_it_is_called_and_explained_here(view, server):
    view.go(f"/themes?w={server.press.token}").drawn()
    drawn, png = taken(view, "Download", "SVG", "PNG")
    words = "".join(ElementTree.fromstring(drawn).itertext())
    for told in ("Themes by articles", "Each bar: articles that hold the theme.", "Trade & tariffs", "Timber"):
        assert told in words
    assert png.startswith(b"\x89PNG")


def test_up_to_four_actors_stand_side_by_side(view, server):
    view.go(f"/positions?w={server.press.token}&who=Q1&who=person:luis-quispe&who=PER&who=NOR")
    heads = view.page.locator(".st-key-stances svg text")
    for name in ("Ana Prado", "Luis Quispe", "Peru", "Norway"):
        expect(heads.filter(has_text=name).first).to_be_visible(timeout=PATIENCE)


def test_a_cell_of_the_matrix_of_agreement_compares_its_two(view, server):
    view.go(f"/positions?w={server.press.token}")
    view.page.get_by_role("tab", name="Everybody in view").click()
    cell = view.page.locator(".st-key-agreement svg .mark-rect path[aria-label*='Ana Prado'][aria-label*='Norway']").first
    expect(cell).to_be_visible(timeout=PATIENCE)
    cell.dispatch_event("click")
    view.sees("Compare the two")


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
    view.settled().page.get_by_text("Put two actors together").click()
    for label, name in (("This actor", "Luis Quispe"), ("is the same as", "Ana Prado")):
        view.pick(label, name)
    view.page.get_by_role("button", name="Put them together").click()
    view.sees("Luis Quispe is Ana Prado")
    try:
        assert "Luis Quispe" not in present()
    finally:
        view.settled().page.get_by_role("button", name="Undo").first.click()
    view.until(lambda: "Luis Quispe" in present())


def test_an_empty_workspace_says_what_to_do(view, server):
    made = server.store.create_workspace("Nothing yet")
    view.go(f"/network?w={made.token}")
    view.sees("This workspace has no articles yet.")
    view.page.get_by_role("link", name="Add articles").click()
    view.heading("Articles")
    server.store.delete_workspace(made.id)
