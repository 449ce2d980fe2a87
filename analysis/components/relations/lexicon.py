"""The words that name events between actors: the lexicon of `data/events.csv`.

Each row is a word with the PLOVER class that it names, and frames that say where its actors stand.
A frame is `sources>targets`, alternatives parted by `|`, tried in that order; `x<>` means that several
actors in the place x did it to each other.

    VERB     nsubj>obj|obl:with nsubj<>      A met B; A met with B; A and B met
    NOUN     poss|by|from>on|against         A's sanctions on B; sanctions by A against B
    NOUN     poss>with between<>             A's talks with B; talks between A and B
    ADJ      nsubj>of|about                  A is critical of B
    PHRASE   nsubj>with nsubj<>              A cut ties with B (verb and object noun, or the adjective of "hold B responsible")
    LIGHT    obj, obl:in                     A held [talks with B]: the subject of this verb is the source of the noun;
                                             with an event of its own it turns the noun's (A cancelled talks with B)
    BEAR     obj, obl:under                  B came under [A's bombardment]: the subject of this verb is the target of the noun

A verb may have its particle with it ("turn down"). A PHRASE names several at once: `cut|sever link|tie`.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from spacy.tokens import Token

from analysis.components.word_forms import forms
from analysis.errors import KnowledgeError
from analysis.records import Event, Polarity

EVENTS = Path(__file__).resolve().parents[3] / "data" / "events.csv"
KINDS = ("VERB", "NOUN", "ADJ", "PHRASE", "LIGHT", "BEAR")
WITHOUT_EVENT = ("LIGHT", "BEAR")

_PARTICLES = frozenset({"down", "off", "out", "up", "back", "in", "over", "away"})
_TAGS = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ"}


@dataclass(frozen=True, slots=True)
class Frame:
    """Where sources and targets stand, the likelier place first; with `reciprocal` the sources are each other's targets."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    reciprocal: bool


@dataclass(frozen=True, slots=True)
class EventWord:
    """A row of the lexicon. `event` and `polarity` are None for a light verb that leaves the noun's event as it is."""

    lemma: str
    kind: str
    event: Event | None
    polarity: Polarity | None
    strength: float
    frame: Frame


class EventWords:
    """The lexicon, looked up by token."""

    def __init__(self, words: list[EventWord]) -> None:
        self.words = words
        self._by_kind: dict[str, dict[str, EventWord]] = {kind: {} for kind in KINDS}
        for word in words:
            self._by_kind[word.kind][word.lemma] = word
        self._seen: dict[tuple[str, int, int, int, str], EventWord | None] = {}

    def of(self, token: Token) -> EventWord | None:
        """The event that a verb, noun or adjective names."""
        kind = "VERB" if _is_infinitive(token) else _TAGS.get(token.pos_)
        found = self._find(kind, token) if kind else None
        return self._find("NOUN", token) if found is None and _is_owned(token) else found

    def expected(self, token: Token) -> EventWord | None:
        """The adjective that a passive without its agent is as good as: "is *expected* in Lima"."""
        passive = token.tag_ == "VBN" and any(child.dep_ == "aux:pass" for child in token.children)
        return self._by_kind["ADJ"].get(token.lower_) if passive else None

    def noun(self, token: Token) -> EventWord | None:
        return self._find("NOUN", token) if token.pos_ in ("NOUN", "PROPN") else None

    def light(self, token: Token) -> EventWord | None:
        return self._find("LIGHT", token) if token.pos_ in ("VERB", "AUX") else None

    def bearing(self, token: Token) -> EventWord | None:
        return self._find("BEAR", token) if token.pos_ in ("VERB", "AUX") else None

    def phrase(self, verb: Token, thing: Token) -> EventWord | None:
        phrases = self._by_kind["PHRASE"]
        for first in _verb_forms(verb, particle_of(verb)):
            for second in forms(thing.text, thing.lemma_):
                found = phrases.get(f"{first} {second}")
                if found is not None:
                    return found
        return None

    def _find(self, kind: str, token: Token) -> EventWord | None:
        particle = particle_of(token) if token.pos_ in ("VERB", "AUX") else ""
        key = (kind, token.orth, token.lemma, token.pos, particle)
        if key not in self._seen:
            table = self._by_kind[kind]
            self._seen[key] = next((table[form] for form in _verb_forms(token, particle) if form in table), None)
        return self._seen[key]


def particle_of(verb: Token) -> str:
    """The particle right after a verb, or the one that the parser found further on: "turned *down*", "turned it *down*"."""
    following = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
    if following in _PARTICLES:
        return following
    return next((child.lower_ for child in verb.children if child.dep_ == "compound:prt"), "")


def _verb_forms(verb: Token, particle: str) -> tuple[str, ...]:
    plain = forms(verb.text, verb.lemma_)
    return (*(f"{form} {particle}" for form in plain), *plain) if particle else plain


def _is_owned(token: Token) -> bool:
    """Whether a seeming adjective is a noun: "Baku's *offensive*"."""
    return token.pos_ == "ADJ" and any(child.dep_ in ("nmod:poss", "det") for child in token.children)


def _is_infinitive(token: Token) -> bool:
    """Whether it follows the particle *to*, even if the tagger took it for a noun ("threatened to sanction them")."""
    return token.pos_ == "NOUN" and token.i > 0 and token.nbor(-1).pos_ == "PART" and token.nbor(-1).lower_ == "to"


@cache
def event_words() -> EventWords:
    """The lexicon that ships."""
    return EventWords(read_events(EVENTS))


def read_events(path: Path) -> list[EventWord]:
    """The rows of an event file. Raises KnowledgeError with the line where a row does not hold what it must."""
    with path.open(encoding="utf8", newline="") as file:
        rows = [_read(row, f"{path.name}, line {number}") for number, row in enumerate(csv.DictReader(file), 2)]
    return [word for row in rows for word in _each(row)]


def _each(row: EventWord) -> list[EventWord]:
    """The phrases that a row names at once."""
    verbs, _, things = row.lemma.rpartition(" ")
    if row.kind != "PHRASE" or "|" not in row.lemma:
        return [row]
    return [replace(row, lemma=f"{verb} {thing}") for verb in verbs.split("|") for thing in things.split("|")]


def _read(row: dict[str, str], where: str) -> EventWord:
    try:
        word = EventWord(
            lemma=row["lemma"],
            kind=row["pos"],
            event=Event(row["event"]) if row["event"] else None,
            polarity=Polarity(row["polarity"]) if row["polarity"] else None,
            strength=float(row["strength"]),
            frame=_frame(row["frame"]),
        )
    except (KeyError, ValueError, AttributeError) as error:
        raise KnowledgeError(f"{where}: not an event word ({error}).") from error
    if word.kind not in KINDS or not word.lemma:
        raise KnowledgeError(f"{where}: a lemma is needed, and a part of speech among {', '.join(KINDS)}.")
    if word.kind not in WITHOUT_EVENT and (word.event is None or word.polarity is None):
        raise KnowledgeError(f"{where}: only a verb that leaves it to its noun goes without event and polarity.")
    if not 0 <= word.strength <= 1:
        raise KnowledgeError(f"{where}: the strength must lie between 0 and 1.")
    return word


def _frame(text: str) -> Frame:
    sources: list[str] = []
    targets: list[str] = []
    reciprocal = False
    for part in text.split():
        left, arrow, right = part.partition(">")
        if left.endswith("<"):
            reciprocal = True
            left = left[:-1]
        if not left:
            raise ValueError(f"frame {part!r} names no place")
        sources += left.split("|")
        if arrow:
            targets += filter(None, right.split("|"))
    if not sources:
        raise ValueError("it has no frame")
    return Frame(tuple(dict.fromkeys(sources)), tuple(dict.fromkeys(targets)), reciprocal)
