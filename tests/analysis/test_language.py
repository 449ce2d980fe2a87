import time
from pathlib import Path

import pytest

from analysis import language
from analysis.errors import StandpointError


@pytest.fixture(scope="module")
def nlp():
    return language.load()


def test_the_shipped_pipeline_loads_in_under_three_seconds_of_processor_time():
    started = time.process_time()
    language.load()
    assert time.process_time() - started < 3


def test_it_is_under_thirty_five_megabytes():
    assert sum(file.stat().st_size for file in language.PIPELINE.rglob("*") if file.is_file()) < 35_000_000


def test_it_names_no_folder_of_the_machine_that_trained_it(nlp):
    assert not any(nlp.config["paths"].values())


def test_a_missing_pipeline_is_told_in_a_sentence(tmp_path):
    with pytest.raises(StandpointError, match="cannot be loaded"):
        language.load(Path(tmp_path) / "nowhere")


def test_it_speaks_universal_dependencies_and_four_kinds_of_name(nlp):
    assert {"nsubj", "obj", "obl", "ccomp", "xcomp", "parataxis", "nsubj:pass", "nmod:poss"} <= set(nlp.get_pipe("parser").labels)
    assert set(nlp.get_pipe("ner").labels) == {"PER", "ORG", "LOC", "MISC"}


@pytest.mark.parametrize(
    ("text", "word", "dependency", "head"),
    [
        ("The minister rejected the offer.", "minister", "nsubj", "rejected"),
        ("The offer was rejected by Kenya.", "offer", "nsubj:pass", "rejected"),
        ("Officials said that the talks had failed.", "failed", "ccomp", "said"),
        ("The envoy wants to visit Nairobi.", "visit", "xcomp", "wants"),
        ("The president of Chile met farmers.", "Chile", "nmod", "president"),
    ],
)
def test_plain_sentences_parse_right(nlp, text, word, dependency, head):
    token = next(token for token in nlp(text) if token.text == word)
    assert (token.dep_, token.head.text) == (dependency, head)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The U.S. delegation left early. It did not explain why.", 2),
        ("Lt. Col. Ada Smith spoke first. Maj. Gen. Lee followed.", 2),
        ("J. R. Okafor, a lawyer, spoke first. He was brief.", 2),
        ("“We are ready,” the minister said. “We have waited long enough.”", 2),
    ],
)
def test_sentences_survive_initials_abbreviations_and_quotes(nlp, text, sentences):
    assert len(list(nlp(text).sents)) == sentences


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Kenya accused them.", "accused", "accuse"),
        ("Two ministries agreed.", "ministries", "ministry"),
        ("They sought peace.", "sought", "seek"),
        ("It is worse.", "worse", "bad"),
        ("The talks were held in Oslo.", "were", "be"),
        ("The envoy did not thank him.", "him", "he"),
        ("The envoy didn’t agree.", "n’t", "not"),
        ("We need those weapons.", "need", "need"),
    ],
)
def test_lemmas_are_dictionary_forms(nlp, text, word, lemma):
    assert next(token.lemma_ for token in nlp(text) if token.text == word) == lemma


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Food and/or fuel", ["Food", "and", "/", "or", "fuel"]),
        ("Never!!!", ["Never", "!!!"]),
        ("Call 713-853-3989", ["Call", "713-853-3989"]),
    ],
)
def test_tokens_are_those_of_the_treebank(nlp, text, tokens):
    assert [token.text for token in nlp.make_doc(text)] == tokens
