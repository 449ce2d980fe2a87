"""What is picked in the network. It stands in the address, so that a link shows the same: `picked` is an actor, two values of
`between` are the ends of a tie.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import streamlit as st

from pages.ui import links

_FIRST = "network picked first"  # session state: what a picture showed as picked when it came onto the page
_LET_GO = "network let go"  # session state: how often; each time the picture begins anew


def now() -> tuple[str, ...]:
    """The key of an actor, those of a tie's two ends, or nothing."""
    between = tuple(key for key in st.query_params.get_all("between") if key)
    actor = links.own("picked")
    return between if len(between) == 2 else (actor,) if actor else ()


def among(keys: Collection[str]) -> tuple[str, ...]:
    """The same if all of it is among these actors."""
    return now() if all(key in keys for key in now()) else ()


def pick(*keys: str) -> None:
    """One actor, the two of a tie, or nothing; for callbacks."""
    links.keep(picked=keys[0] if len(keys) == 1 else None, between=list(keys) if len(keys) == 2 else None)


def clicked(selections: dict[str, Any]) -> None:
    """What a click in the picture means."""
    tie, dot = selections.get("tie"), selections.get("pick")
    pick(*([tie["source"], tie["target"]] if tie else [dot["key"]] if dot else []))


def let_go() -> None:
    """Nothing any more, in the picture too."""
    show()


def show(*keys: str) -> None:
    """Pick what was not clicked in the picture, so that the picture shows it too."""
    pick(*keys)
    st.session_state[_LET_GO] = st.session_state.get(_LET_GO, 0) + 1


def key_of(picture: str) -> str:
    """The key of the picture's element."""
    return f"{picture} {st.session_state.get(_LET_GO, 0)}"


def at_first(key: str, actors: Collection[str]) -> tuple[str, ...]:
    """What the picture of that key and of these actors showed as picked when it came; the same as long as it stays, so that it
    is not drawn anew.
    """
    if key not in st.session_state:
        st.session_state[_FIRST] = among(actors)
    return tuple(st.session_state.get(_FIRST, ()))
