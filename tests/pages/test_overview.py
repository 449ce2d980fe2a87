from __future__ import annotations

from analysis import queries
from analysis.queries import Filters
from pages.ui.charts import presence
from tests.conftest import Press
from tests.pages.conftest import Visit


def test_the_numbers_are_those_of_the_articles_that_pass(visit: Visit) -> None:
    assert {one.label: one.value for one in visit().metric} == {"Articles": "8", "Actors": "6", "Themes": "3", "Statements": "13"}
    assert {one.label: one.value for one in visit("overview", "actor=NOR").metric}["Articles"] == "3"


def test_a_view_of_one_day_has_no_timeline_but_a_sentence(visit: Visit) -> None:
    at = visit("overview", "from=2024-09-30&to=2024-09-30")
    assert "All dated articles here are of one day." in [one.value for one in at.caption]


def test_the_timeline_describes_itself_and_has_a_bar_a_period(press: Press) -> None:
    frame = queries.timeline(press.store, press.workspace.id, Filters())
    chart = presence.timeline(frame, dark=False).to_dict()
    assert "most, 1, in week of 8 Jan 2024" in chart["description"]
    (data,) = chart["datasets"].values()
    assert len(data) == len(frame)
    assert all(row["period"] < row["until"] for row in data)


def test_bars_describe_the_first_of_them(press: Press) -> None:
    frame = queries.actors(press.store, press.workspace.id, Filters())
    chart = presence.bars(frame, "mentions", "actors", "mentions", dark=True).to_dict()
    assert chart["description"].startswith(f"Bar chart of the 6 most present actors by mentions: {frame['name'].iloc[0]} ")
    assert chart["height"] > 6 * 20


def test_what_a_view_is_narrowed_to_has_its_line_with_and_without_filters(visit: Visit) -> None:
    lines = [
        [str(one.value) for one in visit("themes", query).markdown if "filter_alt" in str(one.value)]
        for query in ("", "actor=NOR")
    ]
    assert lines == [[":material/filter_alt_off: Every article, no filter"], [":material/filter_alt: Norway"]]
