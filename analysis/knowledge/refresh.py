"""Brings `data/leaders.csv` up to date with terms of office from elsewhere: says what changes, and writes it if asked."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

from analysis.errors import KnowledgeError
from analysis.knowledge.leaders import COLUMNS, read_leaders
from analysis.knowledge.records import SINGLE_HOLDER, Leader, Role, RoleKind, When
from analysis.knowledge.wikidata import Term

Line = dict[str, str]  # a line of leaders.csv by column

_SAME_TERM = timedelta(days=92)  # sources differ: election, oath, first day at work
_SURNAME_FIRST = frozenset({"CHN", "HKG", "KOR", "MAC", "PRK", "TWN"})
_TWO_HEADS = frozenset({"SMR"})  # San Marino's captains regent
_OFFICE = {
    RoleKind.FOREIGN_MINISTER: "Foreign Minister",
    RoleKind.DEFENCE_MINISTER: "Defence Minister",
    RoleKind.FINANCE_MINISTER: "Finance Minister",
}
_ORDER = (  # of a country's lines
    RoleKind.HEAD_OF_STATE,
    RoleKind.HEAD_OF_GOVERNMENT,
    RoleKind.MONARCH,
    RoleKind.FOREIGN_MINISTER,
    RoleKind.DEFENCE_MINISTER,
    RoleKind.FINANCE_MINISTER,
    RoleKind.ORGANISATION_HEAD,
    RoleKind.ENVOY,
    RoleKind.SPOKESPERSON,
    RoleKind.OPPOSITION,
    RoleKind.GROUP_LEADER,
    RoleKind.OTHER,
)


class What(StrEnum):
    """What a change does; its first letter stands before it in lists."""

    ADDED = "added"
    ENDED = "ended"
    CHANGED = "changed"
    IDENTIFIED = "identified"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference, as a sentence for a person."""

    what: What
    text: str


@dataclass(frozen=True, slots=True)
class Refresh:
    """`changes` in the order of the export; `lines` is leaders.csv with all of them made."""

    changes: tuple[Change, ...]
    lines: tuple[Line, ...]

    def write(self, path: Path) -> None:
        """Replaces the file at once, or leaves it as it was.

        Raises:
            KnowledgeError: what would come out is no valid leaders.csv, or two people would hold an office of one.
        """
        folder = path.resolve().parent
        try:
            handle, name = tempfile.mkstemp(dir=folder, suffix=".csv")
        except OSError as error:
            raise KnowledgeError(f"{path.name} cannot be written: {(error.strerror or str(error)).lower()}.") from error
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(_as_csv(self.lines))
            check_offices(read_leaders(Path(name)))
            Path(name).chmod(path.stat().st_mode)
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)


def compare(path: Path, terms: Iterable[Term]) -> Refresh:
    """What the terms say otherwise than the leaders.csv at `path`, and that file with it.

    A term is a known one if the same person (by id, else by name) began the same office within three months of it. Nobody is
    taken out: an export need not be complete.

    Raises:
        KnowledgeError: the file at `path` is no valid leaders.csv.
    """
    read_leaders(path)
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    monarchies = _monarchies(lines)
    changes: list[Change] = []
    for term in terms:
        crowned = term.kind is RoleKind.HEAD_OF_STATE and term.country in monarchies
        changes += _take_over(replace(term, kind=RoleKind.MONARCH) if crowned else term, lines)
    return Refresh(tuple(changes), tuple(sorted(lines, key=_place)))


def _monarchies(lines: Iterable[Line]) -> set[str]:
    """Countries whose heads of state are monarchs."""
    heads = {kind: {line["country"] for line in lines if line["role"] == kind} for kind in ("monarch", "head_of_state")}
    return heads["monarch"] - heads["head_of_state"]


def check_offices(leaders: dict[str, Leader]) -> None:
    """Raises KnowledgeError, with both names, where two people hold an office of one country at a time."""
    held: dict[tuple[str, RoleKind], list[tuple[When, Role, str]]] = {}
    for leader in leaders.values():
        for role in leader.roles:
            if role.country and not role.organisation and role.kind in SINGLE_HOLDER and role.start:
                held.setdefault((role.country, role.kind), []).append((role.start, role, leader.name))
    for (country, kind), holders in held.items():
        in_turn = sorted(holders, key=lambda holder: holder[0].first)
        for (_, earlier, before), (start, _, after) in pairwise(in_turn):
            if country not in _TWO_HEADS and (earlier.end is None or start.last < earlier.end.first):
                raise KnowledgeError(
                    f"{after} begins as {_words(kind)} of {country} on {start}, while {before} is in office until "
                    f"{earlier.end or 'further notice'}; the export needs a line that ends the earlier term."
                )


def _take_over(term: Term, lines: list[Line]) -> Iterator[Change]:
    """Makes one term true in the lines; yields what that changed."""
    own = _lines_of_person(term, lines)
    if own and own[0]["key"] != term.key and own[0]["key"].startswith("person:"):
        for line in own:
            line["key"] = term.key
        yield Change(What.IDENTIFIED, f"{own[0]['name']} is {term.key}")
    known = next((line for line in own if _is_term(line, term)), None)
    if known is None:
        lines.append(_new_line(term, own))
        until = f" until {term.end}" if term.end else ""
        yield Change(What.ADDED, f"{term.name} ({term.key}), {_office(term)} from {term.start}{until}")
        return
    yield from _corrected(known, term)


def _lines_of_person(term: Term, lines: list[Line]) -> list[Line]:
    """By id; else whoever has the name and serves the same country under a slug."""
    by_id = [line for line in lines if line["key"] == term.key]
    if by_id:
        return by_id
    named = [line for line in lines if term.name in (line["name"], *line["aliases"].split("|"))]
    keys = {line["key"] for line in named if line["country"] == term.country and line["key"].startswith("person:")}
    return [line for line in lines if line["key"] in keys] if len(keys) == 1 else []


def _is_term(line: Line, term: Term) -> bool:
    if line["country"] != term.country or line["role"] != term.kind.value or line["organisation"]:
        return False
    if not line["start"]:
        return True
    start = When.parse(line["start"])
    return start.first - _SAME_TERM <= term.start.first <= start.last + _SAME_TERM


def _corrected(line: Line, term: Term) -> Iterator[Change]:
    who = f"{line['name']}, {_office(term)}"
    if not _agrees(line["start"], term.start):
        yield Change(What.CHANGED, f"{who}: began {line['start'] or 'on an unknown day'}, now {term.start}")
        line["start"] = str(term.start)
    if term.end is None or _agrees(line["end"], term.end):
        return
    if line["end"]:
        yield Change(What.CHANGED, f"{who}: ended {line['end']}, now {term.end}")
    else:
        yield Change(What.ENDED, f"{who}: until {term.end}")
    line["end"] = str(term.end)


def _agrees(known: str, said: When) -> bool:
    """Whether a date says the same; Wikidata gives a year or a month as its first day."""
    if not known:
        return False
    when = When.parse(known)
    return when.first <= said.first <= when.last or (
        said.first.month == said.first.day == 1 and when.first.year == said.first.year
    )


def _new_line(term: Term, own: list[Line]) -> Line:
    words = term.name.split()
    person = own[0] if own else {"key": term.key, "name": term.name, "aliases": "", "gender": term.gender}
    surname = words[0] if term.country in _SURNAME_FIRST else words[-1]
    return {
        "surname": surname,
        **{column: person[column] for column in ("key", "name", "aliases", "surname", "gender") if column in person},
        "country": term.country,
        "organisation": "",
        "role": term.kind.value,
        "title": _OFFICE.get(term.kind) or _title(term.position),
        "start": str(term.start),
        "end": str(term.end or ""),
        "elected": "",
    }


def _title(position: str) -> str:
    """ "Prime Minister" for "Prime Minister of the United Kingdom"."""
    title = position.split(" of ")[0].strip()
    return (title[:1].upper() + title[1:]).replace("|", " ")


def _office(term: Term) -> str:
    return f"{_words(term.kind)} of {term.country}"


def _words(kind: RoleKind) -> str:
    return kind.value.replace("_", " ")


def _place(line: Line) -> tuple[str, str, int, str]:
    """Where a line stands in the file: by country (organisations of all countries last), office and day."""
    return line["country"] or "~", line["organisation"], _ORDER.index(RoleKind(line["role"])), line["start"] or "0"


def _as_csv(lines: Iterable[Line]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({column: line[column] for column in COLUMNS} for line in lines)
    return text.getvalue()
