"""The phrases that stand for actors, and the actors that they stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from analysis.components.actors import actor_keys, mentions_at
from analysis.components.clauses import agent, case_of, is_passive, subject
from analysis.components.relations.lexicon import EventWord, event_words

OWNERS = ("nmod:poss", "amod", "compound", "nmod:desc", "nmod")

_PLACING = frozenset({"of", "in", "from", "for"})  # "the port of Odesa"
_DESCRIBING = frozenset({"ADJ", "NOUN", "PROPN", "DET"})
_FAR = 6  # tokens over which two names can still be one coordination


@dataclass(frozen=True, slots=True)
class Party:
    """A phrase, by its head, and the keys of its actors."""

    token: Token
    keys: tuple[str, ...]


def party(token: Token | None) -> Party | None:
    """The actors that a phrase stands for: its head, or those that own or place it ("Iranian drones", "the port of Odesa")."""
    if token is None:
        return None
    keys = actor_keys(token)
    if keys:
        return Party(token, tuple(dict.fromkeys((*_before_and(token), *keys))))
    return owner(token, OWNERS)


def owner(noun: Token, places: Iterable[str] = OWNERS) -> Party | None:
    """The actor that the phrase belongs to."""
    for place in places:
        for child in noun.children:
            if child.dep_ == place and (place != "nmod" or case_of(child) in _PLACING):
                keys = actor_keys(child)
                if keys:
                    return Party(child, keys)
    return None


def doer(verb: Token) -> Party | None:
    """Who does the verb. Where the parser split a coordination into two subjects, both do."""
    if is_passive(verb):
        return party(agent(verb))
    own = [found for child in verb.children if child.dep_ == "nsubj" and (found := party(child))]
    if len(own) > 1:
        return Party(own[0].token, tuple(dict.fromkeys(key for found in own for key in found.keys)))
    return party(subject(verb))


def undergoing(token: Token | None) -> Party | None:
    """As `party`; of an event noun, the actor whose event it is ("condemned *Israel's* raid on Jenin")."""
    word = event_words().noun(token) if token is not None else None
    if token is None or word is None or actor_keys(token):
        return party(token)
    return source_within(token, word)


def source_within(noun: Token, word: EventWord) -> Party | None:
    """The source inside an event noun's own phrase: "*Russia's* invasion", "*Israeli* strikes", "accusations from *Kyiv*"."""
    found = owner(noun, ("nmod:poss", "amod", "compound"))
    if found is not None:
        return found
    prepositions = {place for place in word.frame.sources if place not in word.frame.targets}
    tokens = (child for child in noun.children if child.dep_.startswith(("nmod", "obl")) and case_of(child) in prepositions)
    return next((found for token in tokens if (found := party(token))), None)


def named_next(noun: Token, prepositions: Iterable[str]) -> Party | None:
    """The actor named right after the noun and one of the prepositions, whatever the parser made of it ("strikes on Iran")."""
    doc, at = noun.doc, noun.i + 1
    if at + 1 >= len(doc) or doc[at].lower_ not in prepositions:
        return None
    named = mentions_at(doc)
    for index in range(at + 1, min(at + 3, len(doc))):
        if index in named:
            return Party(doc[index], tuple(named[index].keys))
        if doc[index].pos_ != "DET":
            break
    return None


def _before_and(token: Token) -> tuple[str, ...]:
    """The actors joined by *and* just before, where the parser lost the coordination ("the Emir A and President B met")."""
    doc = token.doc
    named = mentions_at(doc)
    if token.dep_ == "conj" or token.i not in named:
        return ()
    at = named[token.i].start - 1
    while at > 0 and token.i - at < _FAR and doc[at].pos_ in _DESCRIBING:
        at -= 1
    if at <= 0 or doc[at].lower_ != "and" or at - 1 not in named:
        return ()
    first = named[at - 1]
    governed = any(case_of(doc[index]) for index in range(first.start, first.end))
    return () if governed or first.start < token.sent.start else tuple(first.keys)
