"""Actors by where they stand, for where the parser lost the thread.

News packs much into a sentence, and a parser then hangs phrases on the wrong word: "talks on its nuclear programme
*with Britain*". What is asked here needs no tree, only the order of the words, and gives nothing when in doubt.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Token

from analysis.components.actors import ActorMention, mentions_at
from analysis.components.clauses import FINITE

_DESCRIBING = frozenset({"ADJ", "NOUN", "PROPN", "DET", "NUM", "PRON", "PART"})
_JOINING = frozenset({"and", "or", "&"})
_FAR = 6  # tokens over which two names can still be one coordination, or a phrase its name
_REACH = 14  # tokens after an event within which the phrase of its target may begin
_ASIDE = 18  # tokens of an aside between a subject and its verb
_BREAKS = frozenset({",", ";", ":", "—", "–", "who", "which", "that", "but", "while", "whereas", "although", "because", "(", ")"})


def joined(mention: ActorMention, token: Token, astray: bool = False, row: bool = False) -> tuple[str, ...]:
    """The actors that are coordinated with a mention before and after it: "Britain, *France* and *Germany*".

    `astray` if the parser is known to have lost the clause, so that what it calls a conjunct may be the last of a row;
    `row` if a second name must follow, as after *between*.
    """
    named = mentions_at(token.doc)
    if len(mention.keys) > 1:
        return tuple(mention.keys)
    first = _before(mention, named, token) if astray or token.dep_ != "conj" else ()
    return tuple(dict.fromkeys((*first, *mention.keys, *_after(mention, named, token, row))))


def _bounds(mention: ActorMention, named: dict[int, ActorMention]) -> tuple[int, int]:
    """A name together with the title beside it, which is a mention of its own: "President" "Lula"."""
    start, end = mention.start, mention.end
    while start - 1 in named and named[start - 1].keys == mention.keys:
        start = named[start - 1].start
    while end in named and named[end].keys == mention.keys:
        end = named[end].end
    return start, end


def _before(mention: ActorMention, named: dict[int, ActorMention], token: Token) -> tuple[str, ...]:
    doc = token.doc
    begin, _ = _bounds(mention, named)
    at = begin - 1
    while at > 0 and begin - at < _FAR and doc[at].pos_ in _DESCRIBING and at not in named:
        at -= 1
    if at <= token.sent.start or doc[at].lower_ not in _JOINING or at - 1 not in named:
        return ()
    first = named[at - 1]
    governed = any(child.dep_ == "case" for i in range(first.start, first.end) for child in doc[i].children if child.i < i)
    return () if governed else tuple(first.keys)


def _after(mention: ActorMention, named: dict[int, ActorMention], token: Token, row: bool) -> tuple[str, ...]:
    doc, (_, end) = token.doc, _bounds(mention, named)
    keys: tuple[str, ...] = ()
    pending: tuple[str, ...] = ()  # after commas, until an *and* closes the row
    while end < token.sent.end and (doc[end].lower_ in _JOINING or doc[end].text == ","):
        closes = doc[end].lower_ in _JOINING
        at = end + 1
        if not closes and at < token.sent.end and doc[at].lower_ in _JOINING:
            closes, at = True, at + 1
        following = named_at(doc, at, token.sent.end)
        if following is None or (not row and _begins_a_clause(following, token)) or _owns_another(following, token):
            break
        pending += tuple(following.keys)
        if closes:
            return keys + pending
        _, end = _bounds(following, named)
    return keys


def named_at(doc: Doc, start: int, end: int) -> ActorMention | None:
    """The mention that a noun phrase beginning at token `start` comes to before token `end`."""
    named = mentions_at(doc)
    for index in range(start, min(start + _FAR, end)):
        if index in named:
            last = _bounds(named[index], named)[1] - 1
            return named[last]
        if doc[index].pos_ not in _DESCRIBING:
            return None
    return None


def _begins_a_clause(mention: ActorMention, token: Token) -> bool:
    doc = token.doc
    heads = [doc[i] for i in range(mention.start, mention.end) if not mention.start <= doc[i].head.i < mention.end]
    if any(head.dep_.startswith("nsubj") for head in heads):
        return True
    after = doc[mention.end] if mention.end < len(doc) else None
    whole = token.head if token.dep_ in ("appos", "flat") else token  # "ministers *Ahmed* and Said met"
    return after is not None and after.tag_ in FINITE and not whole.dep_.startswith("nsubj")


def _owns_another(mention: ActorMention, token: Token) -> bool:
    """Whether it is only part of a phrase: "*Germany*'s chancellor"."""
    doc, end = token.doc, mention.end
    return end < len(doc) and (doc[end].tag_ == "POS" or (doc[end - 1].pos_ == "ADJ" and doc[end].pos_ in ("NOUN", "PROPN")))


def subject_before(verb: Token) -> tuple[Token, ActorMention] | None:
    """The name right before a finite verb, over its auxiliaries, adverbs and an aside between commas."""
    doc, named = verb.doc, mentions_at(verb.doc)
    at = verb.i - 1
    while at > verb.sent.start and doc[at].pos_ in ("AUX", "ADV", "PART"):
        at -= 1
    if doc[at].text == ",":
        at = _over_aside(at, verb)
    if at < verb.sent.start or at not in named:
        return None
    mention = named[at]
    if mention.start > verb.sent.start and doc[mention.start - 1].pos_ == "ADP":
        return None
    return doc[at], mention


def _over_aside(comma: int, verb: Token) -> int:
    doc = verb.doc
    for index in range(comma - 1, max(verb.sent.start, comma - _ASIDE), -1):
        if doc[index].text == ",":
            return index - 1
    return -1


def named_after(word: Token, prepositions: Collection[str], reach: int = _REACH) -> tuple[Token, ActorMention] | None:
    """The first name in a phrase that begins with one of the prepositions, at most `reach` tokens after the word."""
    doc = word.doc
    for index in _clause_after(word, reach):
        if doc[index].lower_ not in prepositions:
            continue
        found = named_at(doc, index + 1, word.sent.end)
        if found is not None:
            return doc[found.end - 1], found
    return None


def _clause_after(word: Token, reach: int) -> Iterator[int]:
    doc = word.doc
    for index in range(word.i + 1, min(word.i + 1 + reach, word.sent.end)):
        token = doc[index]
        if token.lower_ in _BREAKS or token.tag_ in FINITE or token.is_space:
            return
        yield index
