"""Where actors stand: a grid of stances, a matrix of agreement, and the small line of a trajectory."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from pages.ui.charts.look import (
    FAINT,
    GROUND,
    INK,
    NEUTRAL,
    OPPOSE,
    STANCE_COLOURS,
    STANCE_MARKS,
    STANCE_SHAPES,
    STANCE_WORDS,
    STANCES,
    SUPPORT,
    Key,
    channel,
    diverging,
    finished,
    ink_of_row,
    inks,
)

_CELL, _COLUMN = 26, 38  # pixels of the matrix
_ROW, _HEADS = 26, 40  # pixels a theme, and of the actors’ names above
_SIDES = (-1, 0, 1)  # from all against to all for
_NAME = 22  # characters of a name on an axis
_LINE_WIDTH, _LINE_HEIGHT = 120, 30  # pixels of a sparkline
STANCE_KEYS = [
    Key(shape if shape != "circle" else "dot", colour, STANCE_WORDS[stance])
    for stance, shape, colour in zip(STANCES, STANCE_SHAPES, STANCE_COLOURS, strict=True)
]
MARKS = STANCE_MARKS | {"mixed": "◆"}  # of a position, which may go both ways
WORDS = STANCE_WORDS | {"mixed": "mixed"}
COLOURS = dict(zip(STANCES, STANCE_COLOURS, strict=True)) | {"mixed": NEUTRAL}
_SHAPES = dict(zip(STANCES, STANCE_SHAPES, strict=True)) | {"mixed": "diamond"}
POSITION_KEYS = [*STANCE_KEYS, Key("diamond", NEUTRAL, "mixed: some for, some against")]
AGREEMENT_KEYS = [
    Key("square", SUPPORT, "▲ themes on which both are on the same side"),
    Key("square", OPPOSE, "▼ on opposite sides"),
]


def stance_grid(positions: pd.DataFrame, themes: Sequence[str], actors: Sequence[str], dark: bool = False) -> alt.Chart:
    """A row a theme, a column an actor; the mark's shape and colour tell the stance, its size how many statements there are.

    `positions` is what `analysis.summaries.positions` gives; `themes` and `actors` are names in their order. Clicks come back as
    the selection `pick` (theme, actor).
    """
    pick = alt.selection_point(name="pick", fields=["theme", "actor"], on="click", empty=True)
    frame = positions.drop(columns=["telling"]).assign(
        word=[WORDS[stance] for stance in positions["stance"]], short=positions["name"].str.slice(0, _NAME)
    )
    chart = (
        alt.Chart(frame)
        .mark_point(filled=True, opacity=1, cursor="pointer", stroke=GROUND[dark], strokeWidth=1)
        .encode(
            x=alt.X("short:N", sort=[name[:_NAME] for name in actors], title=None, axis=_names_on_top()),
            y=alt.Y("theme_name:N", sort=list(themes), title=None, axis=alt.Axis(grid=True, domain=False, ticks=False)),
            shape=alt.Shape("stance:N", scale=alt.Scale(domain=list(_SHAPES), range=list(_SHAPES.values())), legend=None),
            color=alt.Color("stance:N", scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())), legend=None),
            size=alt.Size("statements:Q", scale=alt.Scale(type="sqrt", range=[70, 380]), legend=None),
            opacity=channel(alt.OpacityValue, alt.when(pick).then(alt.value(1)).otherwise(alt.value(0.3))),
            tooltip=[
                alt.Tooltip("name:N", title="Who"),
                alt.Tooltip("theme_name:N", title="Theme"),
                alt.Tooltip("word:N", title="Stance"),
                alt.Tooltip("summary:N", title="In a line"),
            ],
        )
        .add_params(pick)
    )
    told = [f"{row.name} {WORDS[str(row.stance)]}: {row.theme_name}" for row in positions.head(8).itertuples()]
    words = f"Stances of {', '.join(actors)} on {len(themes)} themes. {'; '.join(told)}."
    return finished(chart, words, dark, height=_ROW * max(1, len(themes)) + _HEADS)


def agreement_matrix(pairs: pd.DataFrame, dark: bool = False) -> alt.LayerChart:
    """Each cell two actors: blue and ▲ where they agree on more themes, orange and ▼ where they disagree on more, with the
    counts.

    `pairs` is what `analysis.summaries.agreement` gives, in its order. Clicks come back as the selection `tie` (source, target).
    """
    tie = alt.selection_point(name="tie", fields=["source", "target"], on="click", empty=True)
    order = [name[:_NAME] for name in dict.fromkeys(pairs["source_name"])]
    frame = pairs.assign(
        row_name=pairs["source_name"].str.slice(0, _NAME),
        column_name=pairs["target_name"].str.slice(0, _NAME),
        told=_balance(pairs),
        ink=inks(list(pairs["sign"]), _SIDES, diverging(dark)),
    )
    scale = alt.Scale(domain=list(_SIDES), range=diverging(dark), interpolate="rgb")
    base = alt.Chart(frame).encode(
        x=alt.X("column_name:N", sort=order, title=None, axis=alt.Axis(orient="top", labelAngle=-50, domain=False, ticks=False)),
        y=alt.Y("row_name:N", sort=order, title=None, axis=alt.Axis(domain=False, ticks=False)),
        tooltip=[
            alt.Tooltip("source_name:N", title="Who"),
            alt.Tooltip("target_name:N", title="With whom"),
            alt.Tooltip("cooperation:Q", title="Themes agreed on"),
            alt.Tooltip("conflict:Q", title="Themes disagreed on"),
        ],
    )
    cells = base.mark_rect(cursor="pointer", stroke=GROUND[dark], strokeWidth=2, cornerRadius=3).encode(
        color=alt.Color("sign:Q", scale=scale, legend=None),
        opacity=channel(alt.OpacityValue, alt.when(tie).then(alt.value(1)).otherwise(alt.value(0.35))),
    )
    counts = base.mark_text(fontSize=11).encode(text="told:N", color=ink_of_row())
    words = f"Matrix of agreement between {len(order)} actors. {_extremes(pairs)}"
    return finished(alt.layer(cells.add_params(tie), counts), words, dark, height=_CELL * max(3, len(order)), step=_COLUMN)


def sparkline(scores: Sequence[float], dark: bool = False) -> str:
    """A trajectory as the address of a small picture: from left to right in time, up for support, down for opposition."""
    if not len(scores):
        return ""
    across = np.linspace(5, _LINE_WIDTH - 5, len(scores)) if len(scores) > 1 else np.array([_LINE_WIDTH / 2])
    down = _LINE_HEIGHT / 2 - np.array(scores, dtype=float) * (_LINE_HEIGHT / 2 - 4)
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(across, down, strict=True))
    colour = SUPPORT if scores[-1] > 0.15 else OPPOSE if scores[-1] < -0.15 else NEUTRAL
    middle = _LINE_HEIGHT / 2
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_LINE_WIDTH}" height="{_LINE_HEIGHT}">'
        f'<path d="M0 {middle}H{_LINE_WIDTH}" stroke="{FAINT[dark]}" stroke-width="1" stroke-dasharray="2 3"/>'
        f'<polyline points="{points}" fill="none" stroke="{INK[dark]}" stroke-width="1.6" stroke-linejoin="round"/>'
        f'<circle cx="{across[-1]:.1f}" cy="{down[-1]:.1f}" r="3.5" fill="{colour}"/></svg>'
    )
    return f"data:image/svg+xml;base64,{base64.b64encode(picture.encode()).decode()}"


def _names_on_top() -> alt.Axis:
    return alt.Axis(orient="top", labelAngle=0, domain=False, ticks=False, labelFontWeight="bold", labelLimit=150)


def _balance(pairs: pd.DataFrame) -> list[str]:
    told = []
    for agreed, opposed in zip(pairs["cooperation"], pairs["conflict"], strict=True):
        parts = [f"▲{agreed}" if agreed else "", f"▼{opposed}" if opposed else ""]
        told.append(" ".join(part for part in parts if part))
    return told


def _extremes(pairs: pd.DataFrame) -> str:
    if pairs.empty:
        return "No two take sides on a common theme."
    most, least = _extreme(pairs, "cooperation"), _extreme(pairs, "conflict")
    return f"Most agreed: {most}. Most opposed: {least}."


def _extreme(pairs: pd.DataFrame, column: str) -> str:
    row: Any = pairs.iloc[int(pairs[column].to_numpy().argmax())]
    return f"{row['source_name']} and {row['target_name']} ({row[column]})" if row[column] else "nobody"
