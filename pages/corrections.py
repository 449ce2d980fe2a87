"""Corrections: what people said against the machine, with a way to take it back."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import corrections, queries
from analysis.store import exchanging
from pages.ui import correcting as controls
from pages.ui import links, session, words
from pages.ui.data import ask

_AT_ONCE = 20


def draw() -> None:
    words.title(
        "Corrections",
        "What people corrected here. It holds in every number and on every page, also after articles are analysed again.",
    )
    frame = ask(queries.corrections)
    with st.container(horizontal=True, gap="small"):
        exported(frame)
        imported()
    if frame.empty:
        st.info(
            "Nothing has been corrected yet. “Correct” beside each sentence says what is wrong there; two actors that are one "
            "can be put together below.",
            icon=":material/edit_note:",
        )
    actors()
    listed(frame)


def exported(frame: pd.DataFrame) -> None:
    store, workspace = session.store(), session.workspace()
    st.download_button(
        "Export as JSON",
        lambda: exchanging.exported(store, workspace.id),
        "corrections.json",
        "application/json",
        disabled=frame.empty,
        icon=":material/download:",
        on_click="ignore",
        key="export corrections",
    )


def imported() -> None:
    with st.popover("Import", icon=":material/upload:"):
        st.caption("A file that “Export as JSON” wrote. Corrections of articles that are not here are left out.")
        given = st.file_uploader("Corrections", type=["json"], key="corrections file")
        if given and st.button("Import them", type="primary", key="import corrections"):
            done = exchanging.imported(session.store(), session.workspace().id, given.getvalue())
            st.toast(
                f"{words.counted(done.added, 'correction')} made, {done.there} were there, "
                f"{done.strangers} of articles that are not here.",
                icon=":material/check:",
            )
            st.rerun()


def actors() -> None:
    """Two that are one, and what one is called."""
    known = ask(queries.options).actors
    if known.empty:
        return
    names = dict(zip(known["key"], known["name"], strict=True))
    with st.expander("Put two actors together, or call one otherwise", icon=":material/merge:"):
        controls.corrector()
        merge, rename = st.columns(2, gap="large")
        with merge, st.form("merge", border=False):
            one = _actor("This actor", names, "merged")
            into = st.selectbox(
                "is the same as", list(names), index=None, format_func=lambda key: names.get(key, key), key="into"
            )
            if st.form_submit_button("Put them together", icon=":material/merge:") and one and into:
                controls.make([corrections.merge(one, into)])
        with rename, st.form("rename", border=False):
            actor = _actor("The actor", names, "renamed")
            name = st.text_input("is called", max_chars=200, key="new name")
            country = st.text_input("and acts for (a code such as CHN; empty: as it is)", max_chars=3, key="new country")
            if st.form_submit_button("Change it", icon=":material/edit:") and actor:
                controls.make([corrections.rename(actor, name or None, None, country.strip().upper() or None)])


def _actor(label: str, names: dict[str, str], key: str) -> str | None:
    return st.selectbox(label, list(names), index=None, format_func=lambda one: names.get(one, one), key=key)


def listed(frame: pd.DataFrame) -> None:
    pages = -(-len(frame) // _AT_ONCE)
    page = min(pages, int(st.session_state.get("corrections page", 1))) if pages else 1
    for row in frame.iloc[(page - 1) * _AT_ONCE : page * _AT_ONCE].itertuples():
        one(row)
    if pages > 1:
        st.pagination(pages, default=page, max_visible_pages=5, key="corrections page")


def one(row) -> None:  # type: ignore[no-untyped-def]
    undone = not pd.isna(row.undone)
    with st.container(border=True, gap="xxsmall", key=f"correction {row.id}"):
        left, right = st.columns([5, 1], vertical_alignment="top")
        with left:
            told = words.plain(row.told)
            st.markdown(f"~~{told}~~ (taken back)" if undone else f"**{told}**")
            if not pd.isna(row.words):
                st.markdown(f"> {words.plain(row.words)}")
            by = "" if pd.isna(row.who) else f"by {words.plain(row.who)}, "
            st.caption(f"{by}{row.made:%-d %B %Y, %H:%M} UTC")
            if not row.found and not undone:
                st.caption(":material/search_off: The newest analysis finds nothing at this place.")
            if not pd.isna(row.article_id):
                links.to_reader(int(row.article_id), words.plain(row.title), None if pd.isna(row.start) else int(row.start))
        with right:
            label, icon = ("Hold again", ":material/redo:") if undone else ("Undo", ":material/undo:")
            if st.button(label, icon=icon, key=f"undo {row.id}", width="stretch"):
                controls.take_back([row.id], again=undone)


draw()
