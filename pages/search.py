"""Search: every sentence that holds certain words, with who says it."""

from __future__ import annotations

from dataclasses import fields
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from analysis import queries, search
from analysis.errors import SearchError
from analysis.queries import Findings
from analysis.queries.searching import Within
from analysis.store import searching
from pages.ui import exports, filters, links, session, words
from pages.ui.charts.look import STANCE_MARKS, STANCE_WORDS
from pages.ui.data import ask
from pages.ui.markup import Mark, marked

MOST = 200  # sentences
_AT_ONCE = 20
_WITHIN = {"sentence": "in one sentence", "article": "anywhere in one article"}
_EXAMPLE = "“trade war” AND (tariff* OR duties) NOT steel"
_HELP = (
    'Words must all be there. "A phrase" stands between quotation marks, tariff* finds every word that begins so; '
    "OR, NOT and brackets in capitals: (tariffs OR duties) NOT steel. Forms of a word, accents and capitals make no difference."
)
_STYLE = """<style>
.sp-hit{font-size:.95rem;line-height:1.5} .sp-hit p{margin:.1rem 0}
.sp-hit mark{background:color-mix(in srgb, #e6a700 45%, transparent);color:inherit;border-radius:3px;padding:0 .1em}
.sp-hit .sp-found{background:color-mix(in srgb, #e6a700 45%, transparent);border-radius:3px;padding:0 .1em;font-weight:600}
.sp-hit .sp-who{font-weight:600} .sp-hit .sp-quiet{opacity:.78;font-size:.85rem}
</style>"""


def draw() -> None:
    words.heading("Search", "Every sentence that holds certain words, with who says it.")
    if words.nothing_here():
        return
    saved()
    typed, within, said = asked()
    if not typed:
        st.caption(_HELP)
        return
    try:
        query = search.parse(typed)
    except SearchError as error:
        st.warning(str(error), icon=":material/search_off:")
        st.caption(_HELP)
        return
    found = ask(queries.found, filters.current(), query, within, said, MOST)
    told(found, typed)
    keep(typed, within, found)
    hits(found.rows, query)


def asked() -> tuple[str, Within, bool]:
    """What is searched for, how far apart its words may be, and whether somebody must say it; all of it stands in the address."""
    if "q" not in st.session_state:
        st.session_state["q"] = links.own("q") or ""
    if links.own("q") and links.own("q") != st.session_state.get("q left"):
        st.session_state["q"] = links.own("q")
    typed = st.text_input("Search for", key="q", placeholder=_EXAMPLE, help=_HELP, icon=":material/search:")
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    within = left.segmented_control(
        "All words",
        list(_WITHIN),
        default="sentence",
        format_func=_WITHIN.__getitem__,
        key="within",
        bind="query-params",
        required=True,
    )
    said = right.toggle("Only what somebody says", key="said", bind="query-params")
    st.session_state["q left"] = typed or None
    links.keep(q=typed or None)
    return typed.strip(), "article" if within == "article" else "sentence", said


def told(found: Findings, typed: str) -> None:
    if not found.sentences:
        missing = f"Nothing here holds {words.plain(typed)}. Fewer words, or other filters, may find it."
        st.info(missing, icon=":material/search_off:")
        return
    shown = f", the newest {MOST} of them below" if found.sentences > MOST else ""
    st.markdown(f"**{words.counted(found.sentences, 'sentence')}** in {words.counted(found.articles, 'article')}{shown}.")


def keep(typed: str, within: str, found: Findings) -> None:
    with st.container(horizontal=True, gap="small"):
        with st.popover("Save this search", icon=":material/bookmark_add:"):
            name = st.text_input("Name", typed[:60], key="search name", max_chars=100)
            if st.button("Save", type="primary", key="save search"):
                searching.save_search(session.store(), session.workspace().id, name, typed, within, filters.current())
                st.toast("Saved, with the filters as they are now.", icon=":material/bookmark_added:")
                st.rerun()
        narrowed = searching.as_filter(typed, within)
        st.button(
            "Only these articles",
            icon=":material/filter_alt:",
            key="only these",
            on_click=lambda: filters.narrow(words=(narrowed,)),
            disabled=narrowed in filters.current().words or not found.sentences,
            help="Narrows every page to the articles that hold these words",
        )
        exports.download(found.rows, "search")


def saved() -> None:
    """The searches of this workspace; a click brings back the words and the filters."""
    there = searching.saved_searches(session.store(), session.workspace().id)
    if not there:
        return
    with st.expander(f"Saved searches ({len(there)})", icon=":material/bookmarks:", expanded=not links.own("q")):
        for one in there:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                own = {"q": one.query} | ({"within": one.within} if one.within != "sentence" else {})
                narrowed = {field.name: getattr(one.filters, field.name) for field in fields(one.filters)}
                links.to("search", words.plain(one.name), own, icon=":material/search:", help=one.query, **narrowed)
                if st.button("Forget", key=f"forget {one.id}", type="tertiary", icon=":material/delete:", help=one.name):
                    searching.forget_search(session.store(), session.workspace().id, one.id)
                    st.rerun()


def hits(rows: pd.DataFrame, query: search.Query) -> None:
    st.html(_STYLE)
    pages = -(-len(rows) // _AT_ONCE)
    page = min(pages, int(st.session_state.get("search page", 1))) if pages else 1
    for row in rows.iloc[(page - 1) * _AT_ONCE : page * _AT_ONCE].to_dict("records"):
        hit(row, query)
    if pages > 1:
        st.pagination(pages, default=page, max_visible_pages=5, key="search page")


def hit(row: dict[Any, Any], query: search.Query) -> None:
    marks = [Mark(start, end, "sp-found") for start, end in search.highlights(query, row["sentence"])]
    with st.container(border=True, gap="xxsmall", key=f"hit {row['article_id']} {row['number']}"):
        st.html(f'<div class="sp-hit">{who(row)}<p>{marked(row["sentence"], marks)}</p></div>')
        outlet = None if pd.isna(row["source"]) else row["source"]
        where = " · ".join(filter(None, (words.day(row["published"]), outlet, row["title"])))
        links.to_reader(int(row["article_id"]), words.plain(where), int(row["sentence_start"]) if row["number"] >= 0 else None)


def who(row: dict[Any, Any]) -> str:
    """Who speaks in the sentence; that it is a headline; or nothing."""
    if row["number"] < 0:
        return '<p class="sp-quiet">Headline</p>'
    if not row["speakers"]:
        return ""
    stance = f"{STANCE_MARKS[row['stance']]} {STANCE_WORDS[row['stance']]}"
    return f'<p><span class="sp-who">{escape(", ".join(row["speakers"]))}</span> <span class="sp-quiet">{stance}</span></p>'


draw()
