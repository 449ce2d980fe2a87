"""Terms of office from a Wikidata export: the CSV that the query of data/README.md gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from analysis.knowledge.countries import countries
from analysis.knowledge.records import SINGLE_HOLDER, RoleKind, When
from analysis.knowledge.tables import Row, rows

COLUMNS = ("person", "personLabel", "genderLabel", "iso3", "role", "positionLabel", "start", "end")
_ENTITY = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9]\d*)")
_GENDERS = {"male": "m", "cisgender male": "m", "trans man": "m", "female": "f", "cisgender female": "f", "trans woman": "f"}
_MIDNIGHT = re.compile(r"T00:00:00(\.0+)?Z$")


@dataclass(frozen=True, slots=True)
class Term:
    """One time of one person in one office. `position` is the office's label, such as "President of Ghana"."""

    key: str
    name: str
    gender: str
    country: str
    kind: RoleKind
    position: str
    start: When
    end: When | None


def read_terms(path: Path) -> tuple[Term, ...]:
    """The terms in the order of the file, each once.

    Raises:
        KnowledgeError: the file is no such export, or a line in it does not hold what it must; with file and line.
    """
    return tuple(dict.fromkeys(_term(row) for row in rows(path, COLUMNS)))


def _term(row: Row) -> Term:
    country = row.text("iso3")
    if country not in countries():
        raise row.error(f"iso3 is {country!r}, which data/countries.csv does not list")
    start, end = _day(row, "start"), _day(row, "end")
    if start is None:
        raise row.error("start is empty; a term without one cannot be placed")
    if end and end.last < start.first:
        raise row.error(f"it ends ({end}) before it starts ({start})")
    return Term(_entity(row), _label(row), _gender(row), country, _kind(row), row.text("positionLabel"), start, end)


def _entity(row: Row) -> str:
    found = _ENTITY.fullmatch(row.text("person"))
    if found is None:
        raise row.error(f"person is {row.text('person')!r}, but must be a Wikidata id such as Q76")
    return found[1]


def _label(row: Row) -> str:
    """Wikidata gives the id where a person has no English name."""
    name = row.text("personLabel")
    if _ENTITY.fullmatch(name):
        raise row.error(f"{name} has no English name on Wikidata; add one there or leave the line out")
    if "|" in name:
        raise row.error(f"the name {name!r} must not hold a |")
    return name


def _gender(row: Row) -> str:
    if gender := _GENDERS.get(row.text("genderLabel").lower()):
        return gender
    raise row.error(f"genderLabel is {row.text('genderLabel')!r}, but must be male or female")


def _kind(row: Row) -> RoleKind:
    kind = row.member("role", RoleKind)
    if kind not in SINGLE_HOLDER:
        raise row.error(f"role is {kind.value!r}, but must be one of {', '.join(sorted(known.value for known in SINGLE_HOLDER))}")
    return kind


def _day(row: Row, column: str) -> When | None:
    """ "2025-01-20" or, as Wikidata writes it, "2025-01-20T00:00:00Z"."""
    value = _MIDNIGHT.sub("", row.values[column])
    return Row(row.path, row.line, {column: value}).when(column)
