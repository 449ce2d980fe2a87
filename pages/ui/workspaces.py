"""Choosing, making, renaming and deleting workspaces."""

from __future__ import annotations

import streamlit as st

from analysis import samples
from analysis.store import Workspace
from pages.ui import address, filters, places, session

_PICKED = "workspace picked"
_TOLD = "told of workspaces"


def chooser(now: Workspace | None) -> None:
    """The list of workspaces with what can be done to the one in view."""
    there = session.workspaces()
    names = _distinct(there)
    if now:
        st.session_state[_PICKED] = now.id
        st.selectbox("Workspace", list(names), format_func=lambda id_: names.get(id_, ""), key=_PICKED, on_change=_pick)
    make, change = st.columns(2, gap="small")
    with make:
        if st.button("New", icon=":material/add:", width="stretch", help="Start a workspace of your own", key="new workspace"):
            _make()
    with change:
        if now and st.button("Edit", icon=":material/edit:", width="stretch", help="Rename or delete it", key="edit workspace"):
            _edit(now)
    if told := st.session_state.pop(_TOLD, None):
        st.toast(told, icon=":material/check:")


def none_at_all() -> None:
    """For somebody who has deleted the last one."""
    st.title("Standpoint", anchor=False)
    st.write("There is no workspace. Start one, and add articles to it.")
    if st.button("Start a workspace", type="primary", icon=":material/add:", key="first workspace"):
        _make()


def new_button(label: str = "Start a workspace of your own", key: str = "new workspace here") -> None:
    """The same dialog from inside a page."""
    if st.button(label, icon=":material/add:", key=key):
        _make()


def enter(workspace: Workspace) -> None:
    """Look at this one from the next run on, with nothing filtered. For callbacks and before the widgets are made."""
    session.choose(workspace)
    filters.clear()


@st.dialog("New workspace", icon=":material/add:")
def _make() -> None:
    st.write("A workspace holds the articles of one question. Its link lets others see it.")
    with st.form("make workspace", border=False):
        name = st.text_input("Name", max_chars=200, placeholder="For example: South China Sea, 2025")
        if st.form_submit_button("Create", type="primary"):
            made = session.store().create_workspace(name)
            st.session_state[_TOLD] = f"{made.name} is ready. Add your articles."
            st.switch_page(places.page("articles"), query_params={address.WORKSPACE: made.token})


@st.dialog("This workspace", icon=":material/edit:")
def _edit(now: Workspace) -> None:
    with st.form("rename workspace", border=False):
        name = st.text_input("Name", value=now.name, max_chars=200)
        if st.form_submit_button("Rename"):
            session.store().rename_workspace(now.id, name)
            st.session_state[_TOLD] = "Renamed."
            st.rerun()
    st.divider()
    sure = st.checkbox(f"Delete “{now.name}” with all its articles and what was found in them. This cannot be undone.")
    if st.button("Delete for good", type="primary", disabled=not sure, icon=":material/delete:", key="delete workspace"):
        session.store().delete_workspace(now.id)
        st.session_state[_TOLD] = f"{now.name} is deleted."
        session.choose(None)
        there = session.first_choice()
        st.switch_page(places.page("overview"), query_params={address.WORKSPACE: there.token} if there else {})


def _pick() -> None:
    enter(session.store().workspace(st.session_state[_PICKED]))


def _distinct(there: list[Workspace]) -> dict[int, str]:
    """What each is called in the list; of two with one name the later says when it was made."""
    names: dict[int, str] = {}
    for one in there:
        taken = one.name in names.values()
        names[one.id] = f"{one.name} ({one.created:%-d %b %Y %H:%M}, no. {one.id})" if taken else one.name
    return names


def is_sample(workspace: Workspace) -> bool:
    """Whether it is the one that comes with Standpoint."""
    return workspace.name == samples.NAME
