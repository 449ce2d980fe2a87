"""The address bar and the session, kept in step: which workspace and which filters are in view.

The address always names the workspace (`w`), so that it can be sent to a colleague as it stands. At the start of each run
`read` finds out who moved: an address that is not the one we left there (a link, the browser's Back) sets the workspace and
the filters; else the widgets hold. At the end of the sidebar `write` puts into the address what is in view. Widgets bound
to the address by Streamlit itself would put the names that they show there; names change, so we put keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from analysis.queries import Filters

WORKSPACE = "w"
LISTS = {"country": "countries", "actor": "actors", "theme": "themes", "source": "sources", "words": "words"}
DATES = {"from": "start", "to": "end"}
NAMES = (WORKSPACE, *LISTS, *DATES)

_LEFT = "address left"  # session state: what `write` last left in the address
_WIDGETS = "filters left"  # session state: what the filter widgets held then

Query = dict[str, list[str]]


def moved_from_outside() -> bool:
    """Whether the address is one that somebody followed, rather than what the last run left there.

    A change of page through the menu drops the query, and a widget that was changed before the last address arrived in the
    browser comes with an old one: neither is a move.
    """
    left = st.session_state.get(_LEFT)
    if left is None or any(key(name) not in st.session_state for name in (*LISTS, *DATES)):
        return True
    now = asked()
    return WORKSPACE in now and now != left and st.session_state.get(_WIDGETS) == widgets()


def asked() -> Query:
    """What the address asks for now, of the names that all pages share."""
    found = {name: st.query_params.get_all(name) for name in NAMES}
    return {name: values for name, values in found.items() if any(values)}


def write(token: str, filters: Filters) -> None:
    """Put what is in view into the address."""
    query = query_of(token, filters)
    if asked() != query:
        st.query_params.update({name: query.get(name, []) for name in NAMES if name in query or name in st.query_params})
    st.session_state[_LEFT] = query
    st.session_state[_WIDGETS] = widgets()


def query_of(token: str, filters: Filters) -> Query:
    """The parameters that lead to this view; empty ones are left out."""
    query = {WORKSPACE: [token]}
    query |= {name: list(getattr(filters, field)) for name, field in LISTS.items()}
    query |= {name: [day.isoformat()] for name, field in DATES.items() if (day := getattr(filters, field))}
    return {name: values for name, values in query.items() if values}


def filters_of(query: Mapping[str, list[str]]) -> Filters:
    """The filters that parameters ask for; a date that is none is left out."""
    lists = {field: tuple(dict.fromkeys(query.get(name, ()))) for name, field in LISTS.items()}
    days = {field: _day((query.get(name) or [""])[-1]) for name, field in DATES.items()}
    return Filters(**lists, **days)  # type: ignore[arg-type]


def widgets() -> dict[str, object]:
    """What the filters' widgets hold; each has the key of its parameter."""
    held = {name: st.session_state.get(key(name)) for name in (*LISTS, *DATES)}
    return {name: list(value) if isinstance(value, list) else value for name, value in held.items()}


def key(name: str) -> str:
    """The key of the widget of that parameter."""
    return f"filter {name}"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
