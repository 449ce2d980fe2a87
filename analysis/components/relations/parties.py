"""The phrases that stand for actors, and the actors that they stand for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from analysis.components.actors import actor_keys, mentions_at
from analysis.components.clauses import agent, case_of, is_passive, modifiers, subject
from analysis.components.relations.lexicon import EventWord, event_words
from analysis.components.relations.nearby import joined, named_after, subject_before
from analysis.knowledge.countries import countries
from analysis.knowledge.records import Status
from analysis.records import Polarity

OWNERS = ("nmod:poss", "amod", "compound", "nmod:desc", "nmod")

_PLACING = frozenset({"of", "in", "from", "for"})  # "the port of Odesa"
_AT_ONCE = 3  # tokens
_BORDERS = frozenset({"border", "frontier", "boundary"})
_COUNTERPARTS = frozenset({"counterpart", "colleague", "host", "guest", "ally", "rival", "opponent", "predecessor"})
_DEEPEST = 2  # "a contingent of *Kenyan* officers"
_EACH = frozenset({"each", "one"})
_OTHER = frozenset({"other", "another"})


@dataclass(frozen=True, slots=True)
class Party:
    """A phrase, by its head, and the keys of its actors."""

    token: Token
    keys: tuple[str, ...]


def party(token: Token | None, depth: int = 0) -> Party | None:
    """The actors that a phrase stands for: its head, or those that own or place it ("Iranian drones", "the port of Odesa")."""
    if token is None:
        return None
    keys = actor_keys(token)
    if not keys:
        beside = _named_beside(token) if token.lemma_ in _COUNTERPARTS else None
        return beside or _across(token) or owner(token, OWNERS, depth)
    mention = mentions_at(token.doc).get(token.i)
    if mention is None and (beside := _named_beside(token)) is not None:
        return beside
    return Party(token, tuple(dict.fromkeys((*(joined(mention, token) if mention else ()), *keys))))


def owner(noun: Token, places: Iterable[str] = OWNERS, depth: int = 0) -> Party | None:
    """The actor that the phrase belongs to."""
    for place in places:
        for child in noun.children:
            if child.dep_ != place or (place == "nmod" and case_of(child) not in _PLACING):
                continue
            keys = [key for token in (child, *_joined_to(child)) for key in actor_keys(token)]
            if keys:
                return Party(child, tuple(dict.fromkeys(keys)))
            if place == "nmod" and depth < _DEEPEST and (found := party(child, depth + 1)) is not None:
                return found
    return None


def _across(border: Token) -> Party | None:
    """The neighbour of a border: "its border *with Burundi*"."""
    if border.lemma_ not in _BORDERS:
        return None
    return next((found for token in modifiers(border, "with") if (found := party(token))), None)


def _named_beside(noun: Token) -> Party | None:
    """Who is called what the noun says: "foreign ministers *Mirzoyan* and *Bayramov*"."""
    beside = (child for child in noun.children if child.dep_ in ("appos", "flat") and child.i > noun.i)
    return next((party(child) for child in beside if actor_keys(child)), None)


def _joined_to(name: Token) -> Iterator[Token]:
    """Those beside a name in one row: "Swedish and *Finnish* troops"."""
    return (child for child in name.children if child.dep_ == "conj")


def doer(verb: Token) -> Party | None:
    """Who does the verb. Where the parser split a coordination into two subjects, both do; where it lost the subject, the
    name right before the verb.
    """
    if is_passive(verb):
        by = agent(verb)
        return party(by) if by is not None or not _after_aside(verb) else _named_before(verb)
    own = [found for child in verb.children if child.dep_ == "nsubj" and (found := party(child))]
    if own:
        return Party(own[0].token, tuple(dict.fromkeys(key for found in own for key in found.keys)))
    who = subject(verb)
    if who is not None:
        return _of_each(who) if who.lower_ in _EACH else party(who)
    return _named_before(verb) if verb.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ == "aux" for c in verb.children) else None


def _after_aside(verb: Token) -> bool:
    """Whether a seeming participle may be the verb of a sentence, after an aside: "Meyer, head of the union, called …"."""
    return verb.dep_ == "acl" and verb.i > 0 and verb.nbor(-1).text == ","


def _named_before(verb: Token) -> Party | None:
    before = subject_before(verb)
    return Party(before[0], joined(before[1], before[0], astray=True)) if before is not None else None


def _of_each(each: Token) -> Party | None:
    """Those whom "each accuses the other" speaks of: the several actors of the nearest mention before it."""
    before = [m for index, m in mentions_at(each.doc).items() if each.sent.start <= index < each.i and len(m.keys) > 1]
    nearest = max(before, key=lambda mention: mention.end, default=None)
    return Party(each, tuple(nearest.keys)) if nearest is not None else None


def is_mutual(token: Token | None) -> bool:
    """Whether a phrase is, or belongs to, *each other*: "each other's diplomats", "(each accuses) the other"."""
    if token is None:
        return False
    row = (token, *(child for child in token.children if child.dep_ in ("nmod:poss", "det")))
    for word in row:
        if word.lower_ in _EACH and any(child.lower_ in _OTHER for child in word.children):
            return True
        if word.lower_ in _OTHER:
            subjects = (child.lower_ for child in word.head.children if child.dep_ == "nsubj")
            if (word.i > 0 and word.nbor(-1).lower_ in _EACH) or any(each in _EACH for each in subjects):
                return True
    return False


def seat(place: Token | None) -> Party | None:
    """The country of the text that is visited where its capital is: "flew to *Tehran*"."""
    if place is None:
        return None
    first = place.i
    while first > place.sent.start and place.doc[first - 1].dep_ in ("flat", "compound", "punct"):
        first -= 1
    key = _capitals().get(place.doc[first : place.i + 1].text)
    return Party(place, (key,)) if key is not None and key in (place.doc._.actors or ()) else None


@cache
def _capitals() -> dict[str, str]:
    named = {country.capital: key for key, country in countries().items() if country.status is not Status.TERRITORY}
    return named | {name: key for key, country in countries().items() for name in country.seats}


def undergoing(token: Token | None) -> Party | None:
    """As `party`; of an event noun, the actor whose event it is ("condemned *Israel's* raid on Jenin"),
    of a kind one also whom it is for ("committed to the defence of *Japan*")."""
    word = event_words().noun(token) if token is not None else None
    if token is None or word is None or actor_keys(token):
        return party(token)
    found = source_within(token, word)
    return party(token) if found is None and word.polarity is Polarity.COOPERATION else found


def source_within(noun: Token, word: EventWord) -> Party | None:
    """The source inside an event noun's own phrase: "*Russia's* invasion", "*Israeli* strikes", "accusations from *Kyiv*"."""
    found = owner(noun, ("nmod:poss", "amod", "compound"))
    if found is not None:
        return found
    prepositions = {place for place in word.frame.sources if place not in word.frame.targets}
    carriers = (noun, *modifiers(noun, "of"))  # "a shipment of missiles *from Oslo*"
    tokens = (token for carrier in carriers for token in carrier.children if token.dep_.startswith(("nmod", "obl")))
    return next((found for token in tokens if case_of(token) in prepositions and (found := party(token))), None)


def named_next(word: Token, prepositions: Collection[str]) -> Party | None:
    """The actor named after the word and one of the prepositions, whatever the parser made of it: after a noun somewhere in
    its clause, after a verb at once ("lashed out *at Lima*").
    """
    found = named_after(word, prepositions, _AT_ONCE) if word.pos_ == "VERB" else named_after(word, prepositions)
    return Party(found[0], joined(found[1], found[0], row="between" in prepositions)) if found is not None else None
