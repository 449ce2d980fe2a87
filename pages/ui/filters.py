"""The sidebar's filters: country, actor, theme, source, words, dates. Every page reads them with `current()`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

import pandas as pd
import streamlit as st

from analysis import queries, search
from analysis.errors import SearchError
from analysis.queries import Filters, Options
from analysis.queries.filters import ANYWHERE
from analysis.store import searching
from pages.ui import address
from pages.ui.data import ask

_CURRENT = "filters"  # session state: what the sidebar says in this run
_OFFERED = 1_000  # values that one list offers; a browser is slow with more
_WORDS = "Only articles that hold these words. Choose a saved search, or type one as on the Search page and press Enter."
_EARLIEST = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Choice:
    """What one list offers: `names` of all keys there are, most frequent first; where `typed`, others may be typed in."""

    label: str
    placeholder: str
    names: dict[str, str]
    help: str | None = None
    typed: bool = False

    def wrong(self, value: str) -> str | None:
        """Why the view cannot be narrowed to a value, in a sentence; None where it can."""
        if value in self.names:
            return None
        if not self.typed:
            return f"{self.label} “{value[:60]}” is not in this workspace (any more), so the view is not narrowed to it."
        try:
            search.parse(value.removeprefix(ANYWHERE))
        except SearchError as error:
            return f"{self.label} “{value[:60]}” cannot be searched for, so the view is not narrowed to it. {error}"
        return None


def current() -> Filters:
    """What the view is narrowed to now."""
    return st.session_state.get(_CURRENT, Filters())


def follow(query: Mapping[str, list[str]]) -> list[str]:
    """Set the widgets, which are not made yet, to what an address asks for; a sentence for each value that is not there."""
    wanted = address.filters_of(query)
    notes = []
    for name, choice in choices(ask(queries.options)).items():
        values = getattr(wanted, address.LISTS[name])
        st.session_state[address.key(name)] = [value for value in values if not choice.wrong(value)]
        notes += [wrong for value in values if (wrong := choice.wrong(value))]
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
        "words": Choice("Words", "Any words", {one.words: one.name for one in ask(searching.saved_searches)}, _WORDS, typed=True),
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
    held = [value for value in st.session_state.get(key, []) if not choice.wrong(value)]
    offered = list(dict.fromkeys([*list(choice.names)[:_OFFERED], *held]))
    chosen = st.multiselect(
        choice.label,
        offered,
        format_func=lambda value: choice.names.get(value, value),
        key=key,
        placeholder=choice.placeholder if offered or choice.typed else "Nothing to choose yet",
        select_all=False,
        disabled=not (offered or choice.typed),
        accept_new_options=choice.typed,
        help=choice.help,
    )
    for wrong in filter(None, map(choice.wrong, chosen)):
        st.warning(wrong, icon=":material/search_off:")
    return tuple(value for value in chosen if not choice.wrong(value))


def _dates(options: Options) -> tuple[date | None, date | None]:
    hint = f"Articles here are from {span(options.start, options.end)}." if options.start else None
    start, end = (
        column.date_input(label, value=None, key=address.key(name), format="YYYY-MM-DD", min_value=_EARLIEST, help=hint)
        for column, label, name in zip(st.columns(2), ("Published from", "Published until"), ("from", "to"), strict=True)
    )
    if start and end and start > end:
        st.warning("The first date is after the last, so no article passes.", icon=":material/event_busy:")
    return start, end


def _names(frame: pd.DataFrame, key: str) -> dict[str, str]:
    """Names by key; two things of one name tell each other apart by their key."""
    doubled = set(frame.loc[frame["name"].duplicated(keep=False), "name"])
    return {k: f"{name} ({k})" if name in doubled else name for k, name in zip(frame[key], frame["name"], strict=True)}
