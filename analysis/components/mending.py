"""Main verbs that the pipeline takes for participles ("Starmer called on …"), and subjects that it takes for appositions.

English spells most of both alike, and the tagger decides from a few words around. The sentence as a whole tells: it ends with a
full stop and has no other main verb.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from analysis.components.clauses import FINITE

FACTORY = "standpoint_mending"
_SUBJECTS = frozenset({"nsubj", "csubj"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_MISTAKEN = frozenset({"appos", "conj", "flat", "nmod", "list", "dep"})


@Language.factory(FACTORY, assigns=["token.tag", "token.pos", "token.dep"], requires=["token.dep", "token.tag"])
def make_mending(nlp: Language, name: str) -> Any:
    return mended


def mended(doc: Doc) -> Doc:
    """The same doc, its main verbs told from participles."""
    for sentence in doc.sents:
        if sentence.root.tag_ == "VBN" or (sentence.root.pos_ == "ADJ" and sentence.root.lower_.endswith("ed")):
            _as_past(sentence.root)
        elif sentence.root.pos_ in _NOMINAL and (verb := _hidden_verb(sentence)) is not None:
            _as_main_verb(sentence.root, verb)
        if sentence.root.tag_ in FINITE:
            _find_subject(sentence)
        _hang_on_verb(sentence)
    return doc


def _as_past(verb: Token) -> None:
    """A participle with a subject of its own and no auxiliary is a past tense, and so are the verbs joined to it."""
    if any(child.dep_ in _SUBJECTS for child in verb.children) and not _has_auxiliary(verb):
        _set_past(verb)
        for other in verb.conjuncts:
            if other.tag_ == "VBN" and not _has_auxiliary(other):
                _set_past(other)


def _hidden_verb(sentence: Span) -> Token | None:
    """The participle that tells what the noun did which heads a sentence without a main verb, if the sentence is a whole one."""
    root = sentence.root
    end = next((token for token in reversed(list(sentence)) if not token.is_space), root)
    if end.text[-1] not in '.!?”"' or any(child.dep_ in ("cop", "nsubj") for child in root.children):
        return None
    for token in sentence.doc[root.i + 1 : sentence.end]:
        if _may_be_main(token, root):
            return token
        if token.tag_ in FINITE and not _subordinate(token, root):
            return None
    return None


def _may_be_main(token: Token, root: Token) -> bool:
    """Right after the noun, or after an aside between commas: "Mueller, head of the union, called on …"."""
    participle = token.tag_ in ("VBN", "VBD") or (token.tag_ == "JJ" and token.lower_.endswith("ed"))
    if not participle or _has_auxiliary(token):
        return False
    between = token.doc[root.i + 1 : token.i]
    if len(between) > 2 and between[-1].text == ",":
        return any(other.text == "," for other in between[:-1])
    adjacent = token.dep_ == "acl" and token.head.i == root.i
    return adjacent and not any(other.pos_ in ("VERB", "ADP") for other in between)


def _subordinate(token: Token, root: Token) -> bool:
    """Whether a finite verb stands in a clause within the noun phrase or below the participle."""
    return any(t.dep_ in ("acl:relcl", "ccomp", "advcl", "acl") for t in (token, *token.ancestors) if t.i != root.i)


def _as_main_verb(noun: Token, verb: Token) -> None:
    explained = [noun, *(token for token in verb.ancestors if token.i != noun.i)]
    after = [child for token in explained for child in token.children if child.i > verb.i]
    verb.head, verb.dep_ = verb, "ROOT"
    noun.head, noun.dep_ = verb, "nsubj"
    for child in after:
        child.head = verb
    _set_past(verb)
    for other in (child for child in verb.children if child.dep_ == "conj"):
        if other.tag_ == "VBN" and not _has_auxiliary(other):
            _set_past(other)


def _find_subject(sentence: Span) -> None:
    """ "In a talk with Xi, Trump said …": the name right before a main verb without a subject, taken for an apposition to Xi."""
    verb, doc = sentence.root, sentence.doc
    if any(child.dep_.startswith(("nsubj", "csubj", "expl")) for child in verb.children):
        return
    last = min((child.i for child in verb.children if child.dep_ in ("aux", "advmod") and child.i < verb.i), default=verb.i) - 1
    comma = next((i for i in range(last, sentence.start, -1) if doc[i].text == ","), None)
    if comma is None or comma == last:
        return
    phrase = doc[comma + 1 : last + 1]
    head = phrase.root
    if (
        head.pos_ in _NOMINAL
        and head.dep_ in _MISTAKEN
        and head.head.i < comma
        and not any(t.dep_ == "case" for t in head.children)
    ):
        head.head, head.dep_ = verb, "nsubj"


def _has_auxiliary(verb: Token) -> bool:
    return any(child.dep_ in ("aux", "aux:pass", "cop") for child in verb.children)


def _set_past(verb: Token) -> None:
    verb.tag_, verb.pos_ = "VBD", "VERB"
    verb.set_morph("Mood=Ind|Tense=Past|VerbForm=Fin")  # type: ignore[attr-defined]  # missing from the stubs


def _hang_on_verb(sentence: Span) -> None:
    """ "In his speech, Modi warned …": a phrase with a preposition modifies no noun that comes after it, but the verb."""
    for token in sentence:
        if token.dep_ == "nmod" and token.i < token.head.i and any(child.dep_ == "case" for child in token.children):
            verb = next((other for other in token.ancestors if other.pos_ == "VERB"), None)
            if verb is not None:
                token.head, token.dep_ = verb, "obl"
