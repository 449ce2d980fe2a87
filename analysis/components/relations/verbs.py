"""Events that verbs name ("A met B"), verbs with their objects ("A cut ties with B"), and adjectives ("A is critical of B")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Span, Token

from analysis.components.actors import actor_keys
from analysis.components.clauses import case_of, direct_object, is_actual, is_passive, modifiers, obliques, subject
from analysis.components.relations.happening import Happening
from analysis.components.relations.lexicon import EventWord, Frame, event_words
from analysis.components.relations.nouns import target_of_noun
from analysis.components.relations.parties import Party, doer, is_mutual, named_next, owner, party, seat, undergoing
from analysis.components.stance.composition import polarity
from analysis.components.statements.cues import lexicon
from analysis.records import Event, Polarity

_JOURNEYS = frozenset({"visit", "travel", "fly", "journey", "arrive", "tour", "host"})
_OWN = ("nmod:poss", "amod", "compound")
_JUDGED = 0.3  # polarity beyond which a description praises or blames
_DESCRIBED = Frame(("nsubj",), ("obj",), reciprocal=False)
_BLAMED = EventWord("describe", "VERB", Event.ACCUSE, Polarity.CONFLICT, 0.5, _DESCRIBED)
_PRAISED = EventWord("describe", "VERB", Event.SUPPORT, Polarity.COOPERATION, 0.4, _DESCRIBED)


def of_verb(verb: Token, word: EventWord) -> Happening | None:
    """What the verb itself says was done; None where its object says it."""
    thing = direct_object(verb)
    words = event_words()
    if thing is not None and (words.phrase(verb, thing) or (words.light(verb) and words.noun(thing))):
        return None
    if is_mutual(thing):
        return Happening(word, verb, doer(verb), None, is_actual(verb), mutual=True)
    target = next((found for place in word.frame.targets for found in _at(place, verb, word.event)), None)
    if target is None:
        prepositions = {place.removeprefix("obl:") for place in word.frame.targets if place.startswith("obl:")}
        target = named_next(verb, prepositions) if prepositions else None
    if target is None and verb.lemma_ in _JOURNEYS:
        places = (direct_object(verb), *(obliques(verb, "to")), *(obliques(verb, "in")))
        target = next((found for place in places if (found := seat(place))), None)
    return Happening(word, verb, doer(verb), target, is_actual(verb))


def of_phrases(sentence: Span) -> Iterator[Happening]:
    """What verbs say together with their objects."""
    words = event_words()
    for verb in sentence:
        thing = direct_object(verb) if verb.pos_ == "VERB" else None
        word = words.phrase(verb, thing) if thing is not None else None
        if word is None or thing is None:
            continue
        if is_mutual(thing):
            yield Happening(word, verb, doer(verb), None, is_actual(verb), mutual=True)
            continue
        tokens = (t for place in word.frame.targets for t in (*obliques(verb, place), *modifiers(thing, place)))
        target = next((found for token in tokens if (found := party(token))), None)
        if target is None and word.polarity is Polarity.CONFLICT:
            target = owner(thing, _OWN)  # "expelled *Peru's* envoy"; but "pledged *Peru's* support" is Peru's own
        yield Happening(word, verb, doer(verb), target or named_next(thing, word.frame.targets), is_actual(verb))


def of_descriptions(sentence: Span) -> Iterator[Happening]:
    """Who calls what another does good or bad: "Lima *called* Quito's move *unjustified*"."""
    for verb in sentence:
        if verb.pos_ != "VERB" or verb.lemma_ not in _describing() or is_passive(verb):
            continue
        thing = direct_object(verb)
        judgement = _judgement(verb)
        if thing is None or judgement is None:
            continue
        value = polarity(judgement, sentence.start, sentence.end).value
        if abs(value) >= _JUDGED:
            yield Happening(_BLAMED if value < 0 else _PRAISED, verb, doer(verb), undergoing(thing), is_actual(verb))


def _judgement(verb: Token) -> Token | None:
    """What something is called: "unjustified", "as dangerous"."""
    for child in verb.children:
        if child.i > verb.i and (child.dep_ == "xcomp" or (child.dep_ in ("obl", "advcl") and case_of(child) == "as")):
            return child
    return None


@cache
def _describing() -> frozenset[str]:
    return frozenset({"call", "deem", "consider", *(cue.lemma for cue in lexicon().cues if cue.type == "describe")})


def of_adjective(adjective: Token, word: EventWord) -> Happening | None:
    if not any(child.dep_ == "cop" for child in adjective.children):
        return None
    tokens = (token for place in word.frame.targets for token in obliques(adjective, place))
    target = next((found for token in tokens if (found := party(token))), None)
    return Happening(word, adjective, party(subject(adjective)), target, is_actual(adjective))


def _at(place: str, verb: Token, event: Event | None) -> Iterator[Party]:
    """The parties in one place of a verb's frame."""
    for token in _tokens_at(place, verb):
        found = _met(token) if place == "obj" and event is Event.CONSULT else undergoing(token)
        if found is not None:
            yield found
        elif place == "xcomp" and token is not None and (word := event_words().noun(token)) is not None:
            aim = target_of_noun(token, token, word)
            if aim is not None:
                yield aim


def _met(token: Token | None) -> Party | None:
    """One meets people and receives them; who receives tanks from Germany has not met it."""
    found = party(token)
    return found if token is None or actor_keys(token) or (token.pos_ in ("NOUN", "PROPN") and owner(token, _OWN)) else None


def _tokens_at(place: str, verb: Token) -> Iterable[Token | None]:
    kind, _, detail = place.partition(":")
    if kind == "obj":
        if detail and not _governs_infinitive(verb):
            return ()
        return (subject(verb),) if is_passive(verb) else (direct_object(verb),)
    if kind == "iobj":
        if detail and not _governs_infinitive(verb):
            return ()
        return (child for child in verb.children if child.dep_ == "iobj")
    if kind == "obl":
        return obliques(verb, detail)
    if kind == "xcomp":
        return _inside_complement(verb)
    if kind == "ccomp.nsubj":
        return (subject(child, 0) for child in verb.children if child.dep_ == "ccomp")
    return ()


def _governs_infinitive(verb: Token) -> bool:
    """Whether somebody is told *to do* something."""
    complements = (child for child in verb.children if child.dep_ in ("xcomp", "ccomp", "advcl"))
    return any(grand.lower_ == "to" for child in complements for grand in child.children if grand.i < child.i)


def _inside_complement(verb: Token) -> Iterator[Token]:
    """What "threatened to sanction *Russia*", "refused to meet with *the envoy*" is done to."""
    for child in verb.children:
        if child.dep_ == "xcomp":
            for grand in child.children:
                if grand.dep_ == "obj" or grand.dep_.startswith("obl"):
                    yield grand
                    yield from (g for g in grand.children if g.dep_ == "nmod")
