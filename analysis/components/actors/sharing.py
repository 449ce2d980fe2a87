"""Names that organisations of several countries share ("the Labour Party"), and a party's by-words ("MAS").

Whose they are, the names around them tell; where these do not, the name stays everybody's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from analysis.components.actors.frames import POSSESSIVES
from analysis.components.actors.gazetteer import Kind, Name
from analysis.components.actors.people import country_on
from analysis.knowledge import countries, organisations, parties

_LANDS = frozenset({Kind.COUNTRY, Kind.ALIAS, Kind.DEMONYM, Kind.SEAT, Kind.CAPITAL, Kind.PLACE})
_PEOPLE = frozenset({Kind.PERSON, Kind.PERSON_ALIAS})
_BODIES = frozenset({Kind.ORGANISATION, Kind.ORGANISATION_ALIAS})
_CLEARLY = 2  # times as often named as the next country

Placed = tuple[int, int, str]  # first token, end, country


def settled(doc: Doc, names: Sequence[Name], on: date | None) -> list[Name]:
    """The names with one key where it is known who is meant; a party's by-word without its country in the article is none."""
    if not any(map(_unsettled, names)):
        return list(names)
    placed = list(_placed(names, on))
    owner = _Owners(doc, placed)
    found: list[Name] = []
    for name in names:
        if not _unsettled(name):
            found.append(name)
        elif len(name.keys) > 1:
            key = owner.of(name)
            found.append(replace(name, keys=(key,)) if key else name)
        elif owner.present[organisations()[name.keys[0]].country]:
            found.append(name)
    return found


def _unsettled(name: Name) -> bool:
    if name.kind not in _BODIES:
        return False
    return len(name.keys) > 1 or (name.ambiguous and name.keys[0] in parties() and parties()[name.keys[0]].country is not None)


def _placed(names: Sequence[Name], on: date | None) -> Iterator[Placed]:
    """Names that belong to one country, in text order, none within a longer one."""
    end = 0
    for name in names:
        if name.end <= end or name.ambiguous or len(name.keys) != 1:
            continue
        if country := _country(name, on):
            end = name.end
            yield name.start, name.end, country


def _country(name: Name, on: date | None) -> str | None:
    key = name.keys[0]
    if name.kind in _LANDS:
        return key if key in countries() else None
    if name.kind in _PEOPLE:
        return country_on(key, on)
    return organisations()[key].country if name.kind in _BODIES else None


class _Owners:
    """Which country's organisation is meant, from the countries that the article names."""

    def __init__(self, doc: Doc, placed: Sequence[Placed]) -> None:
        self._doc = doc
        self._placed = placed
        self._ending = {end: country for _, end, country in placed}
        self._starting = {start: country for start, _, country in placed}
        self.present: Counter[str | None] = Counter(country for _, _, country in placed)

    def of(self, name: Name) -> str | None:
        """The key that the phrase tells ("Norway's Labour Party"), else the article, with nothing against it in the sentence."""
        keys = {organisations()[key].country: key for key in name.keys}
        if (beside := self._beside(name)) is not None:
            return keys.get(beside)
        near = {country for start, _, country in self._placed if self._same_sentence(name, start)} & keys.keys()
        often = self._most_named(keys)
        if len(near) > 1 or (near and often and often not in near):
            return None
        country = often or next(iter(near), None)
        return keys[country] if country else None

    def _beside(self, name: Name) -> str | None:
        start = name.start - (name.start > 0 and self._doc[name.start - 1].text in POSSESSIVES)
        if start in self._ending:
            return self._ending[start]
        at = name.end
        if at + 1 < len(self._doc) and self._doc[at].lower_ in ("of", "in"):
            at += 1 + (self._doc[at + 1].lower_ == "the")
            return self._starting.get(at)
        return None

    def _same_sentence(self, name: Name, at: int) -> bool:
        sentence = self._doc[name.start].sent
        return sentence.start <= at < sentence.end

    def _most_named(self, keys: dict[str | None, str]) -> str | None:
        ranks = Counter({country: self.present[country] for country in keys if country}).most_common(2)
        if not ranks or not ranks[0][1]:
            return None
        return ranks[0][0] if len(ranks) == 1 or ranks[0][1] >= _CLEARLY * ranks[1][1] else None
