"""Positions: two to four actors side by side, theme by theme."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis import networks, queries, summaries
from analysis.summaries import Comparison
from pages.ui import evidence, exports, filters, links, pictures, position_card, words
from pages.ui.charts import positions as charts
from pages.ui.charts.figure import Figure
from pages.ui.data import ask

_MOST_ACTORS = 4
_OFFERED = 600
_LEFT = "compared last"  # session state: who was compared in the last run
_AT_ONCE = 5  # themes on a page
_LINE = (
    "Each mark tells where an actor stands, the larger the more statements: ▲ backs, ▼ rejects what it speaks of there, not the "
    "theme as such. Who condemns an attack opposes under War; the sentences below tell what."
)


def page() -> None:
    words.heading("Positions", "Who stands where: up to four actors side by side, a row a theme, clashes on top.")
    if words.nothing_here():
        return
    evidence.style()
    side_by_side, everybody = st.tabs(["Side by side", "Everybody in view"])
    with side_by_side:
        _side_by_side()
    with everybody:
        _everybody()


def _side_by_side() -> None:
    who, together = _choose()
    if not who:
        st.info("Choose at least one actor above; two or more are compared.", icon=":material/person_search:")
        return
    found = ask(summaries.compare, filters.current(), who, together)
    if found.positions.empty:
        names = " and ".join(words.plain(name) for name in found.names.values())
        st.info(f"No statement of {names} on a theme passes these filters.", icon=":material/search_off:")
        return
    _in_a_line(found, len(who))
    exports.download_brief(filters.current(), who, together)
    picked = _grid(found)
    _rows(found, who, together, picked.get("theme"))


def _choose() -> tuple[tuple[str, ...], bool]:
    """Who is compared: those of the address, else of the filters, else who says most."""
    present = _heard(ask(queries.actors, filters.current()))
    names = dict(zip(present["key"], present["name"], strict=True))
    kinds = dict(zip(present["key"], present["kind"], strict=True))
    asked = [key for key in st.query_params.get_all("who") if key][:_MOST_ACTORS]
    if "compared" not in st.session_state or asked != st.session_state.get(_LEFT):
        st.session_state["compared"] = [key for key in asked or st.session_state.get(_LEFT, []) if key in names] or _outspoken(
            present
        )
    held = st.session_state["compared"]
    chooser, gather = st.columns([7, 4], vertical_alignment="bottom")
    with chooser:
        who = st.multiselect(
            "Compare",
            list(dict.fromkeys([*held, *list(names)[:_OFFERED]])),
            format_func=lambda key: names.get(key, key),
            max_selections=_MOST_ACTORS,
            key="compared",
            placeholder="Choose up to four actors",
        )
    with gather:
        together = st.toggle(
            "A country gathers all who act for it",
            value=True,
            key="together",
            bind="query-params",
            help="Its column then holds the statements of its leaders and ministries too",
            disabled=not any(kinds.get(key) == "country" for key in who),
        )
    if asked and not set(asked) & set(names):
        st.caption("The actors of this link say nothing in this view, so you see those who say most.")
    links.keep(who=list(who))
    st.session_state[_LEFT] = list(who)
    return tuple(who), bool(together)


def _heard(present: pd.DataFrame) -> pd.DataFrame:
    """Those who speak, and the countries for which somebody does; all where nobody speaks."""
    speak = present["statements"] > 0
    spoken_for = (present["kind"] == "country") & present["key"].isin(present.loc[speak, "country"])
    return present[speak | spoken_for] if speak.any() else present


def _outspoken(present: pd.DataFrame) -> list[str]:
    chosen = present[present["chosen"]]
    pool = chosen if len(chosen) >= 2 else present
    return [str(key) for key in pool.sort_values("statements", ascending=False, kind="stable")["key"].head(2)]


def _in_a_line(found: Comparison, actors: int) -> None:
    """Where they clash, where they are on one side, and where only one has spoken."""
    if actors < 2:
        return
    labels = {("clash", ""): "Clash", ("unclear", ""): "Neither a clash nor one side"}
    labels |= {("agree", side): position_card.same_side(side, actors) for side in ("support", "oppose")}
    lines = []
    for (verdict, side), label in labels.items():
        rows = found.verdicts[(found.verdicts["verdict"] == verdict) & (found.verdicts["side"] == side)]
        if len(rows):
            lines.append(f"**{label}:** {words.plain(', '.join(rows['theme_name']))}")
    alone = found.verdicts[found.verdicts["verdict"] == "alone"]
    for name, own in alone.groupby(alone["speakers"].str[0], sort=False):
        lines.append(f"**Only {words.plain(str(name))}:** {words.plain(', '.join(own['theme_name']))}")
    st.markdown("  \n".join(lines))


def _grid(found: Comparison) -> dict[str, Any]:
    make = partial(charts.stance_grid, found.positions, list(found.verdicts["theme_name"]), list(found.names.values()))
    figure = Figure("Where they stand", _LINE, make, charts.POSITION_KEYS)
    table = found.positions.drop(columns=["telling"])
    picked = pictures.draw(figure, "stances", ("pick",), hint="Click one to see that theme alone.", table=table)
    return picked.get("pick", {})


def _rows(found: Comparison, who: tuple[str, ...], together: bool, only: str | None) -> None:
    """A row a theme: what tops it, and a column for each actor."""
    shown = found.verdicts[found.verdicts["theme"] == only] if only else found.verdicts
    pages = max(1, -(-len(shown) // _AT_ONCE))
    page_ = min(int(st.session_state.get("themes page", 1)), pages)
    for row in shown.iloc[(page_ - 1) * _AT_ONCE : page_ * _AT_ONCE].to_dict("records"):
        position_card.theme({str(name): value for name, value in row.items()}, found, who, together)
    if pages > 1:
        st.pagination(pages, default=page_, key="themes page")


def _everybody() -> None:
    """The matrix of agreement of all actors in view."""
    most = st.select_slider("Actors", [8, 12, 16, 20, 30, 40], value=16, key="matrix-actors", bind="query-params")
    pairs = ask(summaries.agreement, filters.current(), most)
    if pairs.empty:
        st.info(
            "No two actors in view take sides on a common theme, so there is nothing to compare.", icon=":material/handshake:"
        )
        return
    line = "Each cell: on how many themes two actors take the same side (▲) or opposite ones (▼)."
    figure = Figure("Who agrees with whom", line, partial(charts.agreement_matrix, pairs), charts.AGREEMENT_KEYS)
    hint = "Click one for the sentences."
    picked = pictures.draw(figure, "agreement", ("tie",), wide=True, hint=hint, table=pairs)
    _behind(pairs, picked.get("tie"))


def _behind(pairs: pd.DataFrame, tie: dict[str, Any] | None) -> None:
    if tie is None:
        with st.expander("As a table"):
            _table(pairs)
        return
    names = dict(zip(pairs["source"], pairs["source_name"], strict=True))
    a, b = str(tie["source"]), str(tie["target"])
    words.section(f"{words.plain(names.get(a, a))} – {words.plain(names.get(b, b))}")
    links.to("positions", "Compare the two", {"who": [a, b]}, icon=":material/balance:")
    evidence.cards(ask(networks.evidence, filters.current(), a, b, "agreement", 60), f"agreement {a} {b}")


def _table(pairs: pd.DataFrame) -> None:
    once = pairs[pairs["source"] < pairs["target"]].sort_values(["weight", "sign"], ascending=[False, True])
    st.dataframe(
        once[["source_name", "target_name", "cooperation", "conflict"]],
        hide_index=True,
        column_config={"source_name": "Who", "target_name": "With", "cooperation": "▲ Agree", "conflict": "▼ Disagree"},
        alt="Themes on which each two actors agree and disagree",
    )


page()
