"""The marked text on the page, in which one can pick."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import streamlit as st

_FOLDER = Path(__file__).parent
_show = st.components.v2.component(
    "standpoint_article",
    html='<article class="article" lang="en" aria-label="The article, with what was found in it"></article>',
    css=(_FOLDER / "text.css").read_text(encoding="utf-8"),
    js=(_FOLDER / "text.js").read_text(encoding="utf-8"),
)


def text(html: str, key: str, picked: str | None, noted: bool, scroll: str | None, on_pick: Callable[[str], None]) -> None:
    """Shows what `article_html` gives, and calls `on_pick` with the name of a find when one is picked in it.

    `picked` is the one to show as such; `scroll` a find to bring into view ("target" for the target sentence), and behind an @
    anything that makes a second wish for the same find another one. `noted` makes room for notes in the margin.
    """
    shown = hashlib.sha1(html.encode(), usedforsecurity=False).hexdigest()
    data = {"html": html, "shown": shown, "picked": picked, "scroll": scroll, "noted": noted}

    def tell() -> None:
        name = st.session_state[key].get("picked")
        if isinstance(name, str):
            on_pick(name)

    _show(key=key, data=data, on_picked_change=tell)
