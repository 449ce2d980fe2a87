"""What the files of `data/` tell us: countries, leaders with dated roles, organisations, titles."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """A country's standing with the United Nations; `territory` is everything that makes news without a seat."""

    MEMBER = "member"
    OBSERVER = "observer"
    TERRITORY = "territory"


class RoleKind(StrEnum):
    HEAD_OF_STATE = "head_of_state"
    HEAD_OF_GOVERNMENT = "head_of_government"
    MONARCH = "monarch"
    FOREIGN_MINISTER = "foreign_minister"
    DEFENCE_MINISTER = "defence_minister"
    FINANCE_MINISTER = "finance_minister"
    ORGANISATION_HEAD = "organisation_head"
    ENVOY = "envoy"
    SPOKESPERSON = "spokesperson"
    OPPOSITION = "opposition"
    GROUP_LEADER = "group_leader"
    OTHER = "other"


SINGLE_HOLDER = frozenset(
    {
        RoleKind.HEAD_OF_STATE,
        RoleKind.HEAD_OF_GOVERNMENT,
        RoleKind.MONARCH,
        RoleKind.FOREIGN_MINISTER,
        RoleKind.DEFENCE_MINISTER,
        RoleKind.FINANCE_MINISTER,
    }
)


@dataclass(frozen=True, slots=True)
class Country:
    """`ambiguous` are those of its names that also name something else ("Georgia", "Congo"): accept them by context."""

    key: str
    iso2: str | None
    wikidata: str
    name: str
    official: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    seats: tuple[str, ...]
    status: Status
    region: str
    leader: RoleKind
    ambiguous: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class When:
    """A date as exactly as it is known: to the day, the month or the year."""

    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> When:
        """`2025-01-20`, `2025-01` or `2025`; raises ValueError for anything else."""
        parts = text.split("-")
        if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]):
            raise ValueError(f"{text!r} is not a date")
        year, month, day = (int(parts[i]) if i < len(parts) else None for i in range(3))
        first = date(year or 0, month or 1, day or 1)
        last_month = month or 12
        last_day = day or calendar.monthrange(first.year, last_month)[1]
        return cls(first, date(first.year, last_month, last_day))

    def __str__(self) -> str:
        if self.first == self.last:
            return self.first.isoformat()
        return f"{self.first:%Y-%m}" if self.first.month == self.last.month else f"{self.first:%Y}"


@dataclass(frozen=True, slots=True)
class Role:
    """One time in one office. `titles` are how news calls it, the usual first; `country` or `organisation` is what it serves."""

    kind: RoleKind
    titles: tuple[str, ...]
    country: str | None
    organisation: str | None
    start: When | None
    end: When | None
    elected: date | None = None

    def surely_on(self, on: date) -> bool:
        """Whether it was held on that day whatever the unknown parts of its dates are; both first and last day count."""
        begun = self.start is not None and self.start.last <= on
        return begun and (self.end is None or on <= self.end.first)

    def maybe_on(self, on: date) -> bool:
        """Whether it can have been held on that day."""
        begun = self.start is None or self.start.first <= on
        return begun and (self.end is None or on <= self.end.last)

    def over_by(self, on: date) -> bool:
        """Whether it had surely ended before that day."""
        return self.end is not None and self.end.last < on


@dataclass(frozen=True, slots=True)
class Leader:
    """A person in the news with dated roles. `surnames` stand for them alone after a full name ("Xi", "von der Leyen")."""

    key: str
    name: str
    aliases: tuple[str, ...]
    surnames: tuple[str, ...]
    gender: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """`kind` is `organisation` or `group` (armed or political). `nouns` may stand for it afterwards ("the bloc").

    `ambiguous` are those of its names that also mean something else ("Congress", "Fed"): accept them by context.
    `family` is a party's ("green"), as data/README.md lists them.
    """

    key: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str | None
    category: str
    nouns: tuple[str, ...]
    ambiguous: frozenset[str] = frozenset()
    family: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place that is no country: a city, a region, a sea. It is where something happens and never acts.

    `country` is None for what belongs to several or to none; `ambiguous` are names that persons or words share ("Lincoln").
    """

    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str | None
    ambiguous: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Title:
    """A word for an office: which roles it can mean (all countries, or only `countries`), and the gender it tells, if any."""

    title: str
    roles: tuple[RoleKind, ...]
    countries: frozenset[str]
    gender: str | None
