"""Articles: add them, see what became of each file, open or delete them."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath
from typing import Any

import pandas as pd
import streamlit as st

from analysis import queries
from analysis.ingest import SUFFIXES
from analysis.store import Workspace
from pages.ui import exports, filters, links, outcomes, session, words, work, workspaces
from pages.ui.data import ask, rows

_ROUND = "uploads so far"  # session state: a new number gives a new, empty uploader
_CHOSEN = "articles chosen"
_SHOWN_ROWS = 15
_KINDS = "Text, Markdown, web pages, PDF, Word, tables (CSV, TSV), JSON and JSON Lines, and zips of any of these."


def draw() -> None:
    workspace = session.workspace()
    words.heading("Articles", "Add articles, see what became of each file, and open or delete what is here.")
    if workspaces.is_sample(workspace):
        own_workspace()
    add(workspace)
    outcomes.of_upload(workspace)
    listed(workspace, ask(queries.articles, filters.current()))


def own_workspace() -> None:
    with st.container(border=True, key="own-workspace"):
        st.markdown(
            "**This is the sample:** 30 short articles that come with Standpoint, so that there is something to look at. "
            "For your own question, start a workspace of your own and add your articles there."
        )
        workspaces.new_button()


def add(workspace: Workspace) -> None:
    words.section("Add articles")
    files, folder, paste = st.tabs(["Files", "A folder", "Paste a text"])
    with files:
        uploads(workspace, "Drop files here", True, f"{_KINDS} A table or a .jsonl may hold many articles.")
    with folder:
        uploads(workspace, "Choose a folder", "directory", f"All of its files that can be read. {_KINDS}")
    with paste:
        pasted(workspace)


def uploads(workspace: Workspace, label: str, many: Any, help_: str) -> None:
    """Files go in as soon as they have arrived; date and source given beforehand hold for all of them."""
    key = f"{many} {st.session_state.setdefault(_ROUND, 0)}"
    published, source = by_hand(str(many))
    given = st.file_uploader(label, accept_multiple_files=many, key=f"uploader {key}")
    st.caption(help_)
    if given:
        ready = [(file.name, file.getvalue()) for file in given if many != "directory" or _readable(file.name)]
        if ready:
            work.take_in(workspace, ready, published, source)
        else:
            st.warning(
                f"That folder holds no file that can be read. Readable are {', '.join(SUFFIXES)}.", icon=":material/folder_off:"
            )
            return
        st.session_state[_ROUND] += 1
        st.rerun()


def by_hand(key: str) -> tuple[date | None, str | None]:
    with st.expander("Date and source, where the files do not tell them"):
        left, right = st.columns(2)
        published = left.date_input("Published", value=None, key=f"published {key}", format="YYYY-MM-DD", help=_HOLDS)
        source = right.text_input("Source", key=f"source {key}", placeholder="The outlet", max_chars=200, help=_HOLDS)
    return published, source.strip() or None


_HOLDS = "Holds for all files of this upload, whatever they say themselves."


def pasted(workspace: Workspace) -> None:
    with st.form("paste", border=False, clear_on_submit=True):
        text = st.text_area("Text", height=220, placeholder="The article, with its headline in the first line or below")
        title = st.text_input("Headline", placeholder="Taken from the text if left empty", max_chars=500)
        left, right = st.columns(2)
        published = left.date_input("Published", value=None, format="YYYY-MM-DD", help="Taken from the text if left empty")
        source = right.text_input("Source", placeholder="The outlet", max_chars=200)
        if st.form_submit_button("Add this text", type="primary", icon=":material/add:"):
            if text.strip():
                work.take_in_pasted(workspace, text, title.strip(), published, source.strip())
                st.rerun()
            st.warning("There is no text to add. Paste the article into the box first.", icon=":material/edit_note:")


def listed(workspace: Workspace, frame: pd.DataFrame) -> None:
    words.section("What is here")
    if frame.empty:
        words.nothing_here()
        return
    st.caption(f"{_states(frame)} Choose rows to open or delete them.")
    chosen = table(frame)
    with st.container(horizontal=True, key="article-actions"):
        if st.button("Open", icon=":material/menu_book:", disabled=len(chosen) != 1, help=_open_help(chosen)):
            links.reader(int(chosen["article_id"].iloc[0]))
        what = words.counted(len(chosen), "article")
        if st.button(f"Delete {what}" if len(chosen) else "Delete", icon=":material/delete:", disabled=chosen.empty):
            delete(workspace, chosen)
        exports.download(frame, "articles")
        exports.download_statements(filters.current())
    failed(workspace, frame[frame["status"] == "failed"])


def table(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows that are chosen in it."""
    shown = pd.DataFrame(
        {
            "Headline": frame["title"],
            "Published": frame["published"].dt.date,
            "Source": frame["source"],
            "Themes": frame["themes"],
            "Actors": frame["actors"],
            "Statements": frame["statements"],
            "State": frame["status"].str.capitalize(),
        }
    )
    picked = st.dataframe(
        shown,
        hide_index=True,
        placeholder="",
        on_select="rerun",
        selection_mode="multi-row",
        key=f"{_CHOSEN} {st.session_state.setdefault(_CHOSEN, 0)}",
        height="auto" if len(shown) <= _SHOWN_ROWS else 35 * (_SHOWN_ROWS + 1),
        column_config={
            "Headline": st.column_config.TextColumn(width=340),
            "Published": st.column_config.DateColumn(format="YYYY-MM-DD", width=90),
            "Source": st.column_config.TextColumn(width=120),
            "Themes": st.column_config.ListColumn(width=150),
            "Actors": st.column_config.NumberColumn(width=60),
            "Statements": st.column_config.NumberColumn(width=90),
            "State": st.column_config.TextColumn(width=80),
        },
        alt=f"Table of {words.counted(len(shown), 'article')}, newest first: headline, date, source, themes and counts.",
    )
    return frame.iloc[[row for row in picked.selection.rows if row < len(frame)]]


@st.dialog("Delete articles", icon=":material/delete:")
def delete(workspace: Workspace, chosen: pd.DataFrame) -> None:
    st.write(f"{words.counted(len(chosen), 'article')} and all that was found there will be gone for good:")
    for title in chosen["title"].head(5):
        st.markdown(f"- {words.plain(title)}")
    if len(chosen) > 5:
        st.write(f"and {len(chosen) - 5:,} more.")
    if st.button(f"Delete {words.counted(len(chosen), 'article')}", type="primary", key="delete for good"):
        session.store().delete_articles(workspace.id, [int(id_) for id_ in chosen["article_id"]])
        st.session_state[_CHOSEN] += 1
        st.rerun()


def failed(workspace: Workspace, frame: pd.DataFrame) -> None:
    if frame.empty:
        return
    with st.expander(f"{words.counted(len(frame), 'article')} could not be analysed", icon=":material/error:", expanded=True):
        for row in rows(frame.head(20)):
            st.markdown(f"- **{words.plain(row.title)}**: {words.plain(row.reason)}")
        if len(frame) > 20:
            st.caption(f"and {len(frame) - 20:,} more.")
        if st.button("Try again", icon=":material/refresh:", key="try again"):
            session.store().let_wait(workspace.id, [int(id_) for id_ in frame["article_id"]])
            work.restart(workspace)
            st.rerun()


def _states(frame: pd.DataFrame) -> str:
    counts = frame["status"].value_counts()
    parts = [words.counted(len(frame), "article")]
    parts += [
        f"{counts[state]:,} {told}"
        for state, told in (("waiting", "waiting for analysis"), ("failed", "failed"))
        if state in counts
    ]
    return ", ".join(parts) + "."


def _open_help(chosen: pd.DataFrame) -> str | None:
    return None if len(chosen) == 1 else "Choose one row to open it"


def _readable(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in SUFFIXES and not PurePosixPath(name).name.startswith(".")


draw()
