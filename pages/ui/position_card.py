"""One theme of the positions page: a column for each actor with its stance, how it moved, what tells it, and its tension."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from analysis.summaries import Comparison
from pages.ui import evidence, pictures, words
from pages.ui.charts.look import STANCE_COLOURS, STANCE_MARKS, STANCE_WORDS, STANCES
from pages.ui.charts.positions import sparkline
from pages.ui.rows import rows

_COLOURS = dict(zip(STANCES, STANCE_COLOURS, strict=True))
_EVERY = {"week": "%-d %b %Y", "month": "%B %Y", "quarter": "%B %Y"}


def theme(verdict: dict[str, Any], found: Comparison, who: tuple[str, ...], labels: dict[str, str]) -> None:
    """`verdict` is a row of `found.verdicts`."""
    own = found.positions[found.positions["theme"] == verdict["theme"]]
    with st.container(border=True, key=f"theme {verdict['theme']}"):
        label = labels[verdict["verdict"]] if len(who) > 1 else ""
        apart = f" · {verdict['clash']:.1f} of 2 apart" if len(own) > 1 else ""
        words.section(words.plain(verdict["theme_name"]))
        st.caption(f"{label}{apart} · {words.counted(verdict['statements'], 'statement')}".strip(" ·"))
        for key, column in zip(who, st.columns(len(who), gap="medium"), strict=True):
            with column:
                position = rows(own[own["actor"] == key])
                if position:
                    _position(position[0], found)
                else:
                    st.html(f"<p><b>{escape(found.names[key])}</b></p>")
                    st.caption("Says nothing on this theme here.")


def _position(row: dict[str, Any], found: Comparison) -> None:
    st.html(position_html(row, *_trajectory(row, found)))
    for number, told in enumerate(row["telling"][:2]):
        evidence.card(told, f"{row['theme']} {row['actor']} {number}")
    tension = found.tensions[(found.tensions["actor"] == row["actor"]) & (found.tensions["theme"] == row["theme"])]
    if len(row["telling"]) > 2 or len(tension):
        with st.expander("More" if tension.empty else "More, and a tension"):
            for number, told in enumerate(row["telling"][2:], 2):
                evidence.card(told, f"{row['theme']} {row['actor']} {number}")
            for pair in rows(tension):
                _tension(pair)


def position_html(row: dict[str, Any], picture: str, told: str) -> str:
    """The head of a position: who, the stance with its mark, the line in plain words, and how it moved."""
    stance, score = str(row["stance"]), words.signed(row["score"], 2)
    chip = f'<span style="border:1.5px solid {_COLOURS[stance]};border-radius:999px;padding:.05em .6em;font-size:.85rem">'
    moved = f'<img src="{picture}" alt="{escape(told)}" title="{escape(told)}" style="vertical-align:middle">' if picture else ""
    return (
        f"<p style='margin:0'><b>{escape(str(row['name']))}</b></p>"
        f"<p style='margin:.25rem 0'>{chip}{STANCE_MARKS[stance]} {STANCE_WORDS[stance]} {score}</span> {moved}</p>"
        f"<p style='margin:0;font-size:.85rem'>{escape(str(row['summary']))}</p>"
    )


def _trajectory(row: dict[str, Any], found: Comparison) -> tuple[str, str]:
    """The small line and what it shows in words; nothing for less than two periods."""
    line = found.trajectories[(found.trajectories["actor"] == row["actor"]) & (found.trajectories["theme"] == row["theme"])]
    if len(line) < 2:
        return "", ""
    line = line.sort_values("period")
    every = str(line["every"].iloc[0])
    first, last = (f"{words.signed(line['score'].iloc[n])} in {line['period'].iloc[n]:{_EVERY[every]}}" for n in (0, -1))
    told = (
        f"From {first} to {last}, {words.counted(len(line), every)} with statements; the dashed line is neither for nor against"
    )
    return sparkline(list(line["score"]), pictures.dark()), told


def _tension(pair: dict[str, Any]) -> None:
    gap = pair["gap"]
    when = "undated" if gap != gap else "on the same day" if gap == 0 else f"{words.counted(int(gap), 'day')} apart"
    st.markdown(f"**Tension:** two statements that point different ways, {when}.")
    for end in ("earlier", "later"):
        evidence.card(pair[end], f"tension {pair['theme']} {pair['actor']} {end}")
