"""How much there is, and of whom and what: the overview's pictures."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from pages.ui.charts.look import CATEGORIES, INK, channel, finished

_BAR = 22  # pixels from one bar to the next
_FILLED = 0.9  # of a period's width that its bar takes
_UNITS = {"day": "day", "week": "week", "month": "month"}
_PERIODS = {"day": "%-d %b %Y", "week": "week of %-d %b %Y", "month": "%B %Y"}


def timeline(frame: pd.DataFrame, dark: bool) -> Any:
    """Bars of articles over time; click one to pick its `period`.

    `frame` is that of `queries.timeline`: period, articles, statements, every.
    """
    every = frame["every"].iloc[0]
    ends = frame["period"].shift(-1).fillna(frame["period"].max() + pd.Timedelta(_days(every), "D"))
    shown = frame.assign(
        when=frame["period"].dt.strftime(_PERIODS[every]),
        until=frame["period"] + (ends - frame["period"]) * _FILLED,
    )
    pick = alt.selection_point(name="pick", fields=["period"], toggle=False)
    chart = (
        alt.Chart(shown)
        .mark_bar(
            color=CATEGORIES[0], cornerRadiusTopLeft=2, cornerRadiusTopRight=2, binSpacing=1, cursor="pointer", minBandSize=2
        )
        .encode(
            x=alt.X("period:T", title=None, axis=alt.Axis(labelOverlap=True, grid=False, format=_axis(every), tickCount=8)),
            x2="until:T",
            y=alt.Y("articles:Q", title=f"Articles a {_UNITS[every]}", axis=alt.Axis(tickMinStep=1, tickCount=4, format=",d")),
            y2=alt.Y2Datum(0),
            opacity=channel(alt.OpacityValue, alt.condition(pick, alt.value(1.0), alt.value(0.45))),
            tooltip=[
                alt.Tooltip("when:N", title="When"),
                alt.Tooltip("articles:Q", title="Articles", format=","),
                alt.Tooltip("statements:Q", title="Statements", format=","),
            ],
        )
        .add_params(pick)
    )
    most = shown.iloc[int(shown["articles"].to_numpy().argmax())]
    return finished(
        chart,
        f"Bar chart of articles a {_UNITS[every]} from {shown['when'].iloc[0]} to {shown['when'].iloc[-1]}, "
        f"{int(shown['articles'].sum()):,} in all; most, {int(most['articles']):,}, in {most['when']}.",
        dark,
        height=180,
    )


def bars(frame: pd.DataFrame, count: str, what: str, unit: str, dark: bool) -> Any:
    """Horizontal bars, longest first; click one to pick its `key`.

    `frame` has key, name and the column `count`; `what` (“actors”) and `unit` (“mentions”) are for the description and the axis.
    """
    pick = alt.selection_point(name="pick", fields=["key"], toggle=False)
    base = alt.Chart(frame).encode(
        y=alt.Y("name:N", sort=list(frame["name"]), title=None, axis=alt.Axis(labelLimit=190, ticks=False, domain=False)),
        x=alt.X(f"{count}:Q", title=None, axis=None, scale=alt.Scale(domain=[0, float(frame[count].max()) * 1.12])),
        tooltip=[alt.Tooltip("name:N", title="Name"), alt.Tooltip(f"{count}:Q", title=unit.capitalize(), format=",")],
    )
    drawn = (
        base.mark_bar(color=CATEGORIES[0], cornerRadiusEnd=2, height={"band": 0.72}, cursor="pointer")
        .encode(opacity=channel(alt.OpacityValue, alt.condition(pick, alt.value(1.0), alt.value(0.45))))
        .add_params(pick)
    )
    counts = base.mark_text(align="left", dx=4, color=INK[dark], fontSize=12).encode(text=alt.Text(f"{count}:Q", format=","))
    first = ", ".join(
        f"{row.name_} {row.n:,}" for row in frame.rename(columns={"name": "name_", count: "n"}).head(5).itertuples()
    )
    return finished(
        drawn + counts,
        f"Bar chart of the {len(frame)} most present {what} by {unit}: {first}{' and others' if len(frame) > 5 else ''}.",
        dark,
        height=_BAR * len(frame) + 10,
    )


def _axis(every: str) -> str:
    return "%b %Y" if every == "month" else "%-d %b %y"


def _days(every: str) -> int:
    return {"day": 1, "week": 7, "month": 30}[every]
