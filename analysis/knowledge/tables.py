"""Reads a table of `data/`, naming the file and line of whatever is wrong in it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from analysis.errors import KnowledgeError
from analysis.knowledge.records import When

DATA = Path(__file__).resolve().parents[2] / "data"
AMBIGUOUS = "~"  # before a name that also means something else
WIKIDATA = re.compile(r"Q[1-9]\d*")
ISO3 = re.compile(r"[A-Z]{3}")
SLUG = re.compile(r"(person|organisation|group):[a-z0-9]+(-[a-z0-9]+)*")

Member = TypeVar("Member", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; its methods read a column and raise KnowledgeError with file and line where it cannot be."""

    path: Path
    line: int
    values: dict[str, str]

    def error(self, problem: str) -> KnowledgeError:
        return KnowledgeError(f"{self.path.name}, line {self.line}: {problem}.")

    def text(self, column: str) -> str:
        """The column's text, which must not be empty."""
        if value := self.values[column]:
            return value
        raise self.error(f"{column} is empty")

    def optional(self, column: str) -> str | None:
        return self.values[column] or None

    def names(self, column: str) -> tuple[str, ...]:
        """The column's names (separated by `|`), without the mark of the ambiguous ones."""
        names = tuple(name.removeprefix(AMBIGUOUS) for name in self._list(column))
        if len(set(names)) < len(names):
            raise self.error(f"{column} gives a name twice")
        return names

    def ambiguous(self, *columns: str) -> frozenset[str]:
        marked = (name for column in columns for name in self._list(column) if name.startswith(AMBIGUOUS))
        return frozenset(name.removeprefix(AMBIGUOUS) for name in marked)

    def member(self, column: str, kind: type[Member]) -> Member:
        return self._member(column, self.text(column), kind)

    def members(self, column: str, kind: type[Member]) -> tuple[Member, ...]:
        return tuple(self._member(column, value, kind) for value in self._list(column))

    def choice(self, column: str, choices: Sequence[str]) -> str:
        if (value := self.text(column)) in choices:
            return value
        raise self.error(f"{column} is {value!r}, but must be one of {', '.join(choices)}")

    def when(self, column: str) -> When | None:
        if not (value := self.values[column]):
            return None
        try:
            return When.parse(value)
        except ValueError:
            raise self.error(f"{column} is {value!r}, but must be a date as YYYY-MM-DD, YYYY-MM or YYYY") from None

    def matching(self, column: str, *patterns: re.Pattern[str]) -> str:
        """The column's text, which must be one of these forms."""
        value = self.text(column)
        if any(pattern.fullmatch(value) for pattern in patterns):
            return value
        raise self.error(f"{column} {value!r} is not of a known form (a Wikidata id, ISO code or slug)")

    def _list(self, column: str) -> list[str]:
        value = self.values[column]
        names = value.split("|") if value else []
        if any(not name or name != name.strip() for name in names):
            raise self.error(f"{column} has an empty name or one with a space around it")
        return names

    def _member(self, column: str, value: str, kind: type[Member]) -> Member:
        try:
            return kind(value)
        except ValueError:
            choices = ", ".join(member.value for member in kind)
            raise self.error(f"{column} is {value!r}, but must be one of {choices}") from None


def rows(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """The table's rows, from a UTF-8 CSV whose header holds at least these columns.

    Raises:
        KnowledgeError: the file is missing, is not UTF-8, lacks a column, or a line has too few or too many fields.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            yield from _rows(path, csv.DictReader(file), columns)
    except OSError as error:
        raise KnowledgeError(f"{path.name} cannot be read: {error.strerror or error}.") from None
    except UnicodeDecodeError:
        raise KnowledgeError(f"{path.name} is not UTF-8 text; save it as CSV in UTF-8.") from None
    except csv.Error as error:
        raise KnowledgeError(f"{path.name} is not a readable CSV: {error}.") from None


def _rows(path: Path, reader: csv.DictReader[str], columns: Sequence[str]) -> Iterator[Row]:
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    if missing:
        raise KnowledgeError(f"{path.name} lacks the column {missing[0]!r}; it must have {', '.join(columns)}.")
    for fields in reader:
        row = Row(path, reader.line_num, {})
        if None in fields or None in fields.values():
            raise row.error("it has more or fewer fields than the header")
        yield Row(path, reader.line_num, {column: value.strip() for column, value in fields.items()})
