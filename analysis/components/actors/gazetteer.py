"""Every listed name in one pass: countries, leaders, organisations, places and titles."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from analysis.knowledge import countries, leaders, organisations, places, titles
from analysis.knowledge.roles import LEADER
from analysis.knowledge.tables import DATA, rows

ORGANISATION_SEATS = DATA / "organisation_seats.csv"
NOWHERE = ""  # the country of a place that lies in none or in several


class Kind(StrEnum):
    """What a listed string is the name of."""

    COUNTRY = "country"
    ALIAS = "country alias"
    DEMONYM = "demonym"
    SEAT = "seat"
    CAPITAL = "capital"
    PERSON = "person"
    PERSON_ALIAS = "person alias"
    SURNAME = "surname"
    ORGANISATION = "organisation"
    ORGANISATION_ALIAS = "organisation alias"
    PLACE = "place"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Name:
    """A listed string found at tokens `start` to `end`; several keys where several are called so.

    Those of a place are the countries it may lie in.
    """

    start: int
    end: int
    kind: Kind
    keys: tuple[str, ...]
    ambiguous: bool = False


Listed = tuple[Kind, str, bool]  # kind, key, ambiguous
_BODIES = frozenset({Kind.ORGANISATION, Kind.ORGANISATION_ALIAS})
_LABELS = {  # as the pipeline labels names; a seat of government may be a place or a body
    Kind.COUNTRY: "LOC",
    Kind.ALIAS: "LOC",
    Kind.CAPITAL: "LOC",
    Kind.PLACE: "LOC",
    Kind.PERSON: "PER",
    Kind.PERSON_ALIAS: "PER",
    Kind.ORGANISATION: "ORG",
    Kind.ORGANISATION_ALIAS: "ORG",
    Kind.DEMONYM: "MISC",
}


class Gazetteer:
    """Thousands of names in two matchers: as written (and in capitals), and in any case for titles."""

    def __init__(self, nlp: Language) -> None:
        labels: dict[str, list[Listed]] = defaultdict(list)
        for text, listed in _listed():
            for spelling in _spellings(text):
                if listed not in labels[spelling]:
                    labels[spelling].append(listed)
        self._meanings = {text: _grouped(listed) for text, listed in labels.items()}
        self._exact = PhraseMatcher(nlp.vocab, attr="ORTH")
        for text in labels:
            self._exact.add(text, [nlp.make_doc(text)])
        self._titles = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._titles.add(Kind.TITLE.value, [nlp.make_doc(title) for title in (*titles(), LEADER)])

    def find(self, doc: Doc) -> list[Name]:
        """All names, overlapping ones too, in text order, the longest of each start first."""
        strings = doc.vocab.strings
        found = [
            Name(start, end, kind, keys, ambiguous)
            for label, start, end in self._exact(doc)
            for kind, ambiguous, keys in self._meanings[strings[label]]
        ]
        found += [Name(start, end, Kind.TITLE, ()) for _, start, end in self._titles(doc)]
        return sorted(found, key=lambda name: (name.start, -name.end))


def certain(doc: Doc, names: Iterable[Name]) -> Iterator[tuple[int, int, str]]:
    """Start, end and label of those names that mean one thing wherever they stand, and are written as names."""
    for name in names:
        if name.kind in _LABELS and not name.ambiguous and doc[name.start].text[0].isupper() and not doc[name.end - 1].is_lower:
            yield name.start, name.end, _LABELS[name.kind]


def _grouped(listed: Sequence[Listed]) -> list[tuple[Kind, bool, tuple[str, ...]]]:
    """Kind, whether it is ambiguous, and the keys of all who are called so, organisations by name and by alias together."""
    groups: dict[tuple[Kind, bool], list[str]] = defaultdict(list)
    shared = len({key for kind, key, _ in listed if kind in _BODIES}) > 1
    for kind, key, ambiguous in listed:
        groups[Kind.ORGANISATION_ALIAS if shared and kind in _BODIES else kind, ambiguous].append(key)
    return [(kind, ambiguous, tuple(dict.fromkeys(keys))) for (kind, ambiguous), keys in groups.items()]


def _listed() -> Iterator[tuple[str, Listed]]:
    for country in countries().values():
        names = {Kind.COUNTRY: (country.name, country.official), Kind.ALIAS: country.aliases, Kind.DEMONYM: country.demonyms}
        for kind, texts in (names | {Kind.SEAT: country.seats, Kind.CAPITAL: (country.capital,)}).items():
            for text in texts:
                yield text, (kind, country.key, text in country.ambiguous)
    for row in rows(ORGANISATION_SEATS, ("seat", "organisation")):
        yield row.text("seat"), (Kind.SEAT, row.text("organisation"), False)
    for leader in leaders().values():
        yield leader.name, (Kind.PERSON, leader.key, False)
        for texts, kind in ((leader.aliases, Kind.PERSON_ALIAS), (leader.surnames, Kind.SURNAME)):
            for text in texts:
                yield text, (kind, leader.key, False)
    for organisation in organisations().values():
        yield organisation.name, (Kind.ORGANISATION, organisation.key, organisation.name in organisation.ambiguous)
        for text in organisation.aliases:
            yield text, (Kind.ORGANISATION_ALIAS, organisation.key, text in organisation.ambiguous)
    for place in places():
        for text in (place.name, *place.aliases):
            yield text, (Kind.PLACE, place.country or NOWHERE, text in place.ambiguous)


def _spellings(text: str) -> set[str]:
    """As listed, with the other apostrophe, without diacritics, and in capitals (for headlines)."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    forms = {form.replace(*marks) for form in (text, plain) for marks in (("’", "'"), ("'", "’"))}
    return forms | ({form.upper() for form in forms} if len(text) > 3 else set())
