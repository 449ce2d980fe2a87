"""A picture that is taken away is a document of its own: whole, well-formed, on a light ground, and without a script."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from xml.etree import ElementTree

import pandas as pd
import pytest

from analysis import networks, queries
from analysis.queries import Filters
from pages.ui.charts import figure, network, presence, themes, themes_in_time
from pages.ui.charts.figure import Figure
from pages.ui.charts.look import Key
from tests.conftest import Press

SVG = "{http://www.w3.org/2000/svg}"
NASTY = 'Norway</text><script>alert("&")</script>'
KEYS = [Key(mark, "#0173b2", f"what {mark} means") for mark in ("dot", "ring", "diamond", "line conflict", "triangle-down")]


def bars(names: tuple[str, ...] = ("Norway", "Peru")) -> Callable[..., object]:
    frame = pd.DataFrame({"key": [*names], "name": [*names], "mentions": range(len(names), 0, -1)})
    return partial(presence.bars, frame, "mentions", "actors", "mentions")


@pytest.fixture
def made() -> Figure:
    return Figure("Who is most present", "Mentions in these articles.", bars(), KEYS)


def texts(drawn: str) -> list[str]:
    return [str(element.text) for element in ElementTree.fromstring(drawn).iter(f"{SVG}text")]


def test_a_figure_holds_its_title_line_labels_legend_and_source(made: Figure) -> None:
    drawn = figure.svg(made, "Standpoint · Timber · 3 March 2024")
    assert ElementTree.fromstring(drawn).tag == f"{SVG}svg"
    told = texts(drawn)
    for words in (made.title, made.line, "Norway", "Peru", *(key.meaning for key in KEYS), "Standpoint · Timber · 3 March 2024"):
        assert words in told


def test_words_of_an_article_stay_words(made: Figure) -> None:
    drawn = figure.svg(replace(made, title=NASTY, make=bars((NASTY, "Peru"))), NASTY)
    elements = list(ElementTree.fromstring(drawn).iter())
    assert not {element.tag.removeprefix(SVG) for element in elements} & {"script", "foreignObject", "image", "a", "use", "style"}
    assert not [name for element in elements for name in element.attrib if name.lower().startswith("on") or "href" in name]
    assert texts(drawn).count(NASTY) == 2  # title and source; the axis shortens it


def test_long_lines_are_wrapped_and_all_stands_inside(made: Figure) -> None:
    long = replace(made, line="A sentence that goes on. " * 20, keys=KEYS * 6)
    drawn = ElementTree.fromstring(figure.svg(long, "Standpoint"))
    width, height = float(drawn.attrib["width"]), float(drawn.attrib["height"])
    lines = [element for element in drawn.findall(f"{SVG}text") if "sentence" in str(element.text)]
    assert len(lines) > 3
    assert max(float(element.attrib["y"]) for element in drawn.findall(f"{SVG}text")) < height
    moved = [element.attrib["transform"] for element in drawn.findall(f"{SVG}g")]
    assert all(float(place.removeprefix("translate(").split(",")[0]) < width - 100 for place in moved)


@pytest.mark.parametrize(("ending", "start"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_a_figure_is_written_in_each_format(made: Figure, ending: str, start: bytes) -> None:
    assert figure.written(made, "Standpoint", ending).startswith(start)


def test_the_network_is_taken_away_with_its_names_and_what_is_picked(press: Press) -> None:
    found = networks.network(press.store, press.workspace.id, Filters(), "relations", 40, None)
    make = partial(network.network, found.nodes, found.edges, "relations", "country", {"BRA": "#123456"}, {"BRA": "Brazil"})
    keys = network.keys(found.nodes, "relations")
    drawn = {picked: figure.svg(Figure("Network", "Lines.", partial(make, picked=picked), keys), "") for picked in ((), ("Q1",))}
    assert {"Ana Prado", "Brazil", "cooperation", "conflict"} <= set(texts(drawn[()]))
    assert 'opacity="0.15"' not in drawn[()]
    assert 'opacity="0.15"' in drawn[("Q1",)]  # the names of who has no tie with her


def test_every_theme_chart_is_drawn_without_a_browser(press: Press) -> None:
    def ask(query, *arguments):  # type: ignore[no-untyped-def]
        return query(press.store, press.workspace.id, *arguments)

    counted = ask(queries.theme_counts, Filters())
    for make in (
        partial(themes.counts, counted),
        partial(themes_in_time.over_time, ask(queries.theme_timeline, Filters())),
        partial(themes.who_on_what, ask(queries.theme_actor, Filters())),
        partial(themes.together, ask(queries.theme_pairs, Filters()), list(counted["name"])),
        partial(presence.timeline, ask(queries.timeline, Filters())),
    ):
        drawn = figure.svg(Figure("Title", "Line.", make), "Standpoint")
        assert len(texts(drawn)) > 5, make.func.__name__
        assert 'fill="#0173b2"' in drawn or "rgb(" in drawn, make.func.__name__
