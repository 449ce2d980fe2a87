"""How far the analysis of the workspace is, told in the sidebar of every page."""

from __future__ import annotations

import streamlit as st

from analysis.store import Workspace
from pages.ui import words, work


def of_work(workspace: Workspace) -> None:
    """Nothing where nothing waits; else a bar with the time left and a way to stop, or why it stopped and a way to go on."""
    at_work = work.ensure(workspace)
    if at_work and at_work.running:
        _bar(workspace)
    elif at_work:
        _halted(workspace, at_work)


@st.fragment(run_every=1.0)
def _bar(workspace: Workspace) -> None:
    at_work = work.ensure(workspace)
    if at_work is None or not at_work.running or words.something_has_come():
        st.rerun()
    if not at_work.total:
        return
    share = at_work.done / at_work.total if at_work.total else 0.0
    left = f" · {words.duration(at_work.left)} left" if at_work.left is not None else ""
    with st.container(key="analysis-progress"):
        st.progress(min(1.0, share), text=f"{at_work.what}{left}")
        if at_work.stopped:
            st.caption("Stopping after what is under way …")
        else:
            st.button("Stop", on_click=at_work.stop, key="stop analysis", icon=":material/stop_circle:", width="stretch")


def _halted(workspace: Workspace, at_work: work.Work) -> None:
    if at_work.error:
        st.error(at_work.error, icon=":material/error:")
    else:
        st.info(at_work.halted, icon=":material/pause_circle:")
    st.button(
        at_work.way_on, on_click=work.restart, args=(workspace,), key="go on", icon=":material/play_circle:", width="stretch"
    )
