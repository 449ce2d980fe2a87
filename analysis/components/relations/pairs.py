"""From an event with its parties to relations between two actors each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations, product

from spacy.tokens import Doc, Span, Token

from analysis.components.actors import ActorEntry, actor_keys, mentions_at
from analysis.components.clauses import is_modal, is_negated, subject, whole_phrase
from analysis.components.relations.happening import Happening
from analysis.records import Event, Polarity

_LONGEST_EVIDENCE = 40  # tokens; beyond, the evidence is the event and its target alone
_MATERIAL = frozenset({Event.SANCTION, Event.ASSAULT, Event.COERCE, Event.MOBILIZE})


@dataclass(frozen=True, slots=True)
class RelationMatch:
    """`source` did `event` to `target` (actor keys).

    `strength` in [0, 1]; not `actual` if negated, threatened or only possible.
    """

    source: str
    target: str
    event: Event
    polarity: Polarity
    evidence: Span
    strength: float
    actual: bool


def pairs(happening: Happening) -> Iterator[RelationMatch]:
    """Every source with every target; several sources with each other where the event is mutual."""
    word, source, target = happening.word, happening.source, happening.target
    if source is None or word.event is None or word.polarity is None:
        return
    event, actual = _as_threat(happening)
    if target is not None:
        both: Iterable[tuple[str, str]] = product(source.keys, _struck(happening.trigger.doc, target.keys))
    elif word.frame.reciprocal or happening.mutual:
        both = permutations(source.keys, 2)
    else:
        return
    evidence = _evidence(happening)
    own = happening.trigger.doc._.actors or {}
    for one, other in both:
        at_home = word.polarity is Polarity.COOPERATION and (_country(own, one) == other or _country(own, other) == one)
        if one != other and not at_home:  # that a president works with his own country is no news
            yield RelationMatch(one, other, event, word.polarity, evidence, word.strength, actual)


def _struck(doc: Doc, keys: Iterable[str]) -> tuple[str, ...]:
    """What is done to a country's people is done to the country, if the article names it: who expels "Russian diplomats"
    sanctions Russia.
    """
    own = doc._.actors or {}
    people = {key: own[key].country or key for key in keys if key.startswith("group:") and key in own}
    return tuple(dict.fromkeys(people[key] if people.get(key) in own else key for key in keys))


def _country(actors: Mapping[str, ActorEntry], key: str) -> str | None:
    return actors[key].country if key in actors else None


def _as_threat(happening: Happening) -> tuple[Event, bool]:
    """A speaker's own "would impose sanctions" is a threat that was made, not a sanction that was imposed."""
    event, verb, source = happening.word.event, happening.trigger, happening.source
    assert event is not None
    if event not in _MATERIAL or happening.actual or source is None:
        return event, happening.actual
    if verb.pos_ in ("NOUN", "PROPN"):
        verb = whole_phrase(verb).head
    for _ in range(3):
        if verb.dep_ != "xcomp":
            break
        verb = verb.head
    speaker = subject(verb.head) if verb.dep_ == "ccomp" else None
    if speaker is not None and is_modal(verb) and not is_negated(verb) and set(actor_keys(speaker)) & set(source.keys):
        return Event.THREATEN, True
    return event, False


def _evidence(happening: Happening) -> Span:
    """From the first to the last of source, event and target, each with its whole name."""
    doc, trigger = happening.trigger.doc, happening.trigger
    parts = [(trigger.i, trigger.i + 1), *(_extent(side.token) for side in (happening.source, happening.target) if side)]
    start, end = min(part[0] for part in parts), max(part[1] for part in parts)
    if end - start > _LONGEST_EVIDENCE:
        start, end = min(parts[0][0], parts[-1][0]), max(parts[0][1], parts[-1][1])
    return doc[start:end]


def _extent(token: Token) -> tuple[int, int]:
    """The tokens of the name or names that a party's head stands for."""
    named = mentions_at(token.doc)
    mentions = [named[t.i] for t in (token, *token.conjuncts) if t.i in named]
    ends = [(mention.start, mention.end) for mention in mentions] or [(token.i, token.i + 1)]
    return min(start for start, _ in ends), max(end for _, end in ends)
