"""Who did what to whom: PLOVER events between actors, read from verbs and nouns and their syntax.

Classes: PLOVER (Open Event Data Alliance; Halterman et al. 2023, "PLOVER and POLECAT"). As in CAMEO and its
successors a reciprocal event ("A and B met") is given in both directions. What is negated, modal,
conditional or only demanded is kept, marked `actual=False`; somebody's own *would* or *will* do harm is a threat.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import permutations, product

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from analysis.components.actors import actor_keys, mentions_at
from analysis.components.clauses import (
    case_of,
    direct_object,
    governing_subject,
    is_actual,
    is_modal,
    is_negated,
    is_passive,
    modifiers,
    obliques,
    subject,
    whole_phrase,
)
from analysis.components.relations.lexicon import EventWord, event_words
from analysis.components.relations.parties import Party, doer, named_next, owner, party, source_within, undergoing
from analysis.records import Event, Polarity

FACTORY = "standpoint_relations"

_LONGEST_EVIDENCE = 40  # tokens; beyond, the evidence is the event and its target alone
_MATERIAL = frozenset({Event.SANCTION, Event.ASSAULT, Event.COERCE, Event.MOBILIZE})
_SETTING = frozenset({"in", "during", "at", "after", "following", "before", "amid", "on"})  # "in a call with Modi, Macron said"


Doc.set_extension("relations", default=None, force=True)


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


@Language.factory(
    FACTORY, assigns=["doc._.relations"], requires=["token.dep", "token.head", "token.lemma", "token.pos", "doc.sents"]
)
def make_relations(nlp: Language, name: str) -> object:
    """Place it after the actors and coreference."""
    return add_relations


def add_relations(doc: Doc) -> Doc:
    doc._.relations = find_relations(doc)
    return doc


def find_relations(doc: Doc) -> list[RelationMatch]:
    """All relations between the actors of `doc`, in text order."""
    found = [match for happening in _happenings(doc) for match in _pairs(happening)]
    return _distinct(found)


@dataclass(frozen=True, slots=True)
class _Happening:
    """An event word with the phrases of its actors, not yet paired."""

    word: EventWord
    trigger: Token
    source: Party | None
    target: Party | None
    actual: bool


def _happenings(doc: Doc) -> Iterator[_Happening]:
    words = event_words()
    named = mentions_at(doc)
    for sentence in doc.sents:
        present = {key for index in range(sentence.start, sentence.end) if index in named for key in named[index].keys}
        if len(present) < 2:
            continue
        for token in sentence:
            word = words.of(token)
            if word is None or (token.i in named and token.pos_ != "VERB"):
                continue
            happening = _READERS[word.kind](token, word)
            if happening is not None:
                yield happening
        yield from _of_phrases(sentence)


# ---- verbs


def _of_verb(verb: Token, word: EventWord) -> _Happening | None:
    thing = direct_object(verb)
    words = event_words()
    if thing is not None and (words.phrase(verb, thing) or (words.light(verb) and words.noun(thing))):
        return None  # the object says what happens
    source = doer(verb)
    target = next((found for place in word.frame.targets for found in _at(place, verb, word)), None)
    return _Happening(word, verb, source, target, is_actual(verb))


def _of_phrases(sentence: Span) -> Iterator[_Happening]:
    words = event_words()
    for verb in sentence:
        thing = direct_object(verb) if verb.pos_ == "VERB" else None
        word = words.phrase(verb, thing) if thing is not None else None
        if word is None or thing is None:
            continue
        tokens = (t for place in word.frame.targets for t in (*obliques(verb, place), *modifiers(thing, place)))
        target = next((found for token in tokens if (found := party(token))), None) or owner(thing, ("nmod:poss",))
        yield _Happening(word, verb, doer(verb), target, is_actual(verb))


def _of_adjective(adjective: Token, word: EventWord) -> _Happening | None:
    if not any(child.dep_ == "cop" for child in adjective.children):
        return None
    tokens = (token for place in word.frame.targets for token in obliques(adjective, place))
    target = next((found for token in tokens if (found := party(token))), None)
    return _Happening(word, adjective, party(subject(adjective)), target, is_actual(adjective))


def _at(place: str, verb: Token, word: EventWord) -> Iterator[Party]:
    """The parties in one place of a verb's frame."""
    kind, _, preposition = place.partition(":")
    tokens: Iterable[Token | None]
    if kind == "obj":
        tokens = (subject(verb),) if is_passive(verb) else (direct_object(verb),)
    elif kind == "iobj":
        tokens = (child for child in verb.children if child.dep_ == "iobj")
    elif kind == "obl":
        tokens = obliques(verb, preposition)
    elif kind == "xcomp":
        tokens = _inside_complement(verb)
    elif kind == "ccomp.nsubj":
        tokens = (subject(child, 0) for child in verb.children if child.dep_ == "ccomp")
    else:
        tokens = ()
    for token in tokens:
        found = undergoing(token)
        if found is not None:
            yield found


def _inside_complement(verb: Token) -> Iterator[Token]:
    """What "threatened to sanction *Russia*", "refused to meet with *the envoy*" is done to."""
    for child in verb.children:
        if child.dep_ == "xcomp":
            for grand in child.children:
                if grand.dep_ == "obj" or grand.dep_.startswith("obl"):
                    yield grand
                    yield from (g for g in grand.children if g.dep_ == "nmod")


# ---- nouns


def _of_noun(noun: Token, word: EventWord) -> _Happening | None:
    phrase = whole_phrase(noun)
    light = _light_verb(phrase)
    source, target = _source_of_noun(noun, phrase, word, light), _target_of_noun(noun, phrase, word)
    if word.frame.reciprocal and target is None:
        both = _both_sides(noun, phrase)
        source = both or source
    turned = _turned(word, light)
    if turned is None:
        return None
    real = not is_negated(noun) and (light is None or (is_actual(phrase.head) and light.strength >= 1))
    if light is not None and light.event is not None:
        real = is_actual(phrase.head)
    return _Happening(turned, noun, source, target, real)


def _light_verb(noun: Token) -> EventWord | None:
    """The entry of the light verb that the noun completes ("*hold* talks", "*engage* in talks", "sanctions were *imposed*")."""
    light = event_words().light(noun.head) if noun.head != noun else None
    if light is None:
        return None
    place = f"obl:{case_of(noun)}" if noun.dep_.startswith("obl") else {"obj": "obj", "nsubj:pass": "obj"}.get(noun.dep_, "")
    return light if place in light.frame.sources else None


def _source_of_noun(noun: Token, phrase: Token, word: EventWord, light: EventWord | None) -> Party | None:
    own = source_within(noun, word)
    if own is not None or phrase.head == phrase:
        return own
    head = phrase.head
    if light is not None:
        return doer(head)
    in_setting = phrase.dep_.startswith("obl") and case_of(phrase) in _SETTING
    if word.frame.reciprocal and in_setting and head.pos_ == "VERB":
        return party(governing_subject(phrase))
    return None


def _target_of_noun(noun: Token, phrase: Token, word: EventWord) -> Party | None:
    carriers = [noun] if phrase == noun else [noun, phrase]
    for place in word.frame.targets:
        for carrier in carriers:
            for token in modifiers(carrier, place):
                if (found := undergoing(token)) is not None:
                    return found
        if phrase.dep_.startswith(("obj", "obl", "nsubj:pass")) and phrase.head.pos_ == "VERB":
            for token in obliques(phrase.head, place):
                if token != phrase and (found := undergoing(token)) is not None:
                    return found
    return named_next(noun, word.frame.targets)


def _both_sides(noun: Token, phrase: Token) -> Party | None:
    """The sides of "talks between A and B", "A-B talks"."""
    for carrier in (noun, phrase):
        for token in modifiers(carrier, "between"):
            found = party(token)
            if found is not None and len(found.keys) > 1:
                return found
    owners = [child for child in noun.children if child.dep_ in ("compound", "amod", "nmod:poss")]
    keys = tuple(dict.fromkeys(key for owner in owners for key in actor_keys(owner)))
    return Party(owners[0], keys) if len(keys) > 1 else None


def _turned(word: EventWord, light: EventWord | None) -> EventWord | None:
    """The noun's event as its verb leaves it: cancelling talks rejects, lifting sanctions concedes, opposing them is neither."""
    if light is None or light.event is None:
        return word
    event = light.event
    if word.polarity is Polarity.CONFLICT:
        if event is Event.REJECT:
            return None
    elif event is Event.CONCEDE:
        event = Event.REJECT
    elif event is Event.THREATEN:
        return word
    polarity = Polarity.COOPERATION if event is Event.CONCEDE else Polarity.CONFLICT
    return replace(word, event=event, polarity=polarity, strength=light.strength)


_READERS = {"VERB": _of_verb, "NOUN": _of_noun, "ADJ": _of_adjective}


# ---- from parties to pairs


def _pairs(happening: _Happening) -> Iterator[RelationMatch]:
    word, source, target = happening.word, happening.source, happening.target
    if source is None or word.event is None or word.polarity is None:
        return
    event, actual = _as_threat(happening)
    if target is not None:
        pairs: Iterable[tuple[str, str]] = product(source.keys, target.keys)
    elif word.frame.reciprocal:
        pairs = permutations(source.keys, 2)
    else:
        return
    evidence = _evidence(happening)
    for one, other in pairs:
        if one != other:
            yield RelationMatch(one, other, event, word.polarity, evidence, word.strength, actual)


def _as_threat(happening: _Happening) -> tuple[Event, bool]:
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


def _evidence(happening: _Happening) -> Span:
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


def _distinct(matches: list[RelationMatch]) -> list[RelationMatch]:
    """Of the matches with one source, target and event in one sentence, the strongest; what happened before what may."""
    best: dict[tuple[str, str, Event, int], RelationMatch] = {}
    for match in matches:
        key = (match.source, match.target, match.event, match.evidence.sent.start)
        old = best.get(key)
        if old is None or (match.actual, match.strength) > (old.actual, old.strength):
            best[key] = match
    return sorted(best.values(), key=lambda match: (match.evidence.start, match.evidence.end))
