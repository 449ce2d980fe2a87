import time
from pathlib import Path

import pytest

from analysis import language
from analysis.errors import StandpointError


@pytest.fixture(scope="module")
def nlp():
    return language.load()


def test_the_shipped_pipeline_loads_in_under_three_seconds():
    started = time.perf_counter()
    language.load()
    assert time.perf_counter() - started < 3


def test_it_is_under_forty_megabytes():
    assert sum(file.stat().st_size for file in language.PIPELINE.rglob("*") if file.is_file()) < 40_000_000


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
        ("J. R. Okafor, a lawyer, spoke first. He was brief.", 2),
        ("“We are ready,” the minister said. “We have waited long enough.”", 2),
    ],
)
def test_sentences_survive_initials_abbreviations_and_quotes(nlp, text, sentences):
    assert len(list(nlp(text).sents)) == sentences


@pytest.mark.parametrize(("word", "lemma"), [("accused", "accuse"), ("ministries", "ministry"), ("sought", "seek"), ("worse", "bad")])
def test_lemmas_are_dictionary_forms(nlp, word, lemma):
    texts = {"accused": "Kenya accused them.", "ministries": "Two ministries agreed.", "sought": "They sought peace.", "worse": "It is worse."}
    assert next(token.lemma_ for token in nlp(texts[word]) if token.text == word) == lemma
