"""An article and its finds as HTML. All of it that comes from outside goes through `markup.marked` or `escape`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from html import escape
from typing import Any

import pandas as pd

from analysis.queries import Reading
from pages.ui.charts.look import OTHER
from pages.ui.markup import Mark, marked
from pages.ui.rows import rows

LAYERS = ("Actors", "Statements", "Relations", "Theme terms")

_POLARITY_MARKS = {"cooperation": "▲", "conflict": "▼"}


def article_html(
    reading: Reading, layers: Collection[str] = LAYERS, colours: Mapping[str, str] | None = None, start: int | None = None
) -> str:
    """The text with the finds of these `LAYERS` marked, each with its name (see `finds`) as data-id.

    `colours` are those of countries by key; the sentence that holds the character `start` gets the class `target`.
    """
    marks = [*_target(reading, start)]
    if "Statements" in layers:
        marks += _statements(reading.statements)
    if "Actors" in layers:
        marks += _mentions(reading.mentions, colours or {})
    if "Theme terms" in layers:
        marks += _terms(reading.theme_hits)
    notes = _notes(reading) if "Relations" in layers else {}
    return marked(reading.text, marks, notes=notes)


def _target(reading: Reading, start: int | None) -> Iterator[Mark]:
    for row in rows(reading.sentences):
        if start is not None and row["start"] <= start < row["end"]:
            yield Mark(row["start"], row["end"], "target")


def _mentions(mentions: pd.DataFrame, colours: Mapping[str, str]) -> Iterator[Mark]:
    for number, row in enumerate(rows(mentions)):
        colour = colours.get(row["country"], OTHER) if isinstance(row["country"], str) else OTHER
        attributes = (("data-id", f"m:{number}"), ("data-actor", row["actor"]), ("style", f"--actor:{colour}"))
        yield Mark(row["start"], row["end"], f"actor {row['how']}", attributes)


def _statements(statements: pd.DataFrame) -> Iterator[Mark]:
    """Source, cue and content apart; a statement of several actors stands in the table once for each, and is marked once."""
    seen: set[tuple[Any, ...]] = set()
    for row in rows(statements):
        place = (row["start"], row["end"], row["cue_start"] if pd.notna(row["cue_start"]) else None)
        if place in seen:
            continue
        seen.add(place)
        name = (("data-id", f"s:{row['statement_id']}"),)
        for part in row["parts"] or [[row["start"], row["end"]]]:
            yield Mark(int(part[0]), int(part[1]), f"content {row['stance']}", name)
        for role in ("speaker", "cue"):
            if pd.notna(row[f"{role}_start"]):
                yield Mark(int(row[f"{role}_start"]), int(row[f"{role}_end"]), role, name)


def _terms(hits: pd.DataFrame) -> Iterator[Mark]:
    for number, row in enumerate(rows(hits)):
        yield Mark(row["start"], row["end"], "term", (("data-id", f"t:{number}"),))


def _notes(reading: Reading) -> dict[int, str]:
    """Relations stand in the margin, beside the beginning of their sentence."""
    notes: dict[int, str] = {}
    starts = [int(start) for start in reading.sentences["start"]]
    for row in rows(reading.relations):
        place = max((start for start in starts if start <= row["start"]), default=int(row["start"]))
        notes[place] = notes.get(place, "") + _note(row)
    return notes


def _note(row: Mapping[str, Any]) -> str:
    who = f"{escape(row['source_name'])} → {escape(row['target_name'])}"
    doubt = "" if row["actual"] else " (not so, or not yet)"
    told = f"{_POLARITY_MARKS[row['polarity']]} {escape(str(row['event']).lower())}{doubt}"
    classes = f"note {row['polarity']}"
    return f'<span class="{escape(classes)}" data-id="r:{int(row["relation_id"])}"><b>{told}</b> {who}</span>'
