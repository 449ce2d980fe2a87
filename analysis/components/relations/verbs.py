"""Events that verbs name ("A met B"), verbs with their objects ("A cut ties with B"), and adjectives ("A is critical of B")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Span, Token

from analysis.components.actors import actor_keys
from analysis.components.clauses import case_of, direct_object, is_actual, is_passive, modifiers, obliques, subject, undergoer
from analysis.components.relations.happening import Happening
from analysis.components.relations.lexicon import EventWord, Frame, event_words, particle_of
from analysis.components.relations.nouns import bearing, light_verb, target_of_noun
from analysis.components.relations.parties import Party, doer, is_mutual, named_next, owner, party, seat, undergoing
from analysis.components.stance.composition import DUTIES, polarity
from analysis.components.statements.cues import lexicon
from analysis.records import ActorKind, Event, Polarity

_OVER = frozenset({"over", "for", "as"})
_SIDE_BY_SIDE = frozenset({"jointly", "together"})
_AMOUNTS = frozenset({
    "ton", "tonne", "batch", "shipment", "consignment", "package", "dozen", "hundred", "thousand", "million", "contingent",
    "group", "number", "convoy", "load", "planeload", "shipload", "truckload", "fleet", "squadron", "team", "lot",
})  # fmt: skip
_JOURNEYS = frozenset({"visit", "travel", "fly", "journey", "arrive", "tour", "host", "land"})
_OWN = ("nmod:poss", "amod", "compound")
_JUDGED = 0.3  # polarity beyond which a description praises or blames
_DESCRIBED = Frame(("nsubj",), ("obj",), reciprocal=False)
_COMPLAINING = frozenset({"complain", "grumble", "protest"})
_HEARD = EventWord("complain", "VERB", Event.CONSULT, Polarity.COOPERATION, 0.3, Frame(("nsubj",), ("obl:to",), reciprocal=False))
_JOINT = EventWord("jointly", "VERB", Event.COOPERATE, Polarity.COOPERATION, 0.5, Frame(("nsubj",), (), reciprocal=True))
_BLAMED = EventWord("describe", "VERB", Event.ACCUSE, Polarity.CONFLICT, 0.5, _DESCRIBED)
_PRAISED = EventWord("describe", "VERB", Event.SUPPORT, Polarity.COOPERATION, 0.4, _DESCRIBED)


def of_verb(verb: Token, word: EventWord) -> Happening | None:
    """What the verb itself says was done; None where its object says it."""
    if _is_said_by_its_noun(verb, word):
        return None
    if is_mutual(direct_object(verb)):
        return Happening(word, verb, doer(verb), None, is_actual(verb), mutual=True)
    word = _as_meant(verb, word)
    target = next((found for place in word.frame.targets for found in _at(place, verb, word.event)), None)
    if target is None:
        prepositions = {place.removeprefix("obl:") for place in word.frame.targets if place.startswith("obl:")}
        target = named_next(verb, prepositions) if prepositions else None
    if target is None and verb.lemma_ in _JOURNEYS:
        places = (direct_object(verb), *(obliques(verb, "to")), *(obliques(verb, "in")))
        target = next((found for place in places if (found := seat(place))), None)
    if target is None and verb.lemma_ in _COMPLAINING:  # to a hearer, and of something else
        word, target = _HEARD, next((found for token in obliques(verb, "to") if (found := party(token))), None)
    return Happening(word, verb, doer(verb), target, is_actual(verb))


def _is_said_by_its_noun(verb: Token, word: EventWord) -> bool:
    """Whether the verb's noun tells what was done: "*cut* ties", "*offered* help", "was *hit* with sanctions"."""
    words = event_words()
    if any(words.phrase(verb, thing) for thing in things(verb)):
        return True
    for child in verb.children:
        noun = words.noun(child)
        if noun is None:
            continue
        if light_verb(child) is not None and (child.dep_ == "obj" or noun.event is not word.event):
            return True
        if bearing(child, noun) is not None:
            return True
    return False


def _as_meant(verb: Token, word: EventWord) -> EventWord:
    """Harsh words are no blows ("attacked the minister *over* the tax"), and who welcomes a person in a town meets him."""
    thing = direct_object(verb)
    if verb.lemma_ == "welcome" and _is_person(thing):
        return replace(word, event=Event.CONSULT)
    if verb.lemma_ == "land" and _is_person(subject(verb)):
        return replace(word, event=Event.CONSULT, polarity=Polarity.COOPERATION)
    if word.event is Event.ASSAULT and is_harsh_word(verb):
        return replace(word, event=Event.ACCUSE, strength=_BLAMED.strength)
    return word


def is_harsh_word(verb: Token) -> bool:
    """Whether a verb of fighting is meant of words: it says over what, or as what."""
    cue = lexicon().cue(verb.lemma_, "VERB")
    if cue is None or cue.type != "criticise":
        return False
    return any(case_of(child) in _OVER for child in verb.children if child.dep_.startswith(("obl", "advcl")))


def _is_person(token: Token | None) -> bool:
    entries = (token.doc._.actors if token is not None else None) or {}
    return token is not None and any(key in entries and entries[key].kind is ActorKind.PERSON for key in actor_keys(token))


def of_phrases(sentence: Span) -> Iterator[Happening]:
    """What verbs say together with their objects, or with the adjective of their object ("hold Lima *responsible*")."""
    words = event_words()
    for verb in sentence:
        if verb.pos_ != "VERB":
            continue
        found = next(((word, thing) for thing in things(verb) if (word := words.phrase(verb, thing)) is not None), None)
        if found is not None:
            yield _of_phrase(verb, *found)


def _of_phrase(verb: Token, word: EventWord, thing: Token) -> Happening:
    source = doer(verb)
    if is_mutual(thing):
        return Happening(word, verb, source, None, is_actual(verb), mutual=True)
    if source is None and is_passive(verb):
        source = owner(thing, _OWN)  # "*Cuban* doctors were sent to Rome"
    tokens = [t for place in word.frame.targets for t in (*obliques(verb, place), *modifiers(thing, place))]
    if "obj" in word.frame.targets:
        tokens = [undergone for undergone in (undergoer(verb),) if undergone is not None]
    target = next((found for token in tokens if (found := party(token))), None)
    target = target or next((party(child) for child in verb.children if child.dep_ == "iobj"), None)
    if target is None and (word.polarity is Polarity.CONFLICT or word.event is Event.CONCEDE):
        target = party(thing) if actor_keys(thing) else owner(thing, _OWN)  # "expelled *Peru's* envoy", not "sent *Peru's* help"
    if target is None and word.event is Event.MOBILIZE:
        target = _deterred(verb, thing)
    return Happening(word, verb, source, target or named_next(thing, word.frame.targets), is_actual(verb))


def _deterred(verb: Token, thing: Token) -> Party | None:
    """Whom troops are sent to face: "to deter *Lima*"."""
    purposes = (child for word in (verb, thing) for child in word.children if child.dep_ in ("advcl", "xcomp", "acl"))
    return next((found for clause in purposes if (found := party(direct_object(clause)))), None)


def things(verb: Token) -> Iterator[Token]:
    """What may make a phrase with the verb: what it is done to, the contents of an amount of it, the adjective of its object."""
    particle = particle_of(verb)
    own = [child for child in verb.children if child.dep_ in ("obj", "nsubj:pass")]
    own += [child for child in verb.children if particle and child.dep_.startswith("obl") and case_of(child) == particle]
    for thing in own or filter(None, (direct_object(verb),)):
        yield thing
        if thing.lemma_.lower() in _AMOUNTS or thing.pos_ in ("NUM", "SYM"):
            yield from modifiers(thing, "of")
        yield from (child for child in thing.children if child.pos_ == "ADJ" and child.i > thing.i)
    yield from (child for child in verb.children if child.dep_ == "xcomp" and child.pos_ == "ADJ")


def of_joint_action(sentence: Span) -> Iterator[Happening]:
    """What two do side by side, whatever it is: "Lima and Quito will *jointly* build a bridge"."""
    for adverb in sentence:
        verb = adverb.head
        if adverb.lower_ not in _SIDE_BY_SIDE or verb.pos_ != "VERB" or event_words().of(verb) is not None:
            continue
        yield Happening(_JOINT, verb, doer(verb), None, is_actual(verb))


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
    thing = direct_object(verb)
    after = (child for child in thing.children if child.i > thing.i) if thing is not None else iter(())
    return next((child for child in after if child.pos_ == "ADJ"), None)


@cache
def _describing() -> frozenset[str]:
    return frozenset({"call", "deem", "consider", *(cue.lemma for cue in lexicon().cues if cue.type == "describe")})


def of_adjective(adjective: Token, word: EventWord) -> Happening | None:
    if not any(child.dep_ in ("cop", "aux:pass") for child in adjective.children):
        return None
    tokens = (token for place in word.frame.targets for token in obliques(adjective, place))
    target = next((found for token in tokens if (found := party(token))), None)
    return Happening(word, adjective, party(subject(adjective)), target, is_actual(adjective))


def _at(place: str, verb: Token, event: Event | None) -> Iterator[Party]:
    """The parties in one place of a verb's frame."""
    for token in _tokens_at(place, verb, event):
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


def _tokens_at(place: str, verb: Token, event: Event | None) -> Iterable[Token | None]:
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
        clauses = (child for child in verb.children if child.dep_ == "ccomp")
        return (subject(clause, 0) for clause in clauses if event is not Event.REQUEST or _is_bidden(clause))
    return ()


def _is_bidden(clause: Token) -> bool:
    """Whether the clause says what shall be: "insisted that Lima *leave*", "that Lima *must leave*"."""
    return clause.tag_ == "VB" or any(child.dep_ == "aux" and child.lower_ in DUTIES for child in clause.children)


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
