"""The sentences behind a number, each with who said it, where it stands, and a link into the reader at that place."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from pages.ui import correcting, links, words
from pages.ui.charts.look import OPPOSE, STANCE_COLOURS, STANCE_MARKS, STANCE_WORDS, STANCES, SUPPORT
from pages.ui.markup import Mark, marked
from pages.ui.rows import rows

_AT_ONCE = 6  # cards before one turns the page
_COLOURS = dict(zip(STANCES, STANCE_COLOURS, strict=True)) | {"cooperation": SUPPORT, "conflict": OPPOSE}
_POLARITY_MARKS = {"cooperation": "▲", "conflict": "▼"}
_KINDS = {"direct": "in its own words", "indirect": "as reported", "mixed": "partly in its own words"}
_STYLE = """<style>
.sp-card{font-size:.92rem;line-height:1.5}
.sp-card p{margin:.1rem 0}
.sp-who{font-weight:600}
.sp-quiet{opacity:.78;font-size:.82rem}
.sp-content{background:color-mix(in srgb, currentColor 9%, transparent);border-radius:3px;padding:.05em .1em}
.sp-name{font-weight:600}
.sp-chip{display:inline-block;border:1.5px solid;border-radius:999px;padding:0 .5em;font-size:.78rem;margin-left:.35em}
[class*="st-key-foot"]{flex-wrap:nowrap}
[class*="st-key-foot"] > :first-child{flex:1 1 auto;min-width:0;width:auto}
[class*="st-key-foot"] > :last-child:not(:first-child){flex:0 0 auto}
</style>"""


def cards(frame: pd.DataFrame, key: str, at_once: int = _AT_ONCE, nothing: str = "No sentence passes these filters.") -> None:
    """A card for each row, some at a time.

    `frame` is what the functions of `analysis.queries.evidence`, `analysis.networks.evidence` or `analysis.summaries` give: at
    least article_id, title, published, source or outlet, sentence, and start (or sentence_start). Statements and relations
    show more of themselves.
    """
    if frame.empty:
        st.caption(nothing)
        return
    style()
    pages = -(-len(frame) // at_once)
    page = int(st.session_state.get(f"{key} page", 1)) if pages > 1 else 1
    page = min(page, pages)
    for number, row in enumerate(rows(frame.iloc[(page - 1) * at_once : page * at_once])):
        card(row, f"{key} {number}")
    if pages > 1:
        st.caption(f"{words.counted(len(frame), 'sentence')}, page {page} of {pages}")
        st.pagination(pages, default=page, max_visible_pages=5, key=f"{key} page")


def style() -> None:
    """How cards look; once on a page that draws single ones."""
    st.html(_STYLE)


def card(row: dict[str, Any], key: str) -> None:
    """One sentence."""
    with st.container(border=True, key=f"card {key}", gap="xxsmall"):
        st.html(card_html(row))
        outlet = row.get("outlet", row.get("source"))
        told = [words.day(row["published"]), None if pd.isna(outlet) else outlet, row["title"]]
        with st.container(horizontal=True, vertical_alignment="top", gap="small", key=f"foot {key}"):
            links.to_reader(int(row["article_id"]), words.plain(" · ".join(filter(None, told))), _place(row))
            if kind := _correctable(row):
                correcting.controls(kind, row, key)


def _correctable(row: dict[str, Any]) -> correcting.Evidence | None:
    """As what the row can be corrected: it must tell which statement or relation it is."""
    if "statement_id" in row and not pd.isna(row["statement_id"]):
        return "statement"
    return "relation" if "relation_id" in row and not pd.isna(row["relation_id"]) else None


def card_html(row: dict[str, Any]) -> str:
    """What a card shows above its link; everything in it that comes from outside is escaped."""
    offset = int(row.get("sentence_start", row.get("start", 0)))
    marks = [Mark(int(row["start"]), int(row["end"]), "sp-content")] if "sentence_start" in row else []
    sentence = marked(str(row["sentence"]), marks, offset)
    return f'<div class="sp-card">{_head(row)}<p>{sentence}</p></div>'


def _head(row: dict[str, Any]) -> str:
    if "event" in row and "polarity" in row:
        who = f"{_name(row, 'source_name', 'actor_name')} → {_name(row, 'target_name')}"
        return f'<p><span class="sp-who">{who}</span>{_chip(row["polarity"], str(row["event"]).lower())}</p>'
    if "stance" in row:
        who = _name(row, "actor_name", "speaker")
        kind = f' <span class="sp-quiet">{_KINDS.get(row["kind"], "")}</span>' if "kind" in row else ""
        return f'<p><span class="sp-who">{who}</span>{_chip(row["stance"], STANCE_WORDS[row["stance"]])}{kind}</p>'
    if "why" in row:
        return f'<p class="sp-quiet">{escape(str(row["why"]))}</p>'
    return ""


def _name(row: dict[str, Any], *columns: str) -> str:
    found = [row[column] for column in columns if column in row and not pd.isna(row[column])]
    return escape(str(found[0])) if found else "Somebody unresolved"


def _chip(which: str, label: str) -> str:
    mark = STANCE_MARKS.get(which) or _POLARITY_MARKS[which]
    return f'<span class="sp-chip" style="border-color:{_COLOURS[which]}">{mark} {escape(label)}</span>'


def _place(row: dict[str, Any]) -> int | None:
    start = row.get("start", row.get("sentence_start"))
    return None if start is None or pd.isna(start) else int(start)
