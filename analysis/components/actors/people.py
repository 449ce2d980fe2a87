"""People: listed ones by full name, surname and title; others from the names that the pipeline finds."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from datetime import date
from functools import cache

from spacy.tokens import Doc

from analysis.components.actors.gazetteer import Name
from analysis.knowledge import (
    Leader,
    RoleKind,
    country_of,
    elected_holder,
    former_holder,
    given_names,
    leaders,
    role_holder,
    roles_of,
    titles,
)

HONORIFICS = frozenset(
    {
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "dr",
        "dr.",
        "sir",
        "lord",
        "lady",
        "dame",
        "sheikh",
        "gen.",
        "sen.",
        "rep.",
        "gov.",
    }
)
_NOT_NAMES = frozenset({"president", "minister", "prime", "vice", "secretary", "foreign", "the", "post", "house", "street"})
_NEVER_INSIDE = frozenset({"of", "and", "from", "in", "at", "for", "with"})
_LEADING = frozenset({RoleKind.HEAD_OF_STATE, RoleKind.HEAD_OF_GOVERNMENT, RoleKind.MONARCH})
_LATELY = 4 * 365  # days
_IN_OFFICE = 2  # the prominence of one who holds an office on the day
PARTICLES = frozenset(
    {
        "al",
        "bin",
        "ibn",
        "ben",
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "dos",
        "del",
        "della",
        "la",
        "le",
        "el",
        "ter",
        "ten",
        "abu",
    }
)


def slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def gender_of(name: str) -> str | None:
    """From the given name, None where unknown."""
    return given_names().get(name.split()[0])


@cache
def _by_surname() -> dict[str, tuple[Leader, ...]]:
    found: dict[str, list[Leader]] = defaultdict(list)
    for leader in leaders().values():
        for surname in {*leader.surnames, leader.name.split()[-1]}:
            found[plain(surname)].append(leader)
    return {surname: tuple(people) for surname, people in found.items()}


def plain(name: str) -> str:
    """Lower case without diacritics, for comparing."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()


def spelled_otherwise(name: str) -> str | None:
    """A listed person under a transliteration nobody listed: same surname, given name of the same consonants ("Sergei")."""
    words = name.split()
    alike = [
        leader
        for leader in _by_surname().get(plain(words[-1]), ())
        if _consonants(leader.name.split()[0]) == _consonants(words[0])
        and plain(leader.name)[:2] == plain(words[0])[:2]
        and len(words) == len(leader.name.split())
    ]
    return alike[0].key if len(alike) == 1 else None


@cache
def _consonants(given: str) -> str:
    """What transliterations of one name share: "srg" of Sergei and Sergey, "lksndr" of Alexander and Aleksandr."""
    letters = plain(given).replace("x", "ks").replace("c", "k").replace("w", "v")
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[^b-df-hj-np-tv-z]", "", letters.replace("y", "")))


def name_span(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """An entity without the title before it and the possessive behind it."""
    while start < end and (doc[start].lower_ in HONORIFICS or doc[start].lower_ in titles() or doc[start].lower_ in _NOT_NAMES):
        start += 1
    end = next((i for i in range(start + 2, end) if doc[i].lower_ in _NEVER_INSIDE), end)
    while end > start and (doc[end - 1].is_punct or doc[end - 1].tag_ == "POS" or doc[end - 1].is_space):
        end -= 1
    while start < end < len(doc) - 1 and doc[end].text == "-" and not doc[end - 1].whitespace_ and doc[end + 1].is_lower:
        end += 2  # the pipeline saw only half of "Choon-shik"
    return start, end


def looks_like_full_name(doc: Doc, start: int, end: int) -> bool:
    words = [token for token in doc[start:end] if not token.is_punct]
    capitalised = [token for token in words if token.text[0].isupper()]
    small = [t for t in words if not t.text[0].isupper() and t.lower_ not in PARTICLES and not _second_half(doc, start, t.i)]
    return 2 <= len(capitalised) <= 5 and not small and all(any(c.isalpha() for c in token.text) for token in capitalised)


def _second_half(doc: Doc, start: int, at: int) -> bool:
    """The *shik* of "Choon-shik"."""
    return at > start + 1 and doc[at - 1].text == "-" and not doc[at - 1].whitespace_


class Cast:
    """Who has been named in this article, for surnames and titles that come alone."""

    def __init__(self, on: date | None, present: Counter[str]) -> None:
        """`present` counts how often the article names each country and organisation, by key."""
        self.on = on
        self.present = present
        self._surnames: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._titled: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.beginnings: set[str] = set()  # first words of surnames, as `plain` writes them
        self._named: dict[tuple[str, str], str] = {}

    def add(self, name: str, key: str, at: int) -> None:
        """A full name at token `at`."""
        known = leaders().get(key)
        words = plain(name).split()
        self._named[words[0], words[-1]] = key
        for surname in {name.split()[-1], *(known.surnames if known else ())}:
            self._has_surname(plain(surname), key, at)
        if not known and len(words) <= 3 and name.split()[0] not in given_names():
            self._has_surname(words[0], key, at)  # perhaps a family name that comes first

    def _has_surname(self, surname: str, key: str, at: int) -> None:
        self._surnames[surname].append((at, key))
        self.beginnings.add(re.split(r"[\s-]", surname)[0])

    def entitle(self, key: str, owner: str, title: str) -> None:
        self._titled[owner, title.lower()].add(key)

    def knows(self, surname: str) -> bool:
        """Whether somebody in the article has this surname (as `plain` writes it)."""
        return surname in self._surnames

    def same_person(self, name: str) -> str | None:
        """Who has been named with the same first and last word: "John A. Smith" after "John Smith"."""
        words = plain(name).split()
        return self._named.get((words[0], words[-1]))

    def by_surname(self, surname: str, at: int) -> str | None:
        """The person of that surname named last before, else the first one named after."""
        named = self._surnames.get(plain(surname), [])
        before = [pair for pair in named if pair[0] < at]
        if before:
            return max(before)[1]
        return min(named)[1] if named else None

    def by_title(self, owner: str, title: str, modifiers: frozenset[str]) -> tuple[str, str] | None:
        """Key and reason for a title alone ("the new U.S. president"), by the date or the article's own introductions."""
        if self.on is not None and (found := self._on_the_day(owner, title, modifiers)):
            return found
        introduced = self._titled.get((owner, title.lower()), set())
        if len(introduced) == 1 and not modifiers & {"former", "ex", "previous"}:
            return next(iter(introduced)), f"introduced here as {title.lower()}"
        return None

    def _on_the_day(self, owner: str, title: str, modifiers: frozenset[str]) -> tuple[str, str] | None:
        assert self.on is not None
        if modifiers & {"former", "ex", "previous", "ousted", "deposed", "late"}:
            holder, when = former_holder(owner, title, self.on), "held it last before"
        elif "elect" in modifiers:
            holder, when = elected_holder(owner, title, self.on), "elected, not yet in office on"
        elif "then" in modifiers:
            return None
        else:
            holder, when = role_holder(owner, title, self.on), "in office on"
        return (holder.key, f"{title.lower()} of {owner}, {when} {self.on.isoformat()}") if holder else None

    def by_listed_surname(self, name: Name, title: str | None, owner: str | None) -> tuple[str, str] | None:
        """A surname that no full name in the article explains: the one listed person whom date, title and country leave.

        Of several, those whose country or organisation the article names most; where it names none of theirs, two in office
        of different countries are one too many.
        """
        keys = [key for key in name.keys if _is_called(key, title)]
        if title and owner:
            keys = [key for key in keys if _serves(key, owner)] or keys
        ranks = {key: rank for key in keys if (rank := _prominence(key, self.on)) or title}
        named = {key: max((self.present[place] for place in _served(key)), default=0) for key in ranks}
        most = max(named.values(), default=0)
        if not most and len({country_on(key, self.on) for key in ranks if ranks[key] >= _IN_OFFICE}) > 1:
            return None
        best = _highest({key: ranks[key] for key in ranks if named[key] == most})
        if best is None:
            return None
        return best, f"surname of {leaders()[best].name}" + (", in office then" if ranks[best] >= _IN_OFFICE else "")


def _is_called(key: str, title: str | None) -> bool:
    """Whether the title's gender, if it tells one, is the person's: no prince is Amina Mohammed."""
    genders = {meaning.gender for meaning in titles().get((title or "").lower(), ())}
    return None in genders or not genders or leaders()[key].gender in genders


def _serves(key: str, owner: str) -> bool:
    return owner in _served(key)


@cache
def _served(key: str) -> frozenset[str]:
    """The countries and organisations that a listed person serves or has served."""
    return frozenset(place for role in leaders()[key].roles for place in (role.country, role.organisation) if place)


def _highest(ranks: dict[str, int]) -> str | None:
    """The key with the highest rank, None where two share it."""
    best = [key for key, rank in ranks.items() if rank == max(ranks.values())]
    return best[0] if len(best) == 1 else None


def _prominence(key: str, on: date | None) -> int:
    """How surely the surname alone means this person: leads a country on the day 3, in another office 2, led one lately 1."""
    if on is None:
        return 1
    held = roles_of(key, on)
    if held:
        return _IN_OFFICE + leads_on(key, on)
    lately = (role.end or role.start for role in leaders()[key].roles if role.kind in _LEADING)
    return int(any(when and abs((on - when.last).days) < _LATELY for when in lately))


def leads_on(key: str, on: date | None) -> bool:
    """Whether this leader heads a state or government on the day."""
    return on is not None and any(role.kind in _LEADING for role in roles_of(key, on))


def country_on(key: str, on: date | None) -> str | None:
    """The country that a listed person acts for (on that day, where it is known)."""
    if on is not None:
        return country_of(key, on)
    return next((role.country for role in reversed(leaders()[key].roles) if role.country), None)
