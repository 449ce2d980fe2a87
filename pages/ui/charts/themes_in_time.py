"""How what is talked about changes in time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from pages.ui.charts.look import CATEGORIES, GROUND, OTHER, Key, finished

_COURSE = 5  # periods with articles from which there is a course of time to draw
_LARGEST = 7  # themes that have a colour of their own over time
_REST = "All other themes"
_MEASURES = {"articles": "Articles", "statements": "Statements"}


def over_time(frame: pd.DataFrame, measure: str = "share", dark: bool = False) -> alt.Chart:
    """The largest themes as areas on top of each other, all others together in grey; as bars where there are few periods with
    articles, since areas would tell of the time between them.

    `frame` is what `queries.theme_timeline` gives; `measure` is share (of all theme places of a period), articles or statements.
    """
    shown, order = _largest(frame, measure)
    if measure == "share":
        shown = shown[shown.groupby("period")["share"].transform("sum") > 0]  # a period without articles has no shares
    title = "Share of what is talked about" if measure == "share" else f"{_MEASURES[measure]}, a theme on top of the other"
    present = shown[shown[measure] > 0]
    few = present["period"].nunique() < _COURSE
    chart = (
        _of_few_periods(present, dark)
        if few
        else alt.Chart(shown)
        .mark_area(interpolate="monotone", stroke=GROUND[dark], strokeWidth=1)
        .encode(x=alt.X("period:T", title=None, axis=alt.Axis(format=_dates(shown), labelOverlap=True, grid=False, tickCount=8)))
    )
    chart = chart.encode(
        y=alt.Y(
            f"{measure}:Q",
            stack="zero",
            title=title,
            axis=alt.Axis(format="%" if measure == "share" else ",d", tickCount=5),
            scale=alt.Scale(domainMax=1) if measure == "share" else alt.Scale(),
        ),
        color=alt.Color("name:N", scale=alt.Scale(domain=order, range=_colours(order)), legend=None),
        order=alt.Order("rank:Q"),
        tooltip=[
            alt.Tooltip("name:N", title="Theme"),
            alt.Tooltip("period:T", title="From", format="%-d %b %Y"),
            alt.Tooltip(f"{measure}:Q", title=title, format=".0%" if measure == "share" else ",d"),
        ],
    )
    span = f"from {_day(frame['period'].min())} to {_day(frame['period'].max())}"
    words = f"{title} over time, {span}. Largest: {', '.join(order[:3])}."
    return finished(chart, words, dark, height=320)


def _of_few_periods(shown: pd.DataFrame, dark: bool) -> alt.Chart:
    """A bar for each period, whatever lies between them."""
    began = alt.X("began:O", sort=None, title=None, axis=alt.Axis(labelAngle=0, labelLimit=110, domain=False, ticks=False))
    frame = shown.sort_values(["period", "rank"]).assign(
        began=[f"from {_day(day)}" for day in shown.sort_values(["period", "rank"])["period"]]
    )
    return alt.Chart(frame).mark_bar(stroke=GROUND[dark], strokeWidth=1, size=70).encode(x=began)


def _dates(shown: pd.DataFrame) -> str:
    """How the dates of an axis are written: with their day where it is short."""
    return "%-d %b %y" if shown["period"].max() - shown["period"].min() < pd.Timedelta(200, "D") else "%b %Y"


def time_keys(frame: pd.DataFrame, measure: str = "share") -> list[Key]:
    """What the colours of `over_time` mean."""
    _, order = _largest(frame, measure)
    return [Key("square", colour, name) for name, colour in zip(order, _colours(order), strict=True)]


def _largest(frame: pd.DataFrame, measure: str) -> tuple[pd.DataFrame, list[str]]:
    totals = frame.groupby("name")[measure].sum().sort_values(ascending=False, kind="stable")
    order = [str(name) for name in totals.index[:_LARGEST]]
    named = frame.assign(name=frame["name"].where(frame["name"].isin(order), _REST))
    shown = named.groupby(["period", "name"], as_index=False)[measure].sum()
    order = [*order, _REST] if (shown["name"] == _REST).any() else order
    return shown.assign(rank=shown["name"].map({name: n for n, name in enumerate(order)})), order


def _colours(order: Sequence[str]) -> list[str]:
    return [OTHER if name == _REST else CATEGORIES[n] for n, name in enumerate(order)]


def _day(value: Any) -> str:
    return "—" if pd.isna(value) else f"{value:%-d %B %Y}"
