"""What became of each file of an upload: added, already there, or failed and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis.store import Workspace
from pages.ui import words, work

if TYPE_CHECKING:
    from analysis.jobs import Outcome

_FEW = 20  # outcomes told one by one; more stand in a table
_SIGNS = {"added": ":material/check_circle:", "already there": ":material/content_copy:", "failed": ":material/error:"}


def of_upload(workspace: Workspace) -> None:
    """The last upload into this workspace, while it is read and until it is put away."""
    reading = work.intake(workspace)
    if reading is None:
        return
    with st.container(border=True, key="upload-outcomes"):
        if reading.running:
            _under_way(workspace)
        else:
            _told(reading)
            st.button("Put this away", on_click=work.forget_intake, args=(workspace,), key="put away", icon=":material/close:")


@st.fragment(run_every=1.0)
def _under_way(workspace: Workspace) -> None:
    reading = work.intake(workspace)
    if reading is None or not reading.running:
        st.rerun()
    so_far = f" · {words.counted(len(reading.outcomes), 'article')} so far" if reading.outcomes else ""
    share = reading.done / reading.total if reading.total else 0.0
    st.progress(min(1.0, share), text=f"{words.plain(reading.what)}{so_far}")


def _told(reading: work.Intake) -> None:
    outcomes = list(reading.outcomes)
    counts = Counter[str](outcome.status for outcome in outcomes)
    parts = [f"{counts[status]:,} {status}" for status in _SIGNS if counts[status]]
    st.markdown(f"**{', '.join(parts).capitalize() or 'Nothing was read'}.**")
    if reading.stopped:
        st.warning("The reading was stopped; the rest of the files were not read.", icon=":material/pause_circle:")
    if reading.error:
        st.error(reading.error, icon=":material/error:")
    if len(outcomes) <= _FEW:
        _one_by_one(outcomes)
    else:
        _one_by_one([outcome for outcome in outcomes if outcome.status == "failed"][:_FEW])
        _table(outcomes)


def _one_by_one(outcomes: list[Outcome]) -> None:
    lines = [f"- {_SIGNS[outcome.status]} {_line(outcome)}" for outcome in outcomes]
    st.markdown("\n".join(lines))


def _line(outcome: Outcome) -> str:
    reason = words.plain(outcome.reason or "Added.")
    if outcome.status == "failed" and outcome.title is None:
        return reason  # it names the file
    return f"**{words.plain(outcome.title or outcome.file)}** — {reason}"


def _table(outcomes: list[Outcome]) -> None:
    frame = pd.DataFrame(
        {
            "File": [outcome.file for outcome in outcomes],
            "Headline": [outcome.title for outcome in outcomes],
            "Outcome": [outcome.status.capitalize() for outcome in outcomes],
            "Why": [outcome.reason for outcome in outcomes],
        }
    )
    with st.expander("Every file"):
        st.dataframe(frame, hide_index=True, placeholder="", alt="Table of what became of every file of the upload.")
