"""Main verbs told from participles."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from analysis.components.mending import mended

VOCAB = spacy.blank("en").vocab


def doc(*tokens: tuple[str, str, str, str, int]) -> Doc:
    """Word, tag, part of speech, dependency and head of each token."""
    words, tags, pos, deps, heads = zip(*tokens, strict=True)
    return Doc(VOCAB, words=list(words), tags=list(tags), pos=list(pos), deps=list(deps), heads=list(heads))


def test_a_participle_with_a_subject_and_no_auxiliary_is_a_past_tense():
    found = mended(
        doc(("Chile", "NNP", "PROPN", "nsubj", 1), ("agreed", "VBN", "VERB", "ROOT", 1), (".", ".", "PUNCT", "punct", 1))
    )
    assert found[1].tag_ == "VBD"


def test_a_passive_stays_one():
    found = mended(
        doc(
            ("Chile", "NNP", "PROPN", "nsubj:pass", 2), ("was", "VBD", "AUX", "aux:pass", 2), ("asked", "VBN", "VERB", "ROOT", 2),
            (".", ".", "PUNCT", "punct", 2),
        )
    )  # fmt: skip
    assert found[2].tag_ == "VBN"


@pytest.mark.parametrize(("end", "verb"), [(".", "ROOT"), ("today", "acl")])
def test_a_whole_sentence_without_a_main_verb_has_it_in_the_participle_after_its_noun(end, verb):
    found = mended(
        doc(
            ("Ruiz", "NNP", "PROPN", "ROOT", 0), ("called", "VBN", "VERB", "acl", 0), ("on", "IN", "ADP", "case", 3),
            ("Peru", "NNP", "PROPN", "obl", 1), (end, ".", "PUNCT", "punct", 0),
        )
    )  # fmt: skip
    assert found[1].dep_ == verb
    assert found[0].dep_ == ("nsubj" if verb == "ROOT" else "ROOT")
    assert found[1].head.i == (1 if verb == "ROOT" else 0)


def test_a_name_between_comma_and_verb_is_the_subject_and_no_apposition():
    found = mended(
        doc(
            ("With", "IN", "ADP", "case", 1), ("Ruiz", "NNP", "PROPN", "obl", 4), (",", ",", "PUNCT", "punct", 3),
            ("Lula", "NNP", "PROPN", "appos", 1), ("spoke", "VBD", "VERB", "ROOT", 4), (".", ".", "PUNCT", "punct", 4),
        )
    )  # fmt: skip
    assert (found[3].dep_, found[3].head.i) == ("nsubj", 4)


def test_an_aside_between_the_subject_and_its_verb_is_no_matter():
    found = mended(
        doc(
            ("Ruiz", "NNP", "PROPN", "ROOT", 0), (",", ",", "PUNCT", "punct", 0), ("head", "NN", "NOUN", "conj", 0),
            ("of", "IN", "ADP", "case", 4), ("Pemex", "NNP", "PROPN", "nmod", 2), (",", ",", "PUNCT", "punct", 0),
            ("apologised", "VBN", "VERB", "acl", 2), ("and", "CC", "CCONJ", "cc", 8), ("left", "VBN", "VERB", "conj", 2),
            (".", ".", "PUNCT", "punct", 0),
        )
    )  # fmt: skip
    assert [(found[i].dep_, found[i].head.i, found[i].tag_) for i in (0, 6, 8)] == [
        ("nsubj", 6, "NNP"),
        ("ROOT", 6, "VBD"),
        ("conj", 6, "VBD"),
    ]


def test_a_phrase_with_a_preposition_before_its_noun_is_the_verbs():
    found = mended(
        doc(
            ("In", "IN", "ADP", "case", 2), ("his", "PRP$", "PRON", "nmod:poss", 2), ("speech", "NN", "NOUN", "nmod", 4),
            (",", ",", "PUNCT", "punct", 2), ("Modi", "NNP", "PROPN", "nsubj", 5), ("spoke", "VBD", "VERB", "ROOT", 5),
            (".", ".", "PUNCT", "punct", 5),
        )
    )  # fmt: skip
    assert (found[2].dep_, found[2].head.i) == ("obl", 5)
