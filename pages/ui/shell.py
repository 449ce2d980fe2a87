"""What stands around every page: the workspace, the filters, the link to copy, the progress of the analysis."""

from __future__ import annotations

import time
from pathlib import Path

import streamlit as st

from analysis.errors import StandpointError
from analysis.store import Workspace
from pages.ui import address, copying, filters, links, places, progress, session, tour, work, workspaces

_NOTES = "notes"  # session state: sentences about the link that was followed
_NOTED_AT = "notes belong to"  # session state: the view on which they are shown, as long as it stays
_PICTURES = Path(__file__).parent
_SIDEBAR = 350  # pixels: two dates stand side by side
# Streamlit writes what is chosen in the primary colour, which is too dark on a dark ground if white is to be read upon it.
# Its tables show their tools above them wherever there is no mouse, over whatever stands there.
_STYLE = """<style>
[role="tab"][aria-selected="true"], button[data-selected="true"] { font-weight: 600; }
:is([role="tab"][aria-selected="true"], button[data-selected="true"], [data-testid="stSliderThumbValue"]),
:is([role="tab"][aria-selected="true"], button[data-selected="true"], [data-testid="stSliderThumbValue"]) *
{ color: inherit !important; }
[data-testid="stWidgetLabel"], [data-testid="stWidgetLabel"] p { color: inherit !important; }
[data-testid="stMain"] [data-testid="stPageLink"] :is(p, span) { white-space: normal; overflow: visible; text-overflow: clip; }
[data-testid="stMain"] [data-testid="stPageLink"] p { line-height: 1.35; }
[data-testid="stMain"] [data-testid="stPageLink"] a { align-items: flex-start; }
:is([class*="st-key-card"], [class*="st-key-hit"]) [data-testid="stPageLink"] a { padding: .15rem .2rem; margin-left: -.2rem; }
:is([data-testid="stTopNavLink"], [data-testid="stSidebarNavLink"], [data-testid="stMain"] a):focus-visible
{ outline: 2px solid var(--st-link-color, currentColor); outline-offset: 1px; }
@media (min-width: 737px) { [data-testid="stMainBlockContainer"] { padding-left: 3rem; padding-right: 3rem; } }
@media (hover: none) { [data-testid="stElementContainer"]:has(> * > [data-testid="stDataFrame"]) { margin-top: 1.75rem; } }
@media (prefers-reduced-motion: reduce) { *, *::before, *::after { animation: none !important; transition: none !important; } }
</style>"""
_PATIENCE = 20  # seconds that the first visitor waits for the sample to appear, before its analysis


def run() -> None:
    """Draw the whole app. What goes wrong in a way that we know is told in a sentence, here and nowhere else."""
    st.set_page_config("Standpoint", str(_PICTURES / "mark.svg"), layout="wide", initial_sidebar_state=_SIDEBAR)
    st.logo(str(_PICTURES / "name.svg"), size="large", icon_image=str(_PICTURES / "mark.svg"))
    st.html(_STYLE)
    here = st.navigation(places.menu(), position="top")
    try:
        _draw(here)
    except StandpointError as error:
        st.error(str(error), icon=":material/error:")


def _draw(here: st.Page) -> None:  # type: ignore[valid-type]
    links.entered(here.url_path or places.PLACES[0].file)
    st.set_page_config(page_title=f"{here.title} · Standpoint")
    loading = work.ensure_samples()
    if session.first_choice() is None:
        _wait_for_the_sample(loading)
    _settle()
    workspace = session.chosen()
    with st.sidebar:
        workspaces.chooser(workspace)
        if workspace:
            address.write(workspace.token, filters.sidebar())
            copying.control()
            progress.of_work(workspace)
    if workspace is None:
        workspaces.none_at_all()
        return
    _tell_notes()
    tour.offer(workspace)
    here.run()


def _settle() -> None:
    """Whether by a link or at a first visit: choose the workspace and the filters that the address asks for."""
    if not address.moved_from_outside() and session.chosen():
        return
    query = address.asked()
    notes: list[str] = []
    workspace = _asked_workspace(query, notes)
    session.choose(workspace)
    if workspace:
        notes += filters.follow(query if not notes else {})
    st.session_state[_NOTES] = notes
    st.session_state[_NOTED_AT] = None


def _asked_workspace(query: address.Query, notes: list[str]) -> Workspace | None:
    token = query.get(address.WORKSPACE, [""])[-1]
    if not token:
        return session.chosen() or session.first_choice()
    found = session.store().workspace_by_token(token)
    if found is None:
        notes.append("The workspace that this link leads to is not here (any more), so you see another one.")
    return found or session.first_choice()


def _tell_notes() -> None:
    view = (links.page_in_view(), address.asked())
    if st.session_state.get(_NOTED_AT) is None:
        st.session_state[_NOTED_AT] = view
    if st.session_state[_NOTED_AT] == view:
        for note in st.session_state.get(_NOTES, []):
            st.info(note, icon=":material/link_off:")


def _wait_for_the_sample(loading: work.Work) -> None:
    """The first visitor of all comes before there is any workspace."""
    with st.spinner("Getting the sample articles ready …"):
        until = time.monotonic() + _PATIENCE
        while loading.running and session.first_choice() is None and time.monotonic() < until:
            time.sleep(0.1)
    if loading.error:
        raise StandpointError(loading.error)
