"""The phrases around a word: whose minister it is ("the new U.S. …", "… of Kenya"), and whom the title introduces."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from analysis.components.actors.gazetteer import Kind, Name
from analysis.components.actors.words import words_for

OWNER_KINDS = frozenset({Kind.COUNTRY, Kind.ALIAS, Kind.DEMONYM, Kind.SEAT, Kind.ORGANISATION, Kind.ORGANISATION_ALIAS})
PLACE_KINDS = frozenset({Kind.COUNTRY, Kind.ALIAS, Kind.SEAT, Kind.CAPITAL})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
FORMER = frozenset({"former", "ex", "previous", "ousted", "deposed", "then", "late"})
_MODIFIERS = FORMER | words_for("modifier")
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "this"})
_LONGEST_OFFICE = 7  # tokens after the title: "to the United Nations"
_OF = frozenset({"of", "for", "to", "at"})
_SERVING = _OF | {"in"}


def end_of_office(doc: Doc, end: int) -> int:
    """Past what a title that ends there serves ("envoy *to the Gulf states*, ") up to a comma; else `end`."""
    at = end
    if end < len(doc) and doc[end].lower_ in _SERVING:
        at += 1
        while at < min(end + _LONGEST_OFFICE, len(doc)) and doc[at].pos_ in ("DET", "ADJ", "NOUN", "PROPN"):
            at += 1
    return at if at < len(doc) and doc[at].text == "," else end


@dataclass(frozen=True, slots=True)
class Frame:
    """A title, ministry or collective with its modifiers: tokens `start` to `end`, and the names that own it."""

    start: int
    end: int
    owner: Name | None
    modifiers: frozenset[str]


class Frames:
    """Looks around words for their owners; made once a Doc."""

    def __init__(self, doc: Doc, names: list[Name]) -> None:
        self._doc = doc
        owners = [name for name in names if name.kind in OWNER_KINDS]
        self._ending = {name.end: name for name in sorted(owners, key=lambda name: name.end - name.start)}
        places = [name for name in names if name.kind in PLACE_KINDS and len(name.keys) == 1]
        self._places = {name.start: name for name in sorted(places, key=lambda name: name.end - name.start)}
        self._starting = {name.start: name for name in sorted(owners, key=lambda name: name.end - name.start)}

    def around(self, start: int, end: int) -> Frame:
        """The phrase that the words from `start` to `end` stand in: before it "the new U.S.", after it "of Kenya"."""
        left, owner, modifiers = self._before(start)
        if owner is None:
            owner, end = self._after(end)
        return Frame(left, end, owner, frozenset(modifiers))

    def _before(self, start: int) -> tuple[int, Name | None, set[str]]:
        left, words = self._past_modifiers(start)
        owner = self._owner_ending(left)
        if owner is not None:
            left, more = self._past_modifiers(owner.start)
            words |= more
        return self._past_determiner(left), owner, words

    def _owner_ending(self, end: int) -> Name | None:
        if end and self._doc[end - 1].text in POSSESSIVES:
            end -= 1
        return self._ending.get(end)

    def _past_modifiers(self, start: int) -> tuple[int, set[str]]:
        words = set()
        while start and self._doc[start - 1].lower_ in _MODIFIERS:
            start -= 1
            words.add(self._doc[start].lower_)
        return start, words

    def _past_determiner(self, start: int) -> int:
        return start - 1 if start and self._doc[start - 1].lower_ in _DETERMINERS else start

    def _after(self, end: int) -> tuple[Name | None, int]:
        at = end
        if at + 1 < len(self._doc) and self._doc[at].lower_ in _OF:
            at += 1
            if self._doc[at].lower_ == "the" and at not in self._starting:
                at += 1
            if at in self._starting and self._starting[at].kind is not Kind.DEMONYM:
                return self._starting[at], self._starting[at].end
        return None, end

    def placed(self, end: int) -> Name | None:
        """ "The junta in Niamey", "the foreign ministry in Seoul": the country or its capital after "in"."""
        return self._places.get(end + 1) if end + 1 < len(self._doc) and self._doc[end].lower_ == "in" else None

    def introduced(self, end: int, people: dict[int, str]) -> str | None:
        """The person that a title right before (", " may stand between) introduces; `people` by the token they start at."""
        if end in people:
            return people[end]
        if end + 1 < len(self._doc) and self._doc[end].text == "," and end + 1 in people:
            return people[end + 1]
        return None

    def explained(self, start: int, people: dict[int, str]) -> str | None:
        """The person whose apposition starts here ("Jane Doe, Kenya's envoy"); `people` by the token after them."""
        return people.get(start - 1) if start and self._doc[start - 1].text == "," else None
