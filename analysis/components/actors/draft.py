"""What is settled so far while the actors of one article are being found."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property

from spacy.tokens import Doc, Span

from analysis.components.actors.entries import ActorEntry, ActorMention
from analysis.components.actors.frames import Frames
from analysis.components.actors.gazetteer import Kind, Name
from analysis.components.actors.people import Cast, country_on
from analysis.components.actors.sharing import settled
from analysis.components.statements.tree import tree_of
from analysis.knowledge import countries, leaders, organisations
from analysis.records import ActorKind, How

COUNTRY_KINDS = frozenset({Kind.COUNTRY, Kind.ALIAS, Kind.DEMONYM, Kind.SEAT})
ORGANISATION_KINDS = frozenset({Kind.ORGANISATION, Kind.ORGANISATION_ALIAS})


class Draft:
    """The listed names of a document, the mentions and actors settled so far, and which tokens they have taken."""

    def __init__(self, doc: Doc, names: list[Name]) -> None:
        self.doc = doc
        self.on = doc._.published
        self.places = [name for name in names if name.kind is Kind.PLACE]
        self.names = [name for name in settled(doc, names, self.on) if name.kind is not Kind.PLACE]
        self.entries: dict[str, ActorEntry] = {}
        self.mentions: list[ActorMention] = []
        self.cast = Cast(self.on, _places_of(self.names))
        self.people_starting: dict[int, str] = {}  # key by the first token of a full name
        self.people_ending: dict[int, str] = {}  # key by the token after it
        self.ownerless: list[tuple[int, int, str]] = []  # ministries of nobody yet: start, end, kind
        self._taken = bytearray(len(doc) + 1)

    @cached_property
    def frames(self) -> Frames:
        """Owners of words. Made when organisations and people are settled: a name within another owns nothing."""
        return Frames(self.doc, [name for name in self.names if not self._inside_another(name)])

    @cached_property
    def words(self) -> list[str]:
        return [token.text for token in self.doc]

    @cached_property
    def lower(self) -> list[str]:
        return tree_of(self.doc).lower

    @cached_property
    def entities(self) -> tuple[Span, ...]:
        return tuple(self.doc.ents)  # made anew each time that a Doc is asked

    @cached_property
    def entity_starting(self) -> dict[int, Span]:
        return {entity.start: entity for entity in self.entities}

    def of_kinds(self, kinds: frozenset[Kind]) -> list[Name]:
        """Names of these kinds, longest first, then in text order."""
        return sorted((n for n in self.names if n.kind in kinds), key=lambda n: (n.start - n.end, n.start))

    def free(self, start: int, end: int) -> bool:
        return self._taken.find(1, start, end) < 0

    def settle(self, start: int, end: int, keys: tuple[str, ...], how: How, why: str) -> None:
        """One more mention of actors that `enter` knows."""
        self.mentions.append(ActorMention(start, end, keys, how, why))
        self._taken[start:end] = b"\1" * (end - start)

    def name_within(self, start: int, end: int, key: str, how: How, why: str) -> None:
        """A name inside another actor's mention, unless it is there already."""
        if not any(mention.start == start and mention.end == end for mention in self.mentions):
            self.settle(start, end, (key,), how, why)

    def enter(self, entry: ActorEntry) -> str:
        """The key of an actor of this article, entered now if it is new."""
        self.entries.setdefault(entry.key, entry)
        return entry.key

    def enter_known(self, key: str) -> ActorEntry:
        """The entry of an actor that the article or `data/` knows."""
        if key not in self.entries:
            self.enter_listed(key)
        return self.entries[key]

    def enter_listed(self, key: str) -> str:
        """The same for a country, leader or organisation of `data/`."""
        if key not in self.entries:
            self.entries[key] = listed_entry(key, self)
        return key

    def person(self, start: int, end: int, key: str, name: str, how: How, why: str) -> None:
        """A full name: it is also what surnames and titles near it go by."""
        self.settle(start, end, (key,), how, why)
        self.people_starting[start] = key
        self.people_ending[end] = key
        self.cast.add(name, key, start)

    @cached_property
    def countries_starting(self) -> dict[int, Name]:
        return {name.start: name for name in self.of_kinds(COUNTRY_KINDS)[::-1]}

    @cached_property
    def countries_ending(self) -> dict[int, Name]:
        return {name.end: name for name in self.of_kinds(COUNTRY_KINDS)[::-1]}

    def country_of_owner(self, name: Name) -> str | None:
        """The country that an owner is, or acts for."""
        if name.keys[0] in organisations():
            return organisations()[name.keys[0]].country if len(name.keys) == 1 else None
        return name.keys[0] if len(name.keys) == 1 else None

    def _inside_another(self, name: Name) -> bool:
        size = name.end - name.start
        return any(name.end <= end and end - start > size for start, end in self._around.get(name.start, ()))

    @cached_property
    def _around(self) -> dict[int, list[tuple[int, int]]]:
        """Start and end of the mentions of several words over each token."""
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for mention in self.mentions:
            if mention.end - mention.start > 1:
                for i in range(mention.start, mention.end):
                    found[i].append((mention.start, mention.end))
        return found


def _places_of(names: list[Name]) -> Counter[str]:
    """How often each country and organisation is named, by key; a country by its capital too."""
    kinds = COUNTRY_KINDS | ORGANISATION_KINDS | {Kind.CAPITAL}
    return Counter(name.keys[0] for name in names if name.kind in kinds and len(name.keys) == 1)


def listed_entry(key: str, draft: Draft) -> ActorEntry:
    if key in countries():
        return ActorEntry(key, countries()[key].name, ActorKind.COUNTRY, key)
    if key in leaders():
        leader = leaders()[key]
        return ActorEntry(key, leader.name, ActorKind.PERSON, country_on(key, draft.on), leader.gender)
    organisation = organisations()[key]
    return ActorEntry(key, organisation.name, ActorKind(organisation.kind), organisation.country)
