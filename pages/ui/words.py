"""Sentences and numbers that several pages share."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from analysis import queries
from analysis.queries import Filters, Overview
from pages.ui import filters, links, session, work
from pages.ui.data import ask

_EMPTY = "nothing yet"  # session state: whether the page in view says that nothing is there
_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>()#+-.!|$~:^@"})


def title(title: str, line: str) -> None:
    """The head of a page that shows the same whatever the filters are."""
    st.title(title, anchor=False)
    st.caption(line)


def heading(title_: str, line: str) -> None:
    """The head of a page: its title, what it shows in a line, and what the view is narrowed to.

    The last is always there, so that nothing below it jumps when a filter is set.
    """
    title(title_, line)
    narrowed = filters.described(filters.current())
    st.markdown(f":material/filter_alt: {plain(narrowed)}" if narrowed else ":material/filter_alt_off: Every article, no filter")


def section(title_: str, line: str = "") -> None:
    """The head of a part of a page, and in a line what it shows."""
    st.header(title_, anchor=False)
    if line:
        st.caption(line)


def nothing_here() -> bool:
    """Draws what to do where there is nothing to show, and says whether that is so; a page then has no more to draw.

    words.heading("Themes", "…")
    if words.nothing_here():
        st.stop()
    """
    seen = ask(queries.overview, filters.current())
    everything = seen if seen.articles else ask(queries.overview, Filters())
    st.session_state[_EMPTY] = not everything.articles
    if seen.articles:
        return False
    if everything.articles:
        _nothing_passes()
    else:
        _nothing_yet(everything)
    return True


def something_has_come() -> bool:
    """Whether the page in view says that there is nothing, and that is no longer so."""
    return bool(st.session_state.get(_EMPTY)) and ask(queries.overview, Filters()).articles > 0


def number(count: float) -> str:
    """12,345"""
    return f"{count:,.0f}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """“1 article”, “2 articles”, “2,000 articles”."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def signed(score: float, digits: int = 1) -> str:
    """“+0.5”, “−0.5”, with a minus that is as wide as the plus."""
    return f"{score:+.{digits}f}".replace("-", "−")


def day(value: date | pd.Timestamp | None) -> str:
    """“3 March 2024”, or “undated”."""
    if value is None or pd.isna(value):
        return "undated"
    return f"{value:%-d %B %Y}"


def plain(text: str) -> str:
    """Text of an article, a file or an address, made safe to stand in Markdown: it shows as it is written."""
    return " ".join(str(text).split()).translate(_SPECIAL)


def duration(seconds: float) -> str:
    """“a few seconds”, “about 40 seconds”, “about 3 minutes”, “about 2 hours”."""
    if seconds < 8:
        return "a few seconds"
    if seconds < 55:
        return f"about {round(seconds, -1):.0f} seconds"
    if seconds < 3300:
        return f"about {counted(max(1, round(seconds / 60)), 'minute')}"
    return f"about {counted(max(1, round(seconds / 3600)), 'hour')}"


def _nothing_passes() -> None:
    with st.container(border=True, key="nothing-passes"):
        st.markdown("**No article passes these filters.**")
        st.write("Take one of them out in the sidebar, or let everything pass again.")
        st.button("Clear filters", on_click=filters.clear, key="clear filters here", icon=":material/filter_alt_off:")


def _nothing_yet(seen: Overview) -> None:
    at_work = work.ensure(session.workspace())
    with st.container(border=True, key="nothing-yet"):
        if at_work and at_work.running and (seen.waiting or at_work.brings):
            coming = counted(seen.waiting, "article") if seen.waiting else "Articles"
            st.markdown(f"**{coming} being read.**")
            st.write("The first finds appear here as soon as they are there; the sidebar tells how far the analysis is.")
        elif seen.waiting:
            st.markdown(f"**{counted(seen.waiting, 'article')} waiting for analysis.**")
            st.write("The analysis was stopped; the sidebar can let it go on.")
        else:
            st.markdown("**This workspace has no articles yet.**")
            st.write("Drop files on the Articles page, or paste a text there: actors, themes and statements are found in them.")
            links.to("articles", "Add articles", icon=":material/library_add:")
