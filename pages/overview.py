"""Overview: how much there is, over time, who and what is most present, and what was said last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis import queries
from pages.ui import evidence, filters, links, pictures, words
from pages.ui.charts import presence
from pages.ui.charts.figure import Figure
from pages.ui.data import ask

MOST = 12  # bars
FEW = 5  # articles, of which most have most themes
NEWEST = 8  # statements
LOOKED_AT = 150  # among which they are chosen
_FLUSH = '<style>[class*="st-key-number"] [data-testid="stPageLink"] a { margin-left: -.5rem; }</style>'  # with the number


def draw() -> None:
    words.heading("Overview", "How much there is here, who and what is most present, and what was said last.")
    if words.nothing_here():
        return
    narrowed = filters.current()
    seen = ask(queries.overview, narrowed)
    numbers(seen)
    over_time(ask(queries.timeline, narrowed))
    left, right = st.columns(2, gap="large")
    with left:
        most_present_actors(ask(queries.actors, narrowed))
    with right:
        most_present_themes(ask(queries.theme_counts, narrowed), "articles" if seen.articles >= FEW else "mentions")
    newest(ask(queries.statements, narrowed, most=LOOKED_AT))


def numbers(seen: queries.Overview) -> None:
    """Each number leads to what it counts."""
    cards = (
        ("Articles", seen.articles, "articles", "See the list"),
        ("Actors", seen.actors, "network", "See the ties"),
        ("Themes", seen.themes, "themes", "See the themes"),
        ("Statements", seen.statements, "positions", "Compare them"),
    )
    st.html(_FLUSH)
    with st.grid(4, min_column_width=150, gap="small"):
        for label, count, page, line in cards:
            with st.container(border=True, gap="xsmall", key=f"number-{label.lower()}"):
                st.metric(label, words.number(count))
                links.to(page, line, icon=":material/arrow_forward:")
    span = f", {filters.span(seen.start, seen.end)}" if seen.start and seen.end else ""
    outlets = f", by {words.counted(seen.sources, 'outlet')}" if seen.sources else ""
    st.caption(f"{words.counted(seen.words, 'word')}{outlets}{span}.")


def over_time(frame: pd.DataFrame) -> None:
    """A click on a bar narrows the view to its time."""
    words.section("Over time")
    if len(frame) < 2:
        st.caption("All dated articles here are of one day." if len(frame) else "None of these articles has a date.")
        return
    line = "Articles by the date on which they were published."
    _bars(Figure("Articles over time", line, partial(presence.timeline, frame)), "timeline", "its time", _to_period, frame)


def most_present_actors(frame: pd.DataFrame) -> None:
    words.section("Who is most present")
    line = "Mentions in these articles, by name, title or pronoun."
    make = partial(presence.bars, frame.head(MOST), "mentions", "actors", "mentions")
    _bars(Figure("Who is most present", line, make), "actors", "that actor", _to_actor, frame)


def most_present_themes(frame: pd.DataFrame, unit: str) -> None:
    """Counted by articles, or where those are few by the places of the themes' terms."""
    words.section("What is most present")
    if frame.empty:
        st.caption("No theme of the codebook was found in these articles.")
        return
    line = "Articles that hold a term of the theme." if unit == "articles" else "Places where a term of the theme stands."
    shown = frame.sort_values(unit, ascending=False, kind="stable").head(MOST).rename(columns={"theme": "key"})
    make = partial(presence.bars, shown, unit, "themes", unit)
    _bars(Figure("What is most present", line, make), "themes", "that theme", _to_theme, frame)


def newest(frame: pd.DataFrame) -> None:
    """The newest statements of actors that are known, of several articles if there are."""
    words.section("Said last")
    known = frame[frame["actor"].notna()]
    if known.empty:
        st.caption("No statement of an actor that is known was found in these articles.")
        return
    of_each = max(2, NEWEST // known["article_id"].nunique())
    said = known.groupby("article_id").head(of_each).head(NEWEST)
    st.caption("The newest statements, a few of each article, with the way to the sentence.")
    for column, part in zip(st.columns(2), (said.iloc[::2], said.iloc[1::2]), strict=True):
        if len(part):
            with column:
                evidence.cards(part, f"newest {part.index[0]}", at_once=NEWEST)


def _bars(figure: Figure, key: str, what: str, narrow: Callable[[Any], None], table: pd.DataFrame) -> None:
    """A chart of which a click on a bar narrows the view; `narrow` gets the bar's value."""

    def on_pick(picked: dict[str, Any]) -> None:
        if bar := picked.get("pick"):
            narrow(next(iter(bar.values())))

    pictures.draw(figure, key, ("pick",), on_pick=on_pick, table=table, hint=f"Click a bar to narrow the view to {what}.")


def _to_period(picked: float) -> None:
    first = pd.Timestamp(picked, unit="ms").normalize()
    every = ask(queries.timeline, filters.current())["every"].iloc[0]
    last = first + pd.offsets.MonthEnd(0) if every == "month" else first + timedelta(days=6 if every == "week" else 0)
    filters.narrow(start=first.date(), end=last.date())


def _to_actor(picked: str) -> None:
    filters.narrow(actors=(picked,))


def _to_theme(picked: str) -> None:
    filters.narrow(themes=(picked,))


draw()
