"""Legends beside charts: in HTML, so that they wrap on a phone and a screen reader finds them."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from pages.ui.charts.look import Key

_SIGNS = {
    "dot": "●",
    "circle": "●",
    "ring": "○",
    "triangle-right": "▶",
    "triangle-left": "◀",
    "square": "■",
    "diamond": "◆",
    "triangle-up": "▲",
    "triangle-down": "▼",
    "line": "━━",
    "line both": "┄┄",
    "line conflict": "╍╍",
    "line wave": "∿∿",
}
_ROW = "display:flex;flex-wrap:wrap;gap:.25rem .9rem;font-size:.85rem;line-height:1.3"


def legend(keys: Iterable[Key]) -> None:
    """Draw what the marks of a chart mean."""
    st.html(f'<div style="{_ROW}" role="list" aria-label="Legend">{"".join(map(_entry, keys))}</div>')


def _entry(key: Key) -> str:
    colour = f"color:{escape(key.colour)}" if key.colour else ""
    sign = f'<span aria-hidden="true" style="{colour};margin-right:.3em">{_SIGNS[key.mark]}</span>'
    return f'<span role="listitem" style="white-space:nowrap">{sign}{escape(key.meaning)}</span>'
