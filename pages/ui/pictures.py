"""Charts on a page: the line that says what they show, their description for those who cannot see them, their legend, what was
clicked, and the way to take them away.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any, Literal

import pandas as pd
import streamlit as st

from pages.ui import exports, legend
from pages.ui.charts.figure import Figure

_SCROLLS = (
    '<style>[class*="st-key-wide"] { overflow-x: auto; } [class*="st-key-wide"] .vega-embed { width: max-content; }</style>'
)


def dark() -> bool:
    """Whether the page stands on a dark ground now."""
    return st.context.theme.type == "dark"


def draw(
    figure: Figure,
    key: str,
    picks: tuple[str, ...] = (),
    wide: bool = False,
    on_pick: Callable[[dict[str, Any]], None] | None = None,
    hint: str = "",
    table: pd.DataFrame | None = None,
    take: Callable[[], None] | None = None,
) -> dict[str, Any]:
    """The figure's chart below its line and above its legend; gives what was clicked, by the name of the selection.

    A point selection is given as the first of its values that is not empty, a dict of its fields; one without is left out. The
    chart's own description is its text for those who do not see it. A `wide` one has a width of its own, and scrolls sideways
    where that is more than there is. `on_pick` gets the same when a click changes it, before the page is drawn again; `hint` says
    what a click does. The figure can be taken away with the `table` behind it, by the button that `take` draws if it is given.
    """
    st.caption(f"{figure.line} {hint}".strip())
    with st.container(key=f"wide {key}") if wide else nullcontext():
        if wide:
            st.html(_SCROLLS)
        picked = _chart(figure.make(dark=dark()), key, picks, "content" if wide else "stretch", on_pick)
    if figure.keys:
        legend.legend(figure.keys)
    if take:
        take()
    else:
        exports.download(table, key, figure=figure)
    return picked


def _chart(
    chart: Any,
    key: str,
    picks: tuple[str, ...],
    width: Literal["content", "stretch"],
    on_pick: Callable[[dict[str, Any]], None] | None,
) -> dict[str, Any]:
    if not picks:
        st.altair_chart(chart, key=key, theme=None, width=width)
        return {}

    def clicked() -> None:
        if on_pick:
            on_pick(_picked(st.session_state[key], picks))

    on_select: Literal["rerun"] | Callable[[], None] = clicked if on_pick else "rerun"
    event = st.altair_chart(chart, key=key, theme=None, width=width, on_select=on_select, selection_mode=list(picks))
    return _picked(event, picks)


def _picked(event: Any, picks: tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name in picks if (value := _first(event["selection"].get(name)))}


def _first(values: Any) -> dict[str, Any] | None:
    for value in values or []:
        if all(part is not None and part == part for part in value.values()):
            return dict(value)
    return None
