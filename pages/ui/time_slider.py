"""Going through time: a slider over the periods of the view, which can move by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from analysis import queries
from analysis.queries import Filters
from pages.ui import links, words
from pages.ui.data import ask

PACE = 1.6  # seconds a period stays in view while time goes on

_PLAYING = "time goes on"  # session state
_AT = "time at"  # session state: the slider's value, a period's first day
_LEFT = "time left in the address"  # session state
_ALONE, _SINCE = "This period alone", "Everything up to it"


def playing() -> bool:
    """Whether time goes on by itself."""
    return bool(st.session_state.get(_PLAYING))


def narrowed(seen: Filters) -> Filters:
    """Draws the slider and gives the filters narrowed to the period that it stands on."""
    periods = ask(queries.timeline, seen)
    if len(periods) < 2:
        st.caption("All dated articles in view are of one period, so there is no time to go through.")
        return seen
    days = [day.date() for day in periods["period"]]
    every = str(periods["every"].iloc[0])
    _follow()
    _go_on(days)
    at, up_to = _controls(days, every)
    _keep(at if at != days[0] else None)
    last = (pd.Timestamp(at).to_period({"day": "D", "week": "W-SUN", "month": "M"}[every]).end_time).date()
    row = periods.iloc[days.index(at)]
    st.caption(f"{_called(at, every)}: {words.counted(int(row['articles']), 'article')}.")
    since = days[0] if up_to else at
    return replace(seen, start=max(since, seen.start or since), end=min(last, seen.end or last))


def _controls(days: list[date], every: str) -> tuple[date, bool]:
    button, slider, reach = st.columns([2, 7, 4], vertical_alignment="bottom")
    with button:
        label, icon = ("Pause", ":material/pause:") if playing() else ("Play", ":material/play_arrow:")
        if st.button(label, icon=icon, key="play", width="stretch"):
            st.session_state[_PLAYING] = not playing()
            st.rerun()
    with slider:
        at = st.select_slider("Period", days, key=_AT, format_func=lambda day: _called(day, every))
    with reach:
        up_to = st.segmented_control("Show", [_ALONE, _SINCE], default=_ALONE, key="reach", required=True, bind="query-params")
    return at, up_to == _SINCE


def _follow() -> None:
    """Stand where the address says, if somebody followed it."""
    asked = links.own("at")
    if asked != st.session_state.get(_LEFT):
        st.session_state[_AT] = _day(asked)
        st.session_state[_LEFT] = asked


def _keep(at: date | None) -> None:
    """The address tells where one stands, but not each step of the way: the browser's Back would lead through all of them."""
    if not playing():
        st.session_state[_LEFT] = at and at.isoformat()
        links.keep(at=st.session_state[_LEFT])


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _go_on(days: list[date]) -> None:
    """One period further while time goes on; at the end it stops."""
    at = st.session_state.get(_AT)
    if at not in days:
        st.session_state[_AT] = days[0]
    elif playing() and at == days[-1]:
        st.session_state[_PLAYING] = False
        st.rerun()
    elif playing():
        st.session_state[_AT] = days[days.index(at) + 1]


def _called(day: date, every: str) -> str:
    return f"{day:%B %Y}" if every == "month" else f"{day:%-d %b %Y}"
