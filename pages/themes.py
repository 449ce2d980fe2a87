"""Themes: what is talked about, when, by whom, beside what, and in which words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis import queries, terms
from analysis.store import owning
from pages.ui import evidence, filters, links, pictures, words
from pages.ui.charts import themes as charts
from pages.ui.charts import themes_in_time
from pages.ui.charts.figure import Figure
from pages.ui.charts.positions import STANCE_KEYS
from pages.ui.data import ask

_MOST = 60  # sentences that are fetched
_MEASURES = {"Articles": "articles", "Statements": "statements"}
_EVERY: dict[str, queries.Every] = {"By itself": "auto", "Week": "week", "Month": "month"}
_MARKS = re.compile(r"^=|_[A-Z]+$|\*$")  # of a term in the codebook
_BESIDE = 620  # pixels of the column of sentences


def page() -> None:
    words.heading("Themes", "What is talked about, when, by whom, and in which words.")
    if words.nothing_here():
        return
    view = st.segmented_control(
        "Show", list(_VIEWS), default=next(iter(_VIEWS)), key="show", required=True, bind="query-params", wrap=True
    )
    _VIEWS[view or next(iter(_VIEWS))]()


def _how_much() -> None:
    seen = filters.current()
    counted = ask(queries.theme_counts, seen)
    if counted.empty:
        st.info("No theme of the codebook was found in these articles.", icon=":material/category:")
        return
    measure = _MEASURES[
        st.segmented_control("Count", list(_MEASURES), default="Articles", key="count", required=True, bind="query-params")
        or "Articles"
    ]
    bars, beside = st.columns([3, 2], gap="medium")
    with bars:
        line = "Each bar: articles that hold the theme." if measure == "articles" else "Each bar: statements made on the theme."
        figure = Figure(f"Themes by {measure}", line, partial(charts.counts, counted, measure))
        picked = pictures.draw(figure, "counts", ("pick",), hint="Click one for its sentences.", table=counted)
    theme = picked.get("pick", {}).get("theme")
    with beside, st.container(height=_BESIDE, border=False, key="beside counts"):
        _of_theme(str(theme) if theme else None, counted)


def _of_theme(theme: str | None, counted: pd.DataFrame) -> None:
    if theme is None:
        table = counted[["name", "articles", "statements"]].assign(share=100 * counted["share"])
        _as_table(table, "Themes and how often they were found", _COUNTED)
        return
    name = dict(zip(counted["theme"], counted["name"], strict=True)).get(theme, theme)
    words.section(words.plain(name))
    if st.button("Only this theme", icon=":material/filter_alt:", key="only theme"):
        links.go("themes", themes=(theme,))
    said, told = st.tabs(["Statements", "Places of its terms"])
    with said:
        on_theme = replace(filters.current(), themes=(theme,))
        evidence.cards(ask(queries.statements, on_theme, most=_MOST), f"said {theme}", nothing="Nobody speaks on it here.")
    with told:
        evidence.cards(ask(queries.theme_mentions, filters.current(), theme, most=_MOST), f"told {theme}")


def _over_time() -> None:
    measures = {"Share": "share"} | _MEASURES
    what, pace = st.columns(2)
    with what:
        measure = measures[
            st.segmented_control("Measure", list(measures), default="Share", key="measure", required=True, bind="query-params")
            or "Share"
        ]
    with pace:
        every = _EVERY[
            st.segmented_control("Every", list(_EVERY), default="By itself", key="every", required=True, bind="query-params")
            or "By itself"
        ]
    frame = ask(queries.theme_timeline, filters.current(), every)
    if frame["period"].nunique() < 2:
        st.info(
            "All dated articles in view are of one period, so there is no course of time to show.", icon=":material/timeline:"
        )
        return
    step = {"day": "day", "week": "week", "month": "month"}[str(frame["every"].iloc[0])]
    line = f"How what is talked about changes, {step} by {step}; the seven largest themes have a colour of their own."
    keys = themes_in_time.time_keys(frame, measure)
    figure = Figure("Themes over time", line, partial(themes_in_time.over_time, frame, measure), keys)
    pictures.draw(figure, "over time", table=frame)
    with st.expander("As a table"):
        table = frame.pivot_table(index="name", columns="period", values=measure, aggfunc="sum", fill_value=0)
        table.columns = [f"{period:%Y-%m-%d}" for period in table.columns]
        st.dataframe(table, alt="Themes by period")


def _who_on_what() -> None:
    colour, many = st.columns(2)
    with colour:
        by = st.segmented_control(
            "Colour tells", ["Statements", "Stance"], default="Statements", key="tells", required=True, bind="query-params"
        )
    with many:
        most = st.select_slider("Actors", [10, 15, 20, 30, 40], value=15, key="actors-most", bind="query-params")
    frame = ask(queries.theme_actor, filters.current(), most)
    if frame.empty:
        st.info("No statement on a theme passes these filters.", icon=":material/record_voice_over:")
        return
    colour_by = "score" if by == "Stance" else "statements"
    keys = STANCE_KEYS if colour_by == "score" else []
    line = "Each cell: an actor's statements on a theme."
    figure = Figure("Who speaks on what", line, partial(charts.who_on_what, frame, colour_by), keys)
    hint = "Click one to read them."
    picked = pictures.draw(figure, "who on what", ("pick",), wide=True, hint=hint, table=frame).get("pick")
    if picked:
        actor, theme = str(picked["actor"]), str(picked["theme"])
        row = frame[(frame["actor"] == actor) & (frame["theme"] == theme)]
        if len(row):
            words.section(f"{words.plain(row['actor_name'].iloc[0])} on {words.plain(row['theme_name'].iloc[0])}")
        own = replace(filters.current(), actors=(actor,), countries=(), themes=(theme,))
        evidence.cards(ask(queries.statements, own, most=_MOST), f"who {actor} {theme}")
    else:
        with st.expander("As a table"):
            columns = {
                "actor_name": "Who",
                "theme_name": "Theme",
                "statements": "Statements",
                "articles": "Articles",
                "score": "Mean stance",
            }
            _as_table(frame[list(columns)], "Statements of actors on themes", columns)


def _what_changed() -> None:
    seen = filters.current()
    days = ask(queries.overview, seen)
    if days.start is None or days.end is None or (days.end - days.start).days < 2:
        st.info("The dated articles in view are too close together to compare two periods.", icon=":material/compare_arrows:")
        return
    first, last = days.start + timedelta(days=1), days.end
    middle = days.start + (days.end - days.start) / 2
    asked = _day(links.own("split"))
    split = st.slider(
        "The second period begins on",
        first,
        last,
        asked if asked and first <= asked <= last else middle,
        key=f"split {first} {last}",
        format="D MMM YYYY",
    )
    links.keep(split=split.isoformat() if split != middle else None)
    frame = ask(queries.theme_change, seen, split)
    if frame["z"].isna().all():
        st.info("One of the two periods has no article.", icon=":material/compare_arrows:")
        return
    labels = (f"before {split:%-d %b %Y}", f"from {split:%-d %b %Y} on")
    line = (
        f"The share of articles that hold a theme: from its ring ({labels[0]}) to its arrow ({labels[1]}). Pale: could be chance."
    )
    picture, beside = st.columns([3, 2], gap="medium")
    with picture:
        figure = Figure("What rose and fell", line, partial(charts.rose_and_fell, frame, labels), charts.CHANGE_KEYS)
        picked = pictures.draw(figure, "changed", ("pick",), table=frame).get("pick")
    with beside, st.container(height=_BESIDE, border=False, key="beside change"):
        _of_change(frame, str(picked["theme"]) if picked else None, split)


def _of_change(frame: pd.DataFrame, theme: str | None, split: date) -> None:
    if theme is None:
        columns = {
            "name": "Theme",
            "share_before": st.column_config.NumberColumn("Before", format="%.0f %%", width=62),
            "share_after": st.column_config.NumberColumn("After", format="%.0f %%", width=62),
            "z": st.column_config.NumberColumn("z", format="%.1f", width=45, help="Beyond ±1.96, chance alone is unlikely"),
        }
        percent = frame.assign(share_before=100 * frame["share_before"], share_after=100 * frame["share_after"])
        _as_table(percent[list(columns)], "Shares of themes in two periods", columns)
        st.caption("z tells how far a change is from chance: beyond −1.96 or 1.96, chance alone is unlikely.")
        return
    words.section(words.plain(dict(zip(frame["theme"], frame["name"], strict=True)).get(theme, theme)))
    later = replace(filters.current(), themes=(theme,), start=max(filters.current().start or split, split))
    st.caption("Statements on it since then.")
    evidence.cards(ask(queries.statements, later, most=_MOST), f"changed {theme}", nothing="Nobody speaks on it since then.")


def _together() -> None:
    pairs = ask(queries.theme_pairs, filters.current())
    if pairs.empty:
        st.info("No sentence in view holds two themes.", icon=":material/join_inner:")
        return
    counted = ask(queries.theme_counts, replace(filters.current(), themes=()))
    line = "Each cell: sentences that hold both themes. Blue where more than chance would have, orange where fewer."
    make = partial(charts.together, pairs, list(counted["name"].head(18)))
    figure = Figure("Themes that share sentences", line, make, charts.LIFT_KEYS)
    hint = "Click one to read them."
    picked = pictures.draw(figure, "together", ("pick",), wide=True, hint=hint, table=pairs).get("pick")
    if picked is None:
        columns: dict[str, Any] = {
            "name": "Theme",
            "other_name": "and",
            "sentences": st.column_config.NumberColumn("Sentences"),
            "lift": st.column_config.NumberColumn("Times as many as by chance", format="%.1f"),
        }
        with st.expander("As a table"):
            st.dataframe(pairs[list(columns)], hide_index=True, column_config=columns, alt="Themes that share sentences")
    else:
        names = dict(zip(counted["theme"], counted["name"], strict=True))
        one, other = str(picked["theme"]), str(picked["other"])
        words.section(f"{words.plain(names.get(one, one))} and {words.plain(names.get(other, other))}")
        evidence.cards(ask(queries.theme_pair_mentions, filters.current(), one, other, _MOST), f"pair {one} {other}")


def _words() -> None:
    with st.spinner("Counting words …"):
        counted = ask(terms.count_words)
    ids = ask(queries.passing_ids, filters.current())
    frame = terms.distinctive(counted, ids)
    everything = len(ids) == len(counted.article_ids)
    against = "general English" if everything else "the other articles of this workspace"
    if frame.empty:
        st.info(f"No word tells the articles in view from {against}.", icon=":material/text_fields:")
        return
    known = _known_terms()
    line = f"Words and pairs of words that tell these articles from {against}; names are left out. Pale: could be chance."
    picture, beside = st.columns([6, 5], gap="medium")
    with picture:
        figure = Figure("Words that tell these articles from others", line, partial(charts.distinctive_words, frame))
        picked = pictures.draw(figure, "words", ("pick",), table=frame).get("pick")
    with beside, st.container(height=900, border=False, key="beside words"):
        if picked:
            term = str(picked["term"])
            theme = known.get(term)
            words.section(f"“{words.plain(term)}”")
            st.caption(f"A term of the theme {words.plain(theme)}." if theme else "No theme of the codebook has this term.")
            if not theme and st.button("Make it a theme", icon=":material/new_label:", key="make theme"):
                links.go("codebook", {"term": term})
            evidence.cards(ask(queries.wording, filters.current(), term, _MOST), f"word {term}")
        else:
            table = frame.assign(theme=[known.get(term, "") for term in frame["term"]])[["term", "count", "articles", "theme"]]
            columns = {"term": "Term", "count": "Places", "articles": "Articles", "theme": "Theme that has it"}
            _as_table(table, "Distinctive terms", columns)


def _known_terms() -> dict[str, str]:
    """The name of the theme by each term of this workspace's codebook, without the marks of a term, and by its plain plural."""
    named: dict[str, str] = {}
    for theme in ask(owning.equipment).codebook:
        for term in (*theme.terms, *theme.weak):
            word = _MARKS.sub("", term).lower()
            named[word] = named.setdefault(f"{word}s", theme.name)
    return named


def _as_table(frame: pd.DataFrame, alt: str, columns: Mapping[str, Any]) -> None:
    st.caption("Click the picture to read the sentences. The same as a table:")
    st.dataframe(frame, hide_index=True, column_config=columns, alt=alt)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


_COUNTED: dict[str, Any] = {
    "name": "Theme",
    "articles": st.column_config.NumberColumn("Articles", width=62),
    "statements": st.column_config.NumberColumn("Statements", width=84),
    "share": st.column_config.NumberColumn(
        "Sentences", format="%.0f %%", width=80, help="Share of all sentences that hold a term"
    ),
}
_VIEWS: dict[str, Callable[[], None]] = {
    "How much": _how_much,
    "Over time": _over_time,
    "Who on what": _who_on_what,
    "What changed": _what_changed,
    "Together": _together,
    "Words": _words,
}

page()
