"""The spaCy component that mends a parse, right behind the parser.

English spells most participles like a past tense, and a parser decides from a few words around. The sentence as a whole tells: it
ends with a full stop and has one main verb, no adjective has a subject, no finite clause is a subject.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from analysis.components.clauses import FINITE
from analysis.components.mending.main_verbs import as_past, as_present, freed, hidden_before, hidden_behind
from analysis.components.mending.subjects import addressed_as_subject, find_subject, hang_on_verb, parted, rejoined, related

FACTORY = "standpoint_mending"
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


@Language.factory(FACTORY, assigns=["token.tag", "token.pos", "token.dep"], requires=["token.dep", "token.tag"])
def make_mending(nlp: Language, name: str) -> Any:
    return mended


def mended(doc: Doc) -> Doc:
    """The same doc, its main verbs told from participles and its subjects from appositions."""
    for sentence in doc.sents:
        tokens = list(sentence)
        _main_verbs(sentence, tokens)
        if sentence.root.tag_ in FINITE:
            find_subject(sentence)
        for token in tokens:
            label = token.dep_
            if label == "nmod":
                hang_on_verb(token)
            elif label in ("vocative", "dislocated"):
                addressed_as_subject(token)
            elif label == "conj":
                rejoined(token)
            elif label == "nsubj":
                parted(token)
    return doc


def _main_verbs(sentence: Span, tokens: list[Token]) -> None:
    root = sentence.root
    if root.tag_ == "VBN" or (root.pos_ == "ADJ" and root.lower_.endswith("ed")):
        as_past(root)
    for token in tokens:
        if token.dep_ in ("amod", "compound"):
            freed(token)
        elif token.tag_ == "NNS":
            as_present(token)
        elif token.tag_ in ("WP", "WP$", "WDT", "WRB"):
            related(token)
    if sentence.root.pos_ in _NOMINAL and not hidden_behind(sentence):
        hidden_before(sentence)
