"""What is talked about: how much, when, by whom, beside what, and in which words."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import numpy as np
import pandas as pd

from pages.ui.charts.look import (
    CATEGORIES,
    FAINT,
    GROUND,
    INK,
    OPPOSE,
    OTHER,
    SUPPORT,
    Key,
    channel,
    diverging,
    finished,
    ink_of_row,
    inks,
    sequential,
    told_apart,
)

_ROW, _CELL, _COLUMN = 25, 27, 32  # pixels
_AXIS = 56  # pixels below the rows, for the numbers and what they count
_MEASURES = {"articles": "Articles", "statements": "Statements", "mentions": "Places of its terms"}
_CLEAR = 1.96
_SCORES, _LIFTS = (-0.8, 0, 0.8), (-2, 0, 2)  # of the scales from orange to blue; lifts as powers of two


def counts(frame: pd.DataFrame, measure: str = "articles", dark: bool = False) -> alt.LayerChart:
    """A bar a theme, the longest on top, its number beside it.

    `frame` is what `queries.theme_counts` gives, `measure` one of its counts. Clicks come back as the selection `pick` (theme).
    """
    pick = alt.selection_point(name="pick", fields=["theme"], on="click", empty=True)
    order = list(frame.sort_values([measure, "name"], ascending=[False, True])["name"])
    base = alt.Chart(frame).encode(
        y=alt.Y("name:N", sort=order, title=None, axis=alt.Axis(domain=False, ticks=False, labelLimit=210)),
        x=alt.X(f"{measure}:Q", title=_MEASURES[measure], axis=alt.Axis(grid=True, tickMinStep=1, format=",d", tickCount=6)),
        tooltip=[
            alt.Tooltip("name:N", title="Theme"),
            alt.Tooltip("articles:Q", title="Articles", format=","),
            alt.Tooltip("statements:Q", title="Statements", format=","),
            alt.Tooltip("share:Q", title="Sentences", format=".0%"),
        ],
    )
    bars = base.mark_bar(color=CATEGORIES[0], cornerRadiusEnd=3, cursor="pointer", height={"band": 0.72}).encode(
        opacity=channel(alt.OpacityValue, alt.when(pick).then(alt.value(1)).otherwise(alt.value(0.35)))
    )
    numbers = base.mark_text(align="left", dx=5, color=INK[dark], fontSize=12).encode(text=alt.Text(f"{measure}:Q", format=","))
    told = ", ".join(
        f"{row.name_} {getattr(row, measure)}" for row in frame.rename(columns={"name": "name_"}).head(5).itertuples()
    )
    words = f"Themes by {_MEASURES[measure].lower()}: {told or 'none was found'}."
    return finished(alt.layer(bars.add_params(pick), numbers), words, dark, height=_ROW * len(frame) + _AXIS)


def who_on_what(frame: pd.DataFrame, colour_by: str = "statements", dark: bool = False) -> alt.LayerChart:
    """A row an actor, a column a theme; each cell tells how many statements there are, its colour the same or the mean stance.

    `frame` is what `queries.theme_actor` gives, in its order; `colour_by` is statements or score. Clicks come back as the
    selection `pick` (actor, theme).
    """
    pick = alt.selection_point(name="pick", fields=["actor", "theme"], on="click", empty=True)
    frame = frame.assign(row=told_apart(frame["actor"], frame["actor_name"]))
    rows = list(dict.fromkeys(frame["row"]))
    columns = list(dict.fromkeys(frame.sort_values("theme_name")["theme_name"]))
    totals = frame.groupby("theme_name")["statements"].sum()
    columns = sorted(columns, key=lambda name: (-totals[name], name))
    scale, ink = _stances(frame, dark) if colour_by == "score" else _amounts(frame, dark)
    told_in_cells = _stance_and_count(frame) if colour_by == "score" else [f"{count:,}" for count in frame["statements"]]
    base = alt.Chart(frame.assign(told=told_in_cells, ink=ink)).encode(
        x=alt.X("theme_name:N", sort=columns, title=None, axis=alt.Axis(orient="top", labelAngle=-50, domain=False, ticks=False)),
        y=alt.Y("row:N", sort=rows, title=None, axis=alt.Axis(domain=False, ticks=False)),
        tooltip=[
            alt.Tooltip("actor_name:N", title="Who"),
            alt.Tooltip("theme_name:N", title="Theme"),
            alt.Tooltip("statements:Q", title="Statements"),
            alt.Tooltip("articles:Q", title="Articles"),
            alt.Tooltip("score:Q", title="Mean stance, −1 to 1", format="+.2f"),
        ],
    )
    cells = base.mark_rect(cursor="pointer", stroke=GROUND[dark], strokeWidth=2, cornerRadius=3).encode(
        color=alt.Color(f"{colour_by}:Q", scale=scale, legend=None),
        opacity=channel(alt.OpacityValue, alt.when(pick).then(alt.value(1)).otherwise(alt.value(0.35))),
    )
    numbers = base.mark_text(fontSize=11, cursor="pointer").encode(text="told:N", color=ink_of_row())
    told = "; ".join(
        f"{row.actor_name} on {row.theme_name} {row.statements}" for row in frame.nlargest(5, "statements").itertuples()
    )
    words = f"{len(rows)} actors by {len(columns)} themes, with their statements: {told}."
    return finished(alt.layer(cells.add_params(pick), numbers), words, dark, height=_CELL * max(2, len(rows)), step=_COLUMN)


def rose_and_fell(frame: pd.DataFrame, labels: tuple[str, str], most: int = 24, dark: bool = False) -> alt.LayerChart:
    """For each theme its share of articles before (ring) and after (arrow head), the largest rise on top.

    `frame` is what `queries.theme_change` gives; `labels` name the two periods. What chance alone could explain is pale. Clicks
    come back as the selection `pick` (theme).
    """
    pick = alt.selection_point(name="pick", fields=["theme"], on="click", empty=True)
    strongest = frame.loc[frame["change"].abs().sort_values(ascending=False, kind="stable").index[:most]]
    shown = strongest.sort_values(["change", "theme"], ascending=[False, True]).assign(
        direction=np.where(strongest.sort_values(["change", "theme"], ascending=[False, True])["change"] >= 0, "rose", "fell")
    )
    shown["sure"] = np.where(shown["z"].abs() >= _CLEAR, "clear", "could be chance")
    base = alt.Chart(shown).encode(
        y=alt.Y("name:N", sort=list(shown["name"]), title=None, axis=alt.Axis(domain=False, ticks=False, labelLimit=210)),
        color=alt.Color("direction:N", scale=alt.Scale(domain=["rose", "fell"], range=[SUPPORT, OPPOSE]), legend=None),
        opacity=channel(alt.OpacityValue, alt.when("datum.sure === 'clear'").then(alt.value(1)).otherwise(alt.value(0.6))),
        tooltip=[
            alt.Tooltip("name:N", title="Theme"),
            alt.Tooltip("share_before:Q", title=labels[0], format=".0%"),
            alt.Tooltip("share_after:Q", title=labels[1], format=".0%"),
            alt.Tooltip("before:Q", title=f"Articles, {labels[0]}"),
            alt.Tooltip("after:Q", title=f"Articles, {labels[1]}"),
            alt.Tooltip("sure:N", title="The change is"),
        ],
    )
    x = alt.X("share_before:Q", title="Share of the articles", axis=alt.Axis(format="%", tickCount=6))
    dashes = alt.when("datum.sure === 'clear'").then(alt.value([1, 0])).otherwise(alt.value([4, 3]))
    lines = base.mark_rule(strokeWidth=2.5).encode(x=x, x2="share_after:Q", strokeDash=dashes)
    before = base.mark_point(size=60, filled=False, fill=GROUND[dark], strokeWidth=2, shape="circle").encode(x=x)
    heads = (
        base.mark_point(size=110, filled=True, cursor="pointer")
        .encode(
            x="share_after:Q",
            shape=alt.Shape(
                "direction:N", scale=alt.Scale(domain=["rose", "fell"], range=["triangle-right", "triangle-left"]), legend=None
            ),
        )
        .add_params(pick)
    )
    told = "; ".join(f"{row.name_} {row.change:+.0%}" for row in _ends(shown).rename(columns={"name": "name_"}).itertuples())
    words = f"Share of articles that hold each theme, {labels[0]} and {labels[1]}. {told}."
    return finished(alt.layer(lines, before, heads), words, dark, height=_ROW * len(shown) + _AXIS)


def together(frame: pd.DataFrame, themes: Sequence[str], dark: bool = False) -> alt.LayerChart:
    """Which themes share sentences: a cell for each two of `themes` (names, in order), with how many sentences hold both.

    `frame` is what `queries.theme_pairs` gives. The colour tells the lift: blue for more than chance, orange for less. Clicks
    come back as the selection `pick` (theme, other).
    """
    place = {name: n for n, name in enumerate(themes)}
    shown = frame[frame["name"].isin(place) & frame["other_name"].isin(place)]
    first = shown["name"].map(place) < shown["other_name"].map(place)
    shown = shown.assign(
        row=shown["other_name"].where(first, shown["name"]),
        column=shown["name"].where(first, shown["other_name"]),
        log_lift=np.log2(shown["lift"].clip(lower=0.125)),
    )
    shown["ink"] = inks(list(shown["log_lift"]), _LIFTS, diverging(dark))
    pick = alt.selection_point(name="pick", fields=["theme", "other"], on="click", empty=True)
    base = alt.Chart(shown).encode(
        x=alt.X("column:N", sort=list(themes), title=None, axis=alt.Axis(labelAngle=-50, domain=False, ticks=False)),
        y=alt.Y("row:N", sort=list(themes), title=None, axis=alt.Axis(domain=False, ticks=False)),
        tooltip=[
            alt.Tooltip("name:N", title="Theme"),
            alt.Tooltip("other_name:N", title="and"),
            alt.Tooltip("sentences:Q", title="Sentences with both", format=","),
            alt.Tooltip("lift:Q", title="Times as many as by chance", format=".1f"),
        ],
    )
    cells = base.mark_rect(cursor="pointer", stroke=GROUND[dark], strokeWidth=2, cornerRadius=3).encode(
        color=alt.Color(
            "log_lift:Q", scale=alt.Scale(domain=list(_LIFTS), range=diverging(dark), clamp=True, interpolate="rgb"), legend=None
        ),
        opacity=channel(alt.OpacityValue, alt.when(pick).then(alt.value(1)).otherwise(alt.value(0.35))),
    )
    numbers = base.mark_text(fontSize=11, cursor="pointer").encode(text=alt.Text("sentences:Q", format=","), color=ink_of_row())
    told = "; ".join(
        f"{row.name_} and {row.other_name} {row.sentences}"
        for row in frame.rename(columns={"name": "name_"}).head(5).itertuples()
    )
    words = f"Sentences that hold two themes: {told}."
    return finished(alt.layer(cells.add_params(pick), numbers), words, dark, height=_CELL * max(3, len(themes)), step=_COLUMN)


def distinctive_words(frame: pd.DataFrame, dark: bool = False) -> alt.LayerChart:
    """A bar a term, as long as it tells these articles from others, with its count beside it.

    `frame` is what `analysis.terms.distinctive` gives. What chance alone could explain is pale. Clicks come back as the selection
    `pick` (term).
    """
    pick = alt.selection_point(name="pick", fields=["term"], on="click", empty=True)
    base = alt.Chart(frame).encode(
        y=alt.Y("term:N", sort=list(frame["term"]), title=None, axis=alt.Axis(domain=False, ticks=False)),
        x=alt.X("z:Q", title="How far beyond what is usual (standard errors)", axis=alt.Axis(tickCount=6)),
        tooltip=[
            alt.Tooltip("term:N", title="Term"),
            alt.Tooltip("count:Q", title="Places"),
            alt.Tooltip("articles:Q", title="Articles"),
            alt.Tooltip("per_10_000:Q", title="In 10,000 words here", format=".1f"),
            alt.Tooltip("elsewhere:Q", title="Elsewhere", format=".1f"),
        ],
    )
    clear = alt.when(f"datum.z < {_CLEAR}").then(alt.value(0.45)).when(pick).then(alt.value(1)).otherwise(alt.value(0.35))
    bars = base.mark_bar(color=CATEGORIES[0], cornerRadiusEnd=3, cursor="pointer", height={"band": 0.7}).encode(opacity=clear)
    numbers = base.mark_text(align="left", dx=5, color=FAINT[dark], fontSize=11).encode(text=alt.Text("count:Q", format=","))
    words = f"Terms that tell these articles from others: {', '.join(frame['term'].head(8))}."
    return finished(alt.layer(bars.add_params(pick), numbers), words, dark, height=22 * len(frame) + _AXIS)


CHANGE_KEYS = [
    Key("ring", OTHER, "before"), Key("triangle-right", SUPPORT, "rose"), Key("triangle-left", OPPOSE, "fell"),
    Key("line both", OTHER, "could be chance"),
]  # fmt: skip
LIFT_KEYS = [Key("square", SUPPORT, "more often together than by chance"), Key("square", OPPOSE, "less often")]


def _stances(frame: pd.DataFrame, dark: bool) -> tuple[alt.Scale, list[str]]:
    """The scale of the cells, and the ink of the number in each."""
    scale = alt.Scale(domain=list(_SCORES), range=diverging(dark), clamp=True, interpolate="rgb")
    return scale, inks(list(frame["score"]), _SCORES, diverging(dark))


def _amounts(frame: pd.DataFrame, dark: bool) -> tuple[alt.Scale, list[str]]:
    most = float(frame["statements"].max()) if len(frame) else 1.0
    scale = alt.Scale(type="sqrt", domain=[0, most], range=sequential(dark), interpolate="rgb")
    return scale, inks(list(np.sqrt(frame["statements"])), (0, most**0.5), sequential(dark))


def _ends(frame: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([frame.head(3), frame.tail(3)]).drop_duplicates("theme")


def _stance_and_count(frame: pd.DataFrame) -> list[str]:
    marks = np.select([frame["score"] >= 0.15, frame["score"] <= -0.15], ["▲", "▼"], "●")
    return [f"{mark}{count:,}" for mark, count in zip(marks, frame["statements"], strict=True)]
