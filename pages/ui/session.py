"""The store that all visitors share, and the workspace that this one looks at."""

from __future__ import annotations

import streamlit as st

from analysis import samples
from analysis.store import Store, Workspace
from analysis.store.database import default_url

_CHOSEN = "workspace"  # session state: the id of the workspace in view


def store() -> Store:
    """The open database. Raises StoreError, which says why, when it cannot be reached."""
    return _open(default_url())


@st.cache_resource(show_spinner=False)
def _open(url: str) -> Store:
    return Store(url)


def workspace() -> Workspace:
    """The one in view. `pages.ui.address` has chosen it before any page runs."""
    return store().workspace(st.session_state[_CHOSEN])


def choose(chosen: Workspace | None) -> None:
    """Look at this one from now on; None for none."""
    st.session_state[_CHOSEN] = chosen.id if chosen else None


def chosen() -> Workspace | None:
    """The one in view, None before one is chosen or when it was deleted meanwhile."""
    id_ = st.session_state.get(_CHOSEN)
    return next((one for one in store().workspaces() if one.id == id_), None)


def first_choice() -> Workspace | None:
    """Who comes without a link sees the sample, or where that was deleted the oldest workspace; None where there is none."""
    there = store().workspaces()
    return next((one for one in there if one.name == samples.NAME), there[0] if there else None)
