"""How names are scored: which of two overlapping ones counts, and what is right."""

from __future__ import annotations

import pytest
import spacy

from analysis import language
from analysis.benchmarks.names import LABELS, Score, measure
from analysis.errors import StandpointError


def test_precision_recall_and_f_of_names():
    score = Score(gold=4, found=2, right=1)
    assert (score.precision, score.recall, score.f) == (0.5, 0.25, pytest.approx(1 / 3))


def test_a_listed_name_that_the_pipeline_missed_is_found_with_the_gazetteer(tmp_path):
    (tmp_path / "ner").mkdir()
    rows = ["the O", "NATO B-ORG", "met O", "Xi B-PER", "Jinping I-PER", "in O", "Chile B-LOC"]
    (tmp_path / "ner" / "politics-dev.iob").write_text("\n".join(rows) + "\n", encoding="utf8")
    blind = spacy.blank("en", vocab=language.load().vocab)
    figures = measure(tmp_path, blind)
    assert figures.alone["all"] == Score(gold=3, found=0, right=0)
    assert figures.with_listed == {label: Score(1, 1, 1) for label in LABELS} | {"all": Score(3, 3, 3)}


def test_a_folder_without_the_corpus_is_told_in_a_sentence(tmp_path):
    with pytest.raises(StandpointError, match=r"politics-dev\.iob"):
        measure(tmp_path, spacy.blank("en"))
