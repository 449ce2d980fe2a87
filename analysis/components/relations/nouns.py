"""Events that nouns name: "A's sanctions on B", "talks between A and B", "A held talks with B"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from analysis.components.actors import actor_keys, mentions_at
from analysis.components.clauses import (
    agent,
    case_of,
    direct_object,
    governing_subject,
    is_actual,
    is_negated,
    is_passive,
    modifiers,
    obliques,
    subject,
    undergoer,
    whole_phrase,
)
from analysis.components.relations.happening import Happening
from analysis.components.relations.lexicon import EventWord, Frame, event_words
from analysis.components.relations.parties import Party, doer, named_next, owner, party, seat, source_within, undergoing
from analysis.records import Event, Polarity

_SETTING = frozenset({"in", "during", "at", "after", "following", "before", "amid", "on"})  # "in a call with Modi, Macron said"
_DURING = frozenset({"in", "during", "at"})
_VERBAL = frozenset({Event.ACCUSE, Event.REQUEST, Event.THREATEN})  # what is done with words
_PRESSING = _VERBAL | {Event.SANCTION}
_UNDER = frozenset({"despite", "under", "amid", "following", "after", "given"})  # "under pressure from Lima, Quito agreed"
_JOURNEYS = frozenset({"visit", "trip", "journey", "tour"})
_JOINT = frozenset({"joint", "combined", "common", "shared"})
_AUTHORING = frozenset({"from", "by"})
_BETWEEN = frozenset({"between"})
_COMING_FROM = frozenset({"back", "fresh", "just", "straight", "right", "home"})
_ARRIVING = frozenset({"come", "go", "flow", "arrive", "reach", "pour"})


def of_noun(noun: Token, word: EventWord) -> Happening | None:
    phrase = whole_phrase(noun)
    word = _together(noun, word)
    if bearing(phrase, word) is not None:
        return _borne(noun, phrase, word)
    if event_words().phrase(phrase.head, phrase) is not None:
        return None  # "cut off its aid": the verb and its noun say it together
    light = light_verb(phrase)
    if light is not None and (answer := _answer(noun, phrase, word, light)) is not None:
        return answer
    turned = _turned(word, light, phrase)
    if turned is None:
        return None
    source, target = _source(noun, phrase, word, light), target_of_noun(noun, phrase, word)
    if light is not None and light.event is Event.REQUEST:  # "demanded the departure of French forces"
        target = source_within(noun, word) or owner(noun, ("nmod",)) or target
    if target is None and light is not None:
        target = _recipient(phrase)
    if word.frame.reciprocal and target is None:
        source = _both_sides(noun, phrase) or source
    return Happening(turned, noun, source, target, _is_real(noun, phrase, light))


def _together(noun: Token, word: EventWord) -> EventWord:
    """What is done jointly is done with the other and not to him: "*joint* operations with the Kenyan army"."""
    together = any(child.lower_ in _JOINT for child in noun.children)
    if word.event is Event.MOBILIZE:  # "exercises with Japan" are no threat to it
        together = together or any(True for _ in modifiers(noun, "with"))
    if word.polarity is not Polarity.CONFLICT or not together:
        return word
    frame = Frame(word.frame.sources, ("with",), reciprocal=True)
    return replace(word, event=Event.COOPERATE, polarity=Polarity.COOPERATION, frame=frame)


def _is_real(noun: Token, phrase: Token, light: EventWord | None) -> bool:
    if light is not None and light.event is not None:
        return is_actual(phrase.head) or light.event is Event.REJECT
    return not is_negated(noun) and not _is_wished(phrase) and (light is None or (is_actual(phrase.head) and light.strength >= 1))


def light_verb(noun: Token) -> EventWord | None:
    """The entry of the light verb that the noun completes ("*hold* talks", "*engage* in talks", "sanctions were *imposed*")."""
    light = event_words().light(noun.head) if noun.head != noun else None
    return light if light is not None and _place(noun) in light.frame.sources else None


def bearing(noun: Token, word: EventWord) -> EventWord | None:
    """The entry of the verb by which its subject undergoes the noun: "*came under* fire", "*received* aid"."""
    verb = noun.head
    entry = event_words().bearing(verb) if verb != noun and noun.dep_ != "nsubj:pass" else None
    if entry is None or _place(noun) not in entry.frame.sources:
        return None
    own = event_words().of(verb)
    both_meet = own is not None and own.event is Event.CONSULT and word.event is Event.CONSULT
    return None if both_meet else entry  # "met a delegation": the verb says it


def _place(noun: Token) -> str:
    return f"obl:{case_of(noun)}" if noun.dep_.startswith("obl") else {"obj": "obj", "nsubj:pass": "obj"}.get(noun.dep_, "")


def _borne(noun: Token, phrase: Token, word: EventWord) -> Happening:
    """ "Lebanon came under *Israeli* bombardment", "Moldova received a loan *from the EU*"."""
    verb = phrase.head
    source = source_within(noun, word) or party(agent(verb))
    source = source or next((found for token in obliques(verb, "from") if (found := party(token))), None)
    source = source or named_next(noun, _AUTHORING)
    return Happening(word, noun, source, party(subject(verb)), is_actual(verb) and not is_negated(noun))


def _answer(noun: Token, phrase: Token, word: EventWord, light: EventWord) -> Happening | None:
    """What is turned down is answered: "Minsk rejected *Warsaw's* accusations", "turned down an offer *from Lima*"."""
    verb = phrase.head
    if light.event is not Event.REJECT or is_negated(verb):
        return None
    who, whose = doer(verb), source_within(noun, word)
    if word.event not in _VERBAL and (who is None or whose is None or set(who.keys) & set(whose.keys)):
        return None
    answer = replace(word, event=Event.REJECT, polarity=Polarity.CONFLICT, strength=light.strength)
    return Happening(answer, noun, who, whose, is_actual(verb))


def _recipient(phrase: Token) -> Party | None:
    """Whom the verb gives the noun to: "gave *Lima* its support", "*Lima* was granted a loan", "hit *Lima* with tariffs"."""
    verb = phrase.head
    if phrase.dep_.startswith("obl"):
        return party(undergoer(verb))
    if phrase.dep_ == "obj" and is_passive(verb):
        return party(subject(verb))
    return next((found for child in verb.children if child.dep_ == "iobj" and (found := party(child))), None)


def _source(noun: Token, phrase: Token, word: EventWord, light: EventWord | None) -> Party | None:
    own = source_within(noun, word) if light is None or light.event is not Event.REQUEST else None
    own = own or next((found for clause in _imposing(noun) if (found := party(agent(clause)))), None)
    if own is None and light is None:
        own = named_next(noun, _AUTHORING.intersection(word.frame.sources))
    if own is not None or phrase.head == phrase:
        return own
    head = phrase.head
    if light is not None:
        return doer(head)
    if word.event is Event.CONSULT and (whose := _of_aside(phrase)) is not None:
        return whose
    if _arrives(phrase):
        return next((found for token in obliques(head, "from") if (found := party(token))), None)
    if word.frame.reciprocal and _is_setting(phrase):
        return party(governing_subject(phrase))
    if _is_wished(phrase):
        return party(subject(head))
    return None


def _of_aside(phrase: Token) -> Party | None:
    """Whose aside the noun stands in: "*Macron*, fresh from talks with Modi, said", "*Macron*, after a call with Modi, wrote"."""
    preposition = next((child for child in phrase.children if child.dep_ == "case" and child.i < phrase.i), None)
    if preposition is None or preposition.lower_ not in _SETTING | {"from"}:
        return None
    doc, named, at = phrase.doc, mentions_at(phrase.doc), preposition.i - 1
    while at > phrase.sent.start and doc[at].lower_ in _COMING_FROM:
        at -= 1
    name = named.get(at - 1) if doc[at].text == "," and at > phrase.sent.start else None
    if name is not None and name.start > 1 and doc[name.start - 1].lower_ == "of":
        name = named.get(name.start - 2, name)  # "Scholz of Germany, after a call with Modi"
    return party(doc[name.start : name.end].root) if name is not None else None


def _arrives(phrase: Token) -> bool:
    """Whether it comes to somebody: "money from Oslo will *go* to Lima"."""
    return phrase.dep_ == "nsubj" and phrase.head.pos_ == "VERB" and phrase.head.lemma_ in _ARRIVING


def _is_wished(phrase: Token) -> bool:
    """Whether it is what somebody is "*open* to", "*ready* for"."""
    return phrase.dep_.startswith(("obl", "nmod")) and phrase.head.pos_ == "ADJ" and case_of(phrase) in ("to", "for")


def _imposing(noun: Token) -> Iterator[Token]:
    """The participles that tell who did it and to whom: "sanctions *imposed* by Peru on Chile"."""
    return (child for child in noun.children if child.dep_ == "acl" and child.tag_ == "VBN" and event_words().light(child))


def _is_setting(phrase: Token) -> bool:
    """Whether the noun tells where or when its clause's verb was done: "*in a call* with Modi, Macron said"."""
    return phrase.dep_.startswith("obl") and case_of(phrase) in _SETTING and phrase.head.pos_ == "VERB"


def target_of_noun(noun: Token, phrase: Token, word: EventWord) -> Party | None:
    """Whom the event is aimed at; `phrase` stands for the noun in its clause ("a round of talks")."""
    contents = [token for token in modifiers(noun, "of") if not actor_keys(token)]  # "a volley of missiles *against Lima*"
    carriers = [noun, *contents] if phrase == noun else [noun, *contents, phrase]
    for place in word.frame.targets:
        for carrier in carriers:
            for token in modifiers(carrier, place):
                if (found := undergoing(token)) is not None:
                    return found
        for clause in _imposing(noun):
            for token in (*obliques(clause, place), *(t for by in obliques(clause, "by") for t in modifiers(by, place))):
                if (found := undergoing(token)) is not None:
                    return found
        if phrase.dep_.startswith(("obj", "obl", "nsubj:pass")) and phrase.head.pos_ == "VERB":
            for token in obliques(phrase.head, place):
                if token.i > noun.i and token != phrase and (found := undergoing(token)) is not None:
                    return found
    if word.event is Event.AID and _arrives(phrase):
        reached = (direct_object(phrase.head), *obliques(phrase.head, "to"))
        return next((found for token in reached if (found := party(token))), None)
    if (found := named_next(noun, word.frame.targets)) is not None:
        return found
    if word.frame.reciprocal and _is_setting(phrase) and case_of(phrase) in _DURING:
        return party(direct_object(phrase.head))
    if noun.lemma_ in _JOURNEYS:
        return next((found for token in modifiers(noun, "to") if (found := seat(token))), None)
    if word.event in _VERBAL and (found := _aim(noun)) is not None:
        return found
    if word.event in _PRESSING and phrase.dep_.startswith("obl") and case_of(phrase) in _UNDER:
        return party(governing_subject(phrase))
    return None


def _aim(noun: Token) -> Party | None:
    """Whom a "threat to attack *Iran*", an "accusation that *Minsk* trains them", a "demand that *Niger* leave" is against."""
    for clause in noun.children:
        if clause.dep_ in ("acl", "xcomp", "ccomp"):
            own = next((child for child in clause.children if child.dep_.startswith("nsubj")), None)
            found = party(own) if own is not None else party(direct_object(clause))
            if found is not None:
                return found
    return None


def _both_sides(noun: Token, phrase: Token) -> Party | None:
    """The sides of "talks between A and B", "A-B talks"."""
    for carrier in (noun, phrase):
        for token in modifiers(carrier, "between"):
            found = party(token)
            if found is not None and len(found.keys) > 1:
                return found
    found = named_next(noun, _BETWEEN)
    if found is not None and len(found.keys) > 1:
        return found
    owners = [child for child in noun.children if child.dep_ in ("compound", "amod", "nmod:poss")]
    keys = tuple(dict.fromkeys(key for owner in owners for key in actor_keys(owner)))
    return Party(owners[0], keys) if len(keys) > 1 else None


def _turned(word: EventWord, light: EventWord | None, phrase: Token) -> EventWord | None:
    """The noun's event as its verb leaves it: cancelling talks rejects, lifting sanctions concedes, opposing them is neither,
    not ruling them out threatens.
    """
    if light is None or light.event is None:
        return word
    event = light.event
    if word.polarity is Polarity.CONFLICT:
        if event is Event.REJECT and not is_negated(phrase.head):
            return None
        if event is Event.REJECT:
            event = Event.THREATEN
    elif event is Event.CONCEDE:
        event = Event.REJECT
    elif event is Event.THREATEN:
        return word
    polarity = Polarity.COOPERATION if event is Event.CONCEDE else Polarity.CONFLICT
    return replace(word, event=event, polarity=polarity, strength=light.strength)
