"""The sidebar's filters: country, actor, theme, source, dates. Every page reads them with `current()`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

import pandas as pd
import streamlit as st

from analysis import queries
from analysis.queries import Filters, Options
from pages.ui import address
from pages.ui.data import ask

_CURRENT = "filters"  # session state: what the sidebar says in this run
_OFFERED = 1_000  # values that one list offers; a browser is slow with more
_EARLIEST = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Choice:
    """What one list offers: `names` of all keys there are, most frequent first."""

    label: str
    placeholder: str
    names: dict[str, str]


def current() -> Filters:
    """What the view is narrowed to now."""
    return st.session_state.get(_CURRENT, Filters())


def follow(query: Mapping[str, list[str]]) -> list[str]:
    """Set the widgets, which are not made yet, to what an address asks for; a sentence for each value that is not there."""
    wanted = address.filters_of(query)
    notes = []
    for name, choice in choices(ask(queries.options)).items():
        values = getattr(wanted, address.LISTS[name])
        st.session_state[address.key(name)] = [value for value in values if value in choice.names]
        gone = [value for value in values if value not in choice.names]
        if gone:
            notes.append(
                f"{choice.label} {_listed(gone)} is not in this workspace (any more), so the view is not narrowed to it."
            )
    for name, field in address.DATES.items():
        st.session_state[address.key(name)] = getattr(wanted, field)
        if query.get(name) and getattr(wanted, field) is None:
            notes.append(f"“{query[name][-1][:40]}” is not a date, so it was left out.")
    return notes


def sidebar() -> Filters:
    """Draw the widgets and say what they hold; `current()` gives the same from then on."""
    options = ask(queries.options)
    with st.container(key="filters"):
        lists = {address.LISTS[name]: _multiselect(name, choice) for name, choice in choices(options).items()}
        start, end = _dates(options)
        chosen = Filters(**lists, start=start, end=end)
        st.button(
            "Clear filters",
            icon=":material/filter_alt_off:",
            on_click=clear,
            disabled=chosen == Filters(),
            width="stretch",
            key="clear filters",
        )
    st.session_state[_CURRENT] = chosen
    return chosen


def clear() -> None:
    """Let everything pass; for callbacks, which run before the widgets are made."""
    for name in address.LISTS:
        st.session_state[address.key(name)] = []
    for name in address.DATES:
        st.session_state[address.key(name)] = None


def narrow(**changes: object) -> None:
    """Set some filters, the others stay; for callbacks, which run before the widgets are made.

    st.altair_chart(bars, on_select=lambda: filters.narrow(themes=picked("bars")), key="bars")
    """
    wanted = changed(current(), changes)
    for name, field in address.LISTS.items():
        st.session_state[address.key(name)] = list(getattr(wanted, field))
    for name, field in address.DATES.items():
        st.session_state[address.key(name)] = getattr(wanted, field)


def choices(options: Options) -> dict[str, Choice]:
    """The lists of the sidebar by their parameter."""
    return {
        "country": Choice("Country", "Any country", _names(options.countries, "country")),
        "actor": Choice("Leader or other actor", "Anybody", _names(options.actors, "key")),
        "theme": Choice("Theme", "Any theme", _names(options.themes, "theme")),
        "source": Choice("Source", "Any outlet", {source: source for source in options.sources["source"]}),
    }


def described(chosen: Filters) -> str:
    """The filters in words, for headings and documents; empty where nothing is narrowed."""
    names = choices(ask(queries.options))
    parts = [
        ", ".join(names[name].names.get(value, value) for value in getattr(chosen, field))
        for name, field in address.LISTS.items()
        if getattr(chosen, field)
    ]
    if chosen.start or chosen.end:
        parts.append(span(chosen.start, chosen.end))
    return " · ".join(parts)


def span(start: date | None, end: date | None) -> str:
    """“1 March 2024 to 3 March 2024”, “since …”, “until …”, or nothing."""
    if start and end:
        return f"{start:%-d %B %Y} to {end:%-d %B %Y}" if start != end else f"{start:%-d %B %Y}"
    return f"since {start:%-d %B %Y}" if start else f"until {end:%-d %B %Y}" if end else ""


def changed(filters: Filters, changes: Mapping[str, object]) -> Filters:
    """The same with some fields set anew; TypeError for a field that there is not."""
    known = {field.name for field in fields(Filters)}
    if not changes.keys() <= known:
        raise TypeError(f"Filters have no {', '.join(sorted(changes.keys() - known))}; they have {', '.join(sorted(known))}.")
    now = {name: getattr(filters, name) for name in known}
    return Filters(**now | {name: tuple(value) if isinstance(value, list) else value for name, value in changes.items()})  # type: ignore[arg-type]


def _multiselect(name: str, choice: Choice) -> tuple[str, ...]:
    key = address.key(name)
    held = [value for value in st.session_state.get(key, []) if value in choice.names]
    offered = list(dict.fromkeys([*list(choice.names)[:_OFFERED], *held]))
    chosen = st.multiselect(
        choice.label,
        offered,
        format_func=lambda value: choice.names.get(value, value),
        key=key,
        placeholder=choice.placeholder if offered else "Nothing to choose yet",
        select_all=False,
        disabled=not offered,
    )
    return tuple(chosen)


def _dates(options: Options) -> tuple[date | None, date | None]:
    hint = f"Articles here are from {span(options.start, options.end)}." if options.start else None
    start, end = (
        st.date_input(label, value=None, key=address.key(name), format="YYYY-MM-DD", min_value=_EARLIEST, help=hint)
        for label, name in (("Published from", "from"), ("Published until", "to"))
    )
    if start and end and start > end:
        st.warning("The first date is after the last, so no article passes.", icon=":material/event_busy:")
    return start, end


def _names(frame: pd.DataFrame, key: str) -> dict[str, str]:
    """Names by key; two things of one name tell each other apart by their key."""
    doubled = set(frame.loc[frame["name"].duplicated(keep=False), "name"])
    return {k: f"{name} ({k})" if name in doubled else name for k, name in zip(frame[key], frame["name"], strict=True)}


def _listed(values: list[str]) -> str:
    return " and ".join(f"“{value[:60]}”" for value in values[:3]) + (f" and {len(values) - 3} more" if len(values) > 3 else "")
