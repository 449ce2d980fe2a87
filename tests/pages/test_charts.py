"""Charts as functions: they take what the queries give, empty or not, and say what they show."""

from __future__ import annotations

import base64
from datetime import date

import numpy as np
import pandas as pd
import pytest

from analysis import networks, queries, summaries, terms
from analysis.queries import Filters
from pages.ui.charts import described, labels, look, themes_in_time
from pages.ui.charts import network as network_chart
from pages.ui.charts import positions as position_charts
from pages.ui.charts import themes as theme_charts

EVERYTHING, NOTHING = Filters(), Filters(sources=("no such outlet",))
WHO = ("Q1", "person:luis-quispe")
SPLIT = date(2024, 6, 1)


@pytest.fixture
def ask(press):
    return lambda query, *arguments, **named: query(press.store, press.workspace.id, *arguments, **named)


@pytest.fixture
def draw(ask):
    """Each chart of the analysis pages, by name, for some filters."""

    def drawn(name: str, filters: Filters, dark: bool = False):
        return CHARTS[name](ask, filters, dark)

    return drawn


def _network(kind, colour_by="country"):
    def draw(ask, filters, dark):
        found = ask(networks.network, filters, kind)
        return network_chart.network(found.nodes, found.edges, kind, colour_by, {"BRA": "#123456"}, {"BRA": "Brazil"}, dark)

    return draw


def _stances(ask, filters, dark):
    found = ask(summaries.compare, filters, WHO)
    return position_charts.stance_grid(found.positions, list(found.verdicts["theme_name"]), list(found.names.values()), dark)


def _words(ask, filters, dark):
    return theme_charts.distinctive_words(terms.distinctive(ask(terms.count_words), ask(queries.passing_ids, filters)), dark)


CHARTS = {
    **{kind: _network(kind) for kind in networks.EDGES},
    "communities": _network("mentions", "community"),
    "stances": _stances,
    "agreement matrix": lambda ask, f, dark: position_charts.agreement_matrix(ask(summaries.agreement, f), dark),
    "counts": lambda ask, f, dark: theme_charts.counts(ask(queries.theme_counts, f), "statements", dark),
    "over time": lambda ask, f, dark: themes_in_time.over_time(ask(queries.theme_timeline, f), "share", dark),
    "who on what": lambda ask, f, dark: theme_charts.who_on_what(ask(queries.theme_actor, f), "score", dark),
    "rose and fell": lambda ask, f, dark: theme_charts.rose_and_fell(
        ask(queries.theme_change, f, SPLIT), ("before", "after"), dark=dark
    ),
    "together": lambda ask, f, dark: theme_charts.together(
        ask(queries.theme_pairs, f), list(ask(queries.theme_counts, f)["name"]), dark
    ),
    "words": _words,
}


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("filters", [EVERYTHING, NOTHING], ids=["articles", "none"])
def test_a_chart_is_valid_says_what_it_shows_and_does_without_data(draw, name, filters):
    chart = draw(name, filters)
    spec = chart.to_dict()
    assert spec["width"] == "container" or "step" in spec["width"]
    assert len(described(chart)) > 25
    assert described(chart).endswith(".")


@pytest.mark.parametrize("name", CHARTS)
def test_all_layers_share_one_frame(draw, name):
    spec = draw(name, EVERYTHING, dark=True).to_dict()  # two frames in one chart draw nothing in the browser
    assert "data" in spec
    assert len(spec["datasets"]) == 1
    assert not any("data" in layer for layer in spec.get("layer", []))


@pytest.mark.parametrize(
    ("name", "selections"),
    [
        ("mentions", {"pick", "tie"}),
        ("stances", {"pick"}),
        ("agreement matrix", {"tie"}),
        ("counts", {"pick"}),
        ("together", {"pick"}),
    ],
)
def test_clicks_come_back_by_name(draw, name, selections):
    assert selections <= {param["name"] for param in draw(name, EVERYTHING).to_dict()["params"]}


def test_signed_ties_have_dashes_beside_colours(draw):
    layer = draw("relations", EVERYTHING).to_dict()["layer"][0]["encoding"]
    assert layer["strokeDash"]["field"] == layer["stroke"]["field"] == "tone"
    assert len({tuple(dash) for dash in layer["strokeDash"]["scale"]["range"]}) == 3


def test_a_legend_names_what_is_in_the_picture(ask):
    found = ask(networks.network, EVERYTHING, "relations")
    keys = network_chart.keys(found.nodes, "relations", "country", {"BRA": "#123456", "CHN": "#654321"}, {"BRA": "Brazil"})
    meanings = [key.meaning for key in keys]
    assert {"Brazil", "others", "country", "person", "organisation", "cooperation", "both", "conflict"} == set(meanings)
    assert keys[0].colour == "#123456"


def test_a_country_that_leads_a_community_keeps_its_plain_name(ask):
    found = ask(networks.network, EVERYTHING, "mentions")
    alone = found.nodes.assign(community_name=found.nodes["name"])
    keys = network_chart.keys(alone, "mentions", "country", {"BRA": "#123456"}, {"BRA": "Brazil"})
    assert keys[0].meaning == "Brazil"


def test_a_community_is_called_by_its_leading_actor(ask):
    found = ask(networks.network, EVERYTHING, "mentions")
    keys = network_chart.keys(found.nodes, "mentions", "community")
    assert keys[0].meaning.startswith(found.nodes.sort_values("community")["name"].iloc[0])


def test_many_themes_leave_the_rest_to_one_colour():
    days = pd.date_range("2024-01-01", periods=3, freq="MS")
    rows = [(day, f"Theme {n:02}", (20 - n) / 210) for day in days for n in range(20)]
    frame = pd.DataFrame(rows, columns=["period", "name", "share"])
    keys = themes_in_time.time_keys(frame)
    assert len(keys) == 8
    assert keys[-1] == look.Key("square", look.OTHER, "All other themes")
    drawn = themes_in_time.over_time(frame).to_dict()
    (values,) = drawn["datasets"].values()
    assert sum(row["share"] for row in values if row["period"].startswith("2024-02")) == pytest.approx(1)


def test_a_few_periods_are_bars_and_many_are_areas():
    for periods, mark in ((3, "bar"), (6, "area")):
        days = pd.date_range("2024-01-01", periods=periods, freq="MS")
        frame = pd.DataFrame({"period": days, "name": "Trade", "share": 1.0})
        assert themes_in_time.over_time(frame).to_dict()["mark"]["type"] == mark


def test_two_actors_of_one_name_keep_a_row_each():
    rows = [("a", "Ministry"), ("b", "Ministry"), ("c", "Norway")]
    frame = pd.DataFrame(rows, columns=["actor", "actor_name"]).assign(
        theme="trade", theme_name="Trade", statements=1, articles=1, score=0.0
    )
    (values,) = theme_charts.who_on_what(frame).to_dict()["datasets"].values()
    assert [row["row"] for row in values] == ["Ministry (a)", "Ministry (b)", "Norway"]


def test_a_period_without_articles_has_no_shares():
    frame = pd.DataFrame(
        {"period": pd.to_datetime(["2024-01-01", "2024-02-01", "2024-03-01"]), "name": "Trade", "share": [1.0, 0.0, 1.0]}
    )
    (values,) = themes_in_time.over_time(frame).to_dict()["datasets"].values()
    assert len(values) == 2


def test_a_sparkline_goes_up_for_support():
    picture = base64.b64decode(position_charts.sparkline([-0.8, 0.0, 0.8]).split(",")[1]).decode()
    points = [tuple(map(float, point.split(","))) for point in picture.split('points="')[1].split('"')[0].split()]
    assert [x for x, _ in points] == sorted(x for x, _ in points)
    assert points[0][1] > points[1][1] > points[2][1]  # pictures count downwards
    assert look.SUPPORT in picture
    assert position_charts.sparkline([]) == ""


def boxes(names, points, places, size, font=12):
    """What the placed labels cover: left, top, right, bottom."""
    found = []
    for name, (x, y), place in zip(names, points, places, strict=True):
        if place is None:
            continue
        long, tall = len(name) * 0.56 * font, 1.1 * font
        anchor = x * size[0] + place.dx
        left = {"left": anchor, "right": anchor - long, "center": anchor - long / 2}[place.align]
        top = (1 - y) * size[1] + place.dy - tall / 2
        found.append((left, top, left + long, top + tall))
    return found


@pytest.mark.parametrize("nodes", [1, 10, 60, 300])
@pytest.mark.parametrize("size", [(760, 620), (330, 620)])
def test_no_two_names_collide_and_the_strongest_have_theirs(nodes, size):
    chance = np.random.default_rng(nodes)
    points = chance.random((nodes, 2)) * 0.94 + 0.03
    names = [f"Actor number {n}" for n in range(nodes)]
    places = labels.placed(points, np.full(nodes, 6.0), names, size)
    covered = boxes(names, points, places, size)
    for n, (left, top, right, bottom) in enumerate(covered):
        assert left >= 0
        assert right <= size[0] + 1
        for other in covered[n + 1 :]:
            assert other[0] >= right or other[2] <= left or other[1] >= bottom or other[3] <= top
    assert sum(place is not None for place in places[:10]) >= min(nodes, 10) * (0.9 if size[0] > 500 else 0.6)


def test_the_most_important_are_named_even_in_a_crowd():
    crowd = np.array([[0.5, 0.5], *([0.5 + x / 60, 0.5 + y / 60] for x in range(-6, 7) for y in range(-6, 7) if x or y)])
    places = labels.placed(crowd, np.full(len(crowd), 9.0), [f"Actor number {n}" for n in range(len(crowd))], (560, 620))
    assert places[0] is not None


def test_nobody_to_name_is_no_trouble():
    assert labels.placed(np.empty((0, 2)), np.empty(0), [], (760, 620)) == []
