"""A workspace's own themes, actors and names: what is changed is read again, and seen, while one looks on."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from analysis import pipeline, queries
from analysis.queries import Filters
from analysis.records import Analysis, Article, Passage
from analysis.store import Workspace, owning
from tests.browser.conftest import PATIENCE, Server, View


@pytest.fixture
def own(server: Server, hand_made: list[Analysis]) -> Iterator[Workspace]:
    """A workspace of the test's own: “Prado backs the timber deal” and “Dockers stop work”."""
    made = server.store.create_workspace("Knowledge")
    finds = [hand_made[0], hand_made[3]]
    ids = [server.store.add_article(made.id, one.article, f"own {n}")[0] for n, one in enumerate(finds)]
    server.store.save_analyses(zip(ids, finds, strict=True), pipeline.VERSION)
    yield made
    server.store.delete_workspace(made.id)


def test_a_theme_is_tried_on_a_text_and_saved_and_what_it_touches_is_read_again(view: View, server: Server, own: Workspace):
    view.go(f"/codebook?w={own.token}")
    view.page.get_by_text("Energy (0)").click()
    terms = view.page.get_by_role("textbox", name="Terms", exact=True)
    expect(terms).to_have_value(re.compile("pipeline"), timeout=PATIENCE)
    terms.fill(terms.input_value() + "\nsawmill")
    terms.press("Control+Enter")
    view.settled().page.get_by_text("Try it on a text").click()
    paragraph = view.page.get_by_role("textbox", name="A paragraph")
    paragraph.fill("The sawmills stand still.")
    paragraph.press("Control+Enter")
    view.page.get_by_role("button", name="Try", exact=True).click()
    expect(view.page.locator(".sp-term")).to_have_text(["sawmills"], timeout=PATIENCE)
    view.page.get_by_role("button", name="Save", exact=True).click()
    view.sees("Energy (1)")
    assert owning.equipment(server.store, own.id).codebook["energy"].terms[-1] == "sawmill"


def test_a_term_of_the_articles_becomes_a_theme(view: View, server: Server, own: Workspace):
    text = "Norway counts its mackerel. Peru buys mackerel. Brazil salts mackerel. Oslo sells mackerel to everybody."
    sentences = tuple(Passage(found.start(), found.end(), found[0]) for found in re.finditer(r"\w[^.]+[.]", text))
    article = Article("Fish", text, text, None, None, None, "en", "fish.txt")
    id_, _ = server.store.add_article(own.id, article, "fish")
    server.store.save_analysis(id_, Analysis(article, sentences, (), (), (), (), ()), pipeline.VERSION)
    view.go(f"/themes?w={own.token}&show=Words")
    view.page.locator(".vega-embed svg .mark-rect path[aria-label*='mackerel']").first.dispatch_event("click")
    view.page.get_by_role("button", name="Make it a theme").click()
    view.heading("Codebook")
    expect(view.page.get_by_role("textbox", name="Terms", exact=True)).to_have_value("mackerel", timeout=PATIENCE)
    view.page.get_by_role("button", name="Save", exact=True).click()
    view.sees("Mackerel (1)")


def test_an_actor_is_added_and_found_where_its_name_stands(view: View, server: Server, own: Workspace):
    view.go(f"/actors?w={own.token}")
    view.page.get_by_role("tab", name="Known to this workspace").click()
    view.page.get_by_role("textbox", name="Name", exact=True).fill("Dockers")
    view.page.get_by_role("button", name="Add", exact=True).click()
    view.until(lambda: len(owning.equipment(server.store, own.id).actors) == 1)
    view.settled().go(f"/actors?w={own.token}")
    wanted = view.page.get_by_role("textbox", name="Find by name or key")
    wanted.fill("person:dockers")
    wanted.press("Enter")
    view.sees("1 actor, the most mentioned first")


def test_an_actor_is_called_otherwise_on_every_page(view: View, server: Server, own: Workspace):
    view.go(f"/corrections?w={own.token}")
    view.settled().page.get_by_text("Put two actors together, or call one otherwise").click()
    view.pick("The actor", "Ana Prado")
    view.page.get_by_role("textbox", name="is called").fill("President Prado")
    view.page.get_by_role("button", name="Change it").click()
    view.until(lambda: "President Prado" in set(queries.actors(server.store, own.id, Filters())["name"]))
    assert "Ana Prado" not in set(queries.actors(server.store, own.id, Filters())["name"])
    view.go(f"/?w={own.token}")
    expect(view.page.locator(".vega-embed svg text", has_text="President Prado").first).to_be_visible(timeout=PATIENCE)


def test_bars_of_few_themes_can_be_seen(view: View, own: Workspace):
    view.go(f"/themes?w={own.token}").drawn()
    box = view.page.locator(".vega-embed svg .mark-rect path").first.bounding_box()
    assert box
    assert box["height"] > 12
