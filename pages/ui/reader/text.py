"""The marked text on the page, in which one can pick what was found and select what was not."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

_FOLDER = Path(__file__).parent
_HTML = """<div class="reading">
<article class="article" lang="en" aria-label="The article, with what was found in it"></article>
<button type="button" class="offer" hidden>Add statement</button>
<p class="selected-words" role="status"></p>
</div>"""
_show = st.components.v2.component(
    "standpoint_article",
    html=_HTML,
    css=(_FOLDER / "text.css").read_text(encoding="utf-8"),
    js="\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in ("text.js", "selection.js")),
)


@dataclass(frozen=True, slots=True)
class Selection:
    """Words of the article's text from `start` to `end`, as the browser tells them: it may tell anything."""

    start: int
    end: int
    text: str


def text(
    html: str, key: str, picked: str | None, noted: bool, scroll: str | None, on_pick: Callable[[str], None]
) -> Selection | None:
    """Shows what `article_html` gives, and calls `on_pick` with the name of a find when one is picked in it.

    Gives the words that were selected and are to be a statement, once, in the run that this starts. `picked` is the find to show
    as such; `scroll` one to bring into view ("target" for the target sentence), and behind an @ anything that makes a second wish
    for the same find another one. `noted` makes room for notes in the margin.
    """
    shown = hashlib.sha1(html.encode(), usedforsecurity=False).hexdigest()
    data = {"html": html, "shown": shown, "picked": picked, "scroll": scroll, "noted": noted}

    def tell() -> None:
        name = st.session_state[key].get("picked")
        if isinstance(name, str):
            on_pick(name)

    told = _show(key=key, data=data, on_picked_change=tell, on_selected_change=_nothing)
    return _selection(told.get("selected"))


def _nothing() -> None:
    """The run that a selection starts is all that is wanted."""


def _selection(told: Any) -> Selection | None:
    match told:
        case {"start": int(start), "end": int(end), "text": str(words)} if 0 <= start < end:
            return Selection(start, end, words)
    return None
