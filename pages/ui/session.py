"""The store that all visitors share, and the workspace that this one looks at."""

from __future__ import annotations

import streamlit as st

from analysis import samples
from analysis.store import Store, Workspace
from analysis.store.database import default_url

_CHOSEN = "workspace"  # session state: the id of the workspace in view
_OPENED = "workspaces opened"  # session state: the ids of those that this visitor had a link to, or made


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
    if chosen:
        st.session_state[_OPENED] = st.session_state.get(_OPENED, frozenset()) | {chosen.id}


def chosen() -> Workspace | None:
    """The one in view, None before one is chosen or when it was deleted meanwhile."""
    id_ = st.session_state.get(_CHOSEN)
    return next((one for one in store().workspaces() if one.id == id_), None)


def workspaces() -> list[Workspace]:
    """Those that this visitor may know of, oldest first.

    On a laptop all; on a team's server the sample and those whose links were opened here, or that were made here:
    a link's token is all that guards a workspace, so the list must not give the others away.
    """
    there, opened = store().workspaces(), st.session_state.get(_OPENED, frozenset())
    if not store().on_server:
        return there
    return [one for one in there if one.id in opened or one.name == samples.NAME]


def first_choice() -> Workspace | None:
    """Who comes without a link sees the sample, else the oldest workspace they may know of; None where there is none."""
    there = workspaces()
    return next((one for one in there if one.name == samples.NAME), there[0] if there else None)
