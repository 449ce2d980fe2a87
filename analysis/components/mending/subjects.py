"""Subjects that a parser takes for something else, and verbs that it joins to what they do not go on from."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Span, Token

from analysis.components.clauses import FINITE

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_MISTAKEN = frozenset({"appos", "conj", "flat", "nmod", "list", "dep"})
_RELATIVES = frozenset({"who", "whose", "which", "where"})
_INNER = frozenset({"flat", "compound", "appos", "nmod", "nmod:desc", "amod"})


def find_subject(sentence: Span) -> None:
    """ "In a talk with Xi, Trump said …": the name right before a main verb without a subject, taken for an apposition to Xi."""
    verb, doc = sentence.root, sentence.doc
    if has_subject(verb):
        return
    last = min((child.i for child in verb.children if child.dep_ in ("aux", "advmod") and child.i < verb.i), default=verb.i) - 1
    if doc[last].text == "," and (head := _before_aside(sentence, last)) is not None:
        head.head, head.dep_ = verb, "nsubj"
        return
    comma = next((i for i in range(last, sentence.start, -1) if doc[i].text == ","), None)
    if comma is None or comma == last:
        return
    head = doc[comma + 1 : last + 1].root
    if head.head.i < comma and _may_be_subject(head):
        head.head, head.dep_ = verb, "nsubj"


def _before_aside(sentence: Span, last: int) -> Token | None:
    """ "In Lima, *Jane Doe*, the secretary of the union, said": the name between the commas before an aside."""
    doc = sentence.doc
    commas = [i for i in range(sentence.start, last) if doc[i].text == ","]
    for before, after in pairwise(commas):
        part = doc[before + 1 : after]
        head = part.root if len(part) else None
        if head is not None and head.ent_type_ == "PER" and head.head.i < before and _may_be_subject(head):
            return head
    return None


def _may_be_subject(head: Token) -> bool:
    return head.pos_ in _NOMINAL and head.dep_ in _MISTAKEN and not any(child.dep_ == "case" for child in head.children)


def has_subject(verb: Token) -> bool:
    return any(child.dep_.startswith(("nsubj", "csubj", "expl")) for child in verb.children)


def hang_on_verb(noun: Token) -> None:
    """ "In his speech, Modi warned …": a phrase with a preposition modifies no noun that comes after it, but the verb."""
    if noun.i < noun.head.i and any(child.dep_ == "case" for child in noun.children):
        verb = next((other for other in noun.ancestors if other.pos_ == "VERB"), None)
        if verb is not None:
            noun.head, noun.dep_ = verb, "obl"


def addressed_as_subject(name: Token) -> None:
    """ "*Lavrov*, in turn, has warned": a name before a finite verb that has no subject; in news nobody is addressed."""
    verb = name.head
    if name.pos_ == "PROPN" and name.i < verb.i and verb.pos_ == "VERB" and _third_person(verb) and not has_subject(verb):
        name.dep_ = "nsubj"


def _third_person(verb: Token) -> bool:
    """Said, says, has said; not: have, will."""
    return any(token.tag_ in ("VBD", "VBZ") for token in (verb, *(c for c in verb.children if c.dep_ in ("aux", "aux:pass"))))


def rejoined(verb: Token) -> None:
    """ "Asked citizens not to be alarmed and *said* …": a finite verb goes on from no infinitive, but from the verb above it."""
    first = verb.head
    if verb.tag_ not in ("VBD", "VBZ") or first.i > verb.i or has_subject(verb) or _is_finite(first):
        return
    above = next((token for token in first.ancestors if token.tag_ == verb.tag_ and has_subject(token)), None)
    if above is not None and above.i < verb.i:
        verb.head = above


def _is_finite(token: Token) -> bool:
    helpers = (child for child in token.children if child.dep_ in ("aux", "aux:pass", "cop"))
    return token.tag_ in FINITE or any(helper.tag_ in FINITE for helper in helpers)


def related(relative: Token) -> None:
    """ "Peru, *where* it rained, thanked them", "Lula, *whose* land is wide, spoke": a clause between commas that opens with a
    relative describes the name before it; the verb behind it is the name's.
    """
    doc = relative.doc
    if relative.lower_ not in _RELATIVES or relative.i < relative.sent.start + 2 or relative.nbor(-1).text != ",":
        return
    inner = next((token for token in relative.ancestors if _is_finite(token)), None)
    if inner is None or inner.i < relative.i or inner.dep_.startswith("acl"):
        return
    name = _top(doc[relative.i - 2], relative.i)
    outer = _outer(inner)
    if outer is None or name.pos_ not in _NOMINAL or not (name.head in (inner, outer) or name.head == name):
        return
    outer.head, outer.dep_ = (outer, "ROOT") if inner.head == inner or outer.head == outer else (inner.head, inner.dep_)
    name.head, name.dep_ = outer, "nsubj"
    inner.head, inner.dep_ = name, "acl:relcl"


def _outer(inner: Token) -> Token | None:
    """The finite verb without a subject of its own, behind a comma, that the clause hangs on or that hangs on it."""
    hung = [child for child in inner.children if child.dep_ in ("advcl", "conj", "parataxis", "ccomp")]
    if inner.dep_ == "nsubj":
        hung.append(inner.head)
    for verb in hung:
        first = min([verb.i, *(child.i for child in verb.children if child.dep_ in ("aux", "advmod") and child.i > inner.i)])
        own = (child for child in verb.children if child.dep_.startswith("nsubj") and child != inner)
        if verb.i > inner.i and _is_finite(verb) and verb.doc[first - 1].text == "," and not any(own):
            return verb
    return None


def _top(token: Token, before: int) -> Token:
    while token.dep_ in _INNER and token.head.i < before and token.head != token:
        token = token.head
    return token


def parted(verb: Token) -> None:
    """ "Lima *opposes* it; Quito says": a finite clause before a semicolon is no subject of the verb behind it."""
    above, doc = verb.head, verb.doc
    if verb.tag_ not in FINITE or verb.pos_ != "VERB":
        return
    mark = next((i for i in range(verb.i, above.i) if doc[i].text == ";"), None)
    if mark is None:
        return
    verb.head, verb.dep_ = (verb, "ROOT") if above.head == above else (above.head, above.dep_)
    above.head, above.dep_ = verb, "parataxis"
    for token in doc[mark + 1 : above.i]:
        if token.head.i < mark and _may_be_subject(token) and not has_subject(above):
            token.head, token.dep_ = above, "nsubj"
        elif token.head.i < mark:
            token.head = above
