"""Main verbs told from participles."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from analysis.components.mending import mended

VOCAB = spacy.blank("en").vocab


def doc(*tokens: tuple[str, str, str, str, int], ents: list[str] | None = None) -> Doc:
    """Word, tag, part of speech, dependency and head of each token; `ents` are their entity labels."""
    words, tags, pos, deps, heads = zip(*tokens, strict=True)
    return Doc(VOCAB, words=list(words), tags=list(tags), pos=list(pos), deps=list(deps), heads=list(heads), ents=ents)


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


def test_what_has_a_subject_of_its_own_is_a_verb_and_the_noun_behind_it_its_object():
    found = mended(
        doc(
            ("Lima", "NNP", "PROPN", "nsubj", 1), ("rejected", "VBN", "VERB", "amod", 2), ("criticism", "NN", "NOUN", "ROOT", 2),
            ("and", "CC", "CCONJ", "cc", 4), ("insisted", "VBD", "VERB", "conj", 2), (".", ".", "PUNCT", "punct", 2),
        )
    )  # fmt: skip
    assert [(found[i].dep_, found[i].head.i) for i in (0, 1, 2, 4)] == [("nsubj", 1), ("ROOT", 1), ("obj", 1), ("conj", 1)]
    assert found[1].tag_ == "VBD"


def test_a_noun_joined_to_a_verb_brings_its_own_verb():
    found = mended(
        doc(
            ("Ruiz", "NNP", "PROPN", "nsubj", 1), ("spoke", "VBD", "VERB", "ROOT", 1), ("and", "CC", "CCONJ", "cc", 4),
            ("expressed", "VBN", "VERB", "amod", 4), ("hope", "NN", "NOUN", "conj", 1), (".", ".", "PUNCT", "punct", 1),
        )
    )  # fmt: skip
    assert [(found[i].dep_, found[i].head.i) for i in (3, 4)] == [("conj", 1), ("obj", 3)]


def test_a_name_and_a_past_tense_before_the_only_noun_of_a_whole_sentence_are_subject_and_verb():
    found = mended(
        doc(
            ("Peru", "NNP", "PROPN", "compound", 2), ("vetoed", "NN", "NOUN", "compound", 2),
            ("sanctions", "NNS", "NOUN", "ROOT", 2), (".", ".", "PUNCT", "punct", 2), ents=["B-LOC", "O", "O", "O"],
        )
    )  # fmt: skip
    assert [(found[i].dep_, found[i].head.i) for i in range(3)] == [("nsubj", 1), ("ROOT", 1), ("obj", 1)]


@pytest.mark.parametrize(("adjective", "tag"), [("", "VBZ"), ("grave", "NNS")])
def test_a_plural_noun_with_a_subject_is_a_verb_unless_words_of_a_noun_stand_with_it(adjective, tag):
    middle = [(adjective, "JJ", "ADJ", "amod", 2)] if adjective else []
    verb = 1 + len(middle)
    found = mended(
        doc(
            ("Ruiz", "NNP", "PROPN", "nsubj", verb), *middle, ("doubts", "NNS", "NOUN", "ROOT", verb),
            ("that", "IN", "SCONJ", "mark", verb + 3), ("it", "PRP", "PRON", "nsubj", verb + 3),
            ("holds", "VBZ", "VERB", "acl", verb), (".", ".", "PUNCT", "punct", verb),
        )
    )  # fmt: skip
    assert found[verb].tag_ == tag
    assert found[verb + 3].dep_ == ("ccomp" if tag == "VBZ" else "acl")


def test_a_finite_verb_goes_on_from_no_infinitive():
    found = mended(
        doc(
            ("Ruiz", "NNP", "PROPN", "nsubj", 1), ("asked", "VBD", "VERB", "ROOT", 1), ("them", "PRP", "PRON", "iobj", 1),
            ("to", "TO", "PART", "mark", 4), ("leave", "VB", "VERB", "xcomp", 1), ("and", "CC", "CCONJ", "cc", 6),
            ("warned", "VBD", "VERB", "conj", 4), (".", ".", "PUNCT", "punct", 1),
        )
    )  # fmt: skip
    assert found[6].head.i == 1


def test_nobody_is_addressed_in_the_third_person():
    found = mended(
        doc(
            ("Lula", "NNP", "PROPN", "vocative", 4), (",", ",", "PUNCT", "punct", 0), ("again", "RB", "ADV", "advmod", 4),
            (",", ",", "PUNCT", "punct", 4), ("refused", "VBD", "VERB", "ROOT", 4), (".", ".", "PUNCT", "punct", 4),
        )
    )  # fmt: skip
    assert found[0].dep_ == "nsubj"


def test_a_clause_between_commas_that_opens_with_a_relative_describes_the_name_before_it():
    found = mended(
        doc(
            ("Peru", "NNP", "PROPN", "nsubj", 4), (",", ",", "PUNCT", "punct", 0), ("where", "WRB", "ADV", "advmod", 4),
            ("it", "PRP", "PRON", "nsubj", 4), ("rained", "VBD", "VERB", "ROOT", 4), (",", ",", "PUNCT", "punct", 6),
            ("thanked", "VBD", "VERB", "advcl", 4), ("them", "PRP", "PRON", "obj", 6), (".", ".", "PUNCT", "punct", 4),
        )
    )  # fmt: skip
    assert [(found[i].dep_, found[i].head.i) for i in (0, 4, 6)] == [("nsubj", 6), ("acl:relcl", 0), ("ROOT", 6)]


def test_a_semicolon_parts_two_clauses_of_which_neither_is_the_others_subject():
    found = mended(
        doc(
            ("Lima", "NNP", "PROPN", "nsubj", 1), ("opposes", "VBZ", "VERB", "nsubj", 5), ("it", "PRP", "PRON", "obj", 1),
            (";", ":", "PUNCT", "punct", 4), ("Quito", "NNP", "PROPN", "appos", 2), ("agrees", "VBZ", "VERB", "ROOT", 5),
            (".", ".", "PUNCT", "punct", 5),
        )
    )  # fmt: skip
    assert [(found[i].dep_, found[i].head.i) for i in (1, 4, 5)] == [("ROOT", 1), ("nsubj", 5), ("parataxis", 1)]


def test_a_name_between_commas_before_its_description_is_the_subject():
    found = mended(
        doc(
            ("In", "IN", "ADP", "case", 1), ("Lima", "NNP", "PROPN", "obl", 8), (",", ",", "PUNCT", "punct", 3),
            ("Ruiz", "NNP", "PROPN", "appos", 1), (",", ",", "PUNCT", "punct", 3), ("a", "DT", "DET", "det", 6),
            ("miner", "NN", "NOUN", "appos", 3), (",", ",", "PUNCT", "punct", 3), ("spoke", "VBD", "VERB", "ROOT", 8),
            (".", ".", "PUNCT", "punct", 8), ents=["O", "B-LOC", "O", "B-PER", *["O"] * 6],
        )
    )  # fmt: skip
    assert (found[3].dep_, found[3].head.i) == ("nsubj", 8)
