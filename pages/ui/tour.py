"""A short tour of the sample for whoever is new: a step a page, told above it, left at any time."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from analysis.store import Workspace
from pages.ui import links, places, workspaces

_STEP = "tour"  # session state: which step is shown; None after it was left or declined
_NOT_BEGUN = -1


@dataclass(frozen=True, slots=True)
class Step:
    """What there is to see on a page."""

    page: str
    line: str


STEPS = (
    Step(
        "overview",
        "How much there is, over time, and who and what is most present. **Click a bar** to narrow the view to it: the sidebar "
        "then shows that filter, and it holds on all pages. Each number leads on to what it counts.",
    ),
    Step(
        "network",
        "Who is tied to whom. **Click an actor** or a tie, and the sentences behind it appear. The choices above the picture say "
        "what a tie is: mentioned together, what they did to each other, or whether they agree.",
    ),
    Step(
        "themes",
        "What is talked about, by whom and when. **Click a cell** of the heat map to read what that actor said on that theme.",
    ),
    Step(
        "positions",
        "Who stands where. **Choose two to four actors**: a row a theme, with each stance and the sentences that tell it best.",
    ),
    Step(
        "reader",
        "The article as it reads, with actors and statements marked. **Click a mark** to see why it was found, and go on to the "
        "next article.",
    ),
    Step(
        "articles",
        "Now it is your turn: **start a workspace of your own** and drop your articles there. *Copy link* in the sidebar sends a "
        "colleague the very view that you see.",
    ),
)


def offer(workspace: Workspace) -> None:
    """Drawn above a page of the sample: an invitation on the first one, or the step that the visitor is at."""
    step = st.session_state.setdefault(_STEP, _NOT_BEGUN)
    if step is None or not workspaces.is_sample(workspace):
        return
    if step >= 0:
        _tell(step)
    elif links.page_in_view() == STEPS[0].page:
        _invite()


def _invite() -> None:
    with st.container(border=True, key="tour-invitation", horizontal=True, vertical_alignment="center"):
        st.markdown("**New here?** A tour of the sample takes two minutes.", width="stretch")
        if st.button("Take the tour", icon=":material/tour:", type="primary", key="take the tour"):
            _go_to(0)
        st.button("Not now", on_click=_leave, key="decline the tour", type="tertiary")


def _tell(number: int) -> None:
    step = STEPS[number]
    with st.container(border=True, key="tour"):
        st.markdown(f":material/tour: **{places.by_file()[step.page].title}**, {number + 1} of {len(STEPS)}. {step.line}")
        with st.container(horizontal=True):
            if number and st.button("Back", icon=":material/arrow_back:", key="tour back"):
                _go_to(number - 1)
            if number + 1 < len(STEPS) and st.button("Next", icon=":material/arrow_forward:", type="primary", key="tour next"):
                _go_to(number + 1)
            st.button("End the tour", on_click=_leave, type="tertiary", key="end the tour")


def _go_to(number: int) -> None:
    st.session_state[_STEP] = number
    links.go(STEPS[number].page)


def _leave() -> None:
    st.session_state[_STEP] = None
