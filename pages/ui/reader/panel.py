"""What is known of a find: why it is this actor, which words made the stance, which terms the theme."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from analysis.queries import Reading
from pages.ui import correcting, links, words
from pages.ui.charts.look import STANCE_MARKS, STANCE_WORDS
from pages.ui.deeds import EVENTS
from pages.ui.reader.finds import Find

_HOW = {
    "name": "by its name",
    "alias": "by another of its names",
    "title": "by a title or office",
    "demonym": "by the name of a people",
    "metonym": "by a place that stands for it",
    "pronoun": "by a word that points back to it",
}
_KINDS = {"direct": "in its own words", "indirect": "as the article reports it", "mixed": "partly in its own words"}


def tell(reading: Reading, found: Find, named: Callable[[str], str]) -> None:
    """Everything about a find; `named` gives the name for a country's key."""
    {"mention": _mention, "statement": _statement, "relation": _relation, "term": _term}[found.kind](reading, found.row, named)
    if found.kind != "term":
        correcting.controls(found.kind, found.row | {"article_id": reading.article_id}, "in reader")


def _mention(reading: Reading, row: dict[str, Any], named: Callable[[str], str]) -> None:
    st.subheader(words.plain(row["name"]), anchor=False)
    for_ = f" · acts for {words.plain(named(row['country']))}" if row["kind"] != "country" and pd.notna(row["country"]) else ""
    st.caption(f"{row['kind'].capitalize()}{for_}")
    st.markdown(f"“{words.plain(row['text'])}” refers to this actor **{_HOW.get(row['how'], row['how'])}**.")
    if row["why"]:
        st.markdown(f"**Why:** {words.plain(row['why'])}")
    own = reading.actors[reading.actors["key"] == row["actor"]]
    if len(own):
        mentions, said = int(own["mentions"].iloc[0]), int(own["statements"].iloc[0])
        st.markdown(f"In this article: {words.counted(mentions, 'mention')}, {words.counted(said, 'statement')}.")
    with st.container(horizontal=True):
        if st.button("Focus on this actor", icon=":material/center_focus_strong:", key="focus"):
            links.go("network", actors=(row["actor"],))
        links.to("positions", "Its positions", {"who": [row["actor"]]}, icon=":material/balance:")


def _statement(reading: Reading, row: dict[str, Any], named: Callable[[str], str]) -> None:
    who = _who(reading, row)
    st.subheader(f"{who} {STANCE_MARKS[row['stance']]} {STANCE_WORDS[row['stance']]}", anchor=False)
    st.caption(f"Statement, {_KINDS[row['kind']]}")
    lines = [("Source", row["speaker"]), ("Cue", row["cue"]), ("Content", row["content"])]
    st.html("".join(f"<p><b>{label}</b> {escape(str(text))}</p>" for label, text in lines if pd.notna(text)))
    _why_this_stance(row)
    _themes_of(reading, row)
    if row["targets"]:
        names = dict(zip(reading.actors["key"], reading.actors["name"], strict=True))
        st.markdown(f"**About** {words.plain(', '.join(names.get(key, key) for key in row['targets']))}")
    links.to_reader(reading.article_id, "Link to this sentence", int(row["start"]))


def _who(reading: Reading, row: dict[str, Any]) -> str:
    """All sources of a joint statement; the words that name it where nobody could be resolved."""
    same = reading.statements[(reading.statements["start"] == row["start"]) & (reading.statements["end"] == row["end"])]
    names = list(dict.fromkeys(same["actor_name"].dropna())) or [row["speaker"] if pd.notna(row["speaker"]) else "Somebody"]
    return words.plain(" and ".join(str(name) for name in names))


def _why_this_stance(row: dict[str, Any]) -> None:
    reasons = ", ".join(f"“{words.plain(reason)}”" for reason in row["reasons"])
    made = f"made by {reasons}" if reasons else "no word in it takes a side"
    st.markdown(f"**Stance** {STANCE_MARKS[row['stance']]} {words.signed(row['score'], 2)} on a scale from −1 to 1: {made}.")


def _themes_of(reading: Reading, row: dict[str, Any]) -> None:
    hits = reading.theme_hits
    inside = hits[(hits["start"] >= row["start"]) & (hits["start"] < row["end"])]
    told = [
        f"- {words.plain(name)}: {', '.join(f'“{words.plain(term)}”' for term in dict.fromkeys(own['text']))}"
        for name, own in inside.groupby("name", sort=False)
    ]
    if told:
        st.markdown("**Themes** and the terms that tell them\n\n" + "\n".join(told))


def _relation(reading: Reading, row: dict[str, Any], named: Callable[[str], str]) -> None:
    st.subheader(f"{words.plain(row['source_name'])} → {words.plain(row['target_name'])}", anchor=False)
    event = str(row["event"])
    st.markdown(
        f"**{event.lower()}**: the first {EVENTS[event]}. That is {row['polarity']}, of weight {row['strength']:.1f} out of 1."
    )
    if not row["actual"]:
        st.markdown("It is **denied, threatened or only possible**, so it does not count in the network.")
    st.markdown(f"> {words.plain(row['evidence'])}")
    links.to_reader(reading.article_id, "Link to this sentence", int(row["start"]))


def _term(reading: Reading, row: dict[str, Any], named: Callable[[str], str]) -> None:
    st.subheader(words.plain(row["name"]), anchor=False)
    hits = reading.theme_hits[reading.theme_hits["theme"] == row["theme"]]
    counts = hits["text"].str.lower().value_counts()
    st.markdown(f"“{words.plain(row['text'])}” is a term of this theme. In this article {words.counted(len(hits), 'place')}:")
    st.markdown("\n".join(f"- “{words.plain(str(term))}” {count}×" for term, count in counts.items()))
    links.to("themes", "See this theme", themes=(row["theme"],), icon=":material/category:")
