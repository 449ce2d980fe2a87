"""One theme of the positions page: a column for each actor with its stance, how it moved, what tells it, and its tension."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from analysis import summaries
from analysis.summaries import Comparison
from pages.ui import evidence, filters, pictures, words
from pages.ui.charts.positions import COLOURS, MARKS, sparkline
from pages.ui.data import ask
from pages.ui.rows import rows

_EVERY = {"week": "%-d %b %Y", "month": "%B %Y", "quarter": "%B %Y"}
_SEEN = 2  # sentences before one asks for all


def theme(verdict: dict[str, Any], found: Comparison, who: tuple[str, ...], together: bool) -> None:
    """`verdict` is a row of `found.verdicts`."""
    own = found.positions[found.positions["theme"] == verdict["theme"]]
    with st.container(border=True, key=f"theme {verdict['theme']}"):
        words.section(words.plain(verdict["theme_name"]))
        if len(who) > 1:
            st.caption(words.plain(in_a_line(verdict)))
        for key, column in zip(who, st.columns(len(who), gap="medium"), strict=True):
            with column:
                position = rows(own[own["actor"] == key])
                if position:
                    _position(position[0], found, together)
                else:
                    st.html(f"<p><b>{escape(found.names[key])}</b></p>")
                    st.caption("Says nothing on this theme here.")


def in_a_line(verdict: dict[str, Any]) -> str:
    """How the actors stand to each other on a theme."""
    against = [f"{who} speaks against {whom}" for who, whom in verdict["against"]]
    if verdict["verdict"] == "clash":
        return f"Clash: {'; '.join(against) or 'one supports and one opposes'}."
    if verdict["verdict"] == "agree":
        return f"{same_side(verdict['side'], len(verdict['speakers']))}; of what, the sentences tell."
    if verdict["verdict"] == "alone":
        return f"Only {verdict['speakers'][0]} speaks."
    return "Neither a clash nor one side."


def same_side(side: str, speakers: int) -> str:
    """“Both support”, “All oppose”."""
    return f"{'Both' if speakers == 2 else 'All'} {side}"


def _position(row: dict[str, Any], found: Comparison, together: bool) -> None:
    st.html(position_html(row, *_trajectory(row, found)))
    name = f"{row['theme']} {row['actor']}"
    if st.session_state.get(f"all {name}"):
        _everything(row, name, together)
    else:
        for number, told in enumerate(row["telling"][:_SEEN]):
            evidence.card(told, f"{name} {number}")
        if row["statements"] > min(_SEEN, len(row["telling"])):
            label = f"All {row['statements']} statements"
            st.button(label, type="tertiary", icon=":material/unfold_more:", key=f"more {name}", on_click=_turn, args=(name,))
    tension = found.tensions[(found.tensions["actor"] == row["actor"]) & (found.tensions["theme"] == row["theme"])]
    for pair in rows(tension):
        with st.expander("A possible tension", icon=":material/compare_arrows:"):
            _tension(pair)


def _everything(row: dict[str, Any], name: str, together: bool) -> None:
    st.button(
        "Only those that tell most",
        type="tertiary",
        icon=":material/unfold_less:",
        key=f"less {name}",
        on_click=_turn,
        args=(name,),
    )
    said = ask(summaries.everything_said, filters.current(), row["actor"], row["theme"], together)
    evidence.cards(said, f"everything {name}")


def _turn(name: str) -> None:
    st.session_state[f"all {name}"] = not st.session_state.get(f"all {name}", False)


def position_html(row: dict[str, Any], picture: str, told: str) -> str:
    """The head of a position: who, how it moved, and the line in plain words behind the mark of its stance."""
    stance = str(row["stance"])
    mark = f'<span style="color:{COLOURS[stance]}" aria-hidden="true">{MARKS[stance]}</span>'
    moved = f'<img src="{picture}" alt="{escape(told)}" title="{escape(told)}" style="vertical-align:middle">' if picture else ""
    return (
        f"<p style='margin:0'><b>{escape(str(row['name']))}</b> {moved}</p>"
        f"<p style='margin:.2rem 0 0;font-size:.92rem'>{mark} {escape(str(row['summary']))}</p>"
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
    st.caption(f"Two statements on one matter that seem to point different ways, {when}.")
    for end in ("earlier", "later"):
        evidence.card(pair[end], f"tension {pair['theme']} {pair['actor']} {end}")
