"""Which sentences are chosen to tell a position."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.telling import Candidate, most_telling, tf_idf

BRIDGE = "the old bridge must be closed before the winter floods come"
ALMOST = "that the old bridge must be closed before winter floods come"
FERRY = "a ferry will carry people across the river while the bridge is closed"
ASIDE = "lunch was served at noon in the hotel with soup and bread"


def reported(text: str, direct: bool = False, score: float = 0.0) -> Candidate:
    return Candidate(text, direct, score)


def test_two_sentences_that_say_the_same_are_told_once():
    chosen = most_telling([reported(BRIDGE), reported(ALMOST), reported(FERRY)], 3)
    assert len(chosen) == 2
    assert 2 in chosen


def test_what_is_said_again_and_again_comes_before_an_aside():
    assert most_telling([reported(ASIDE), reported(BRIDGE), reported(FERRY)], 2)[0] != 0


def test_of_two_that_say_the_same_the_quote_is_told():
    assert most_telling([reported(BRIDGE), reported(BRIDGE, direct=True)], 1) == [1]


def test_a_clear_stance_tells_more_than_none():
    assert most_telling([reported(BRIDGE), reported(BRIDGE, score=-0.9)], 1) == [1]


def test_a_scrap_gives_way_to_a_sentence():
    assert most_telling([reported("the bridge", direct=True), reported(BRIDGE)], 1) == [1]


def test_two_parts_of_one_sentence_are_told_once():
    one, two = (Candidate(text, False, 0.5, place=(7, 3)) for text in (BRIDGE, FERRY))
    assert len(most_telling([one, two], 2)) == 1
    assert len(most_telling([one, Candidate(FERRY, False, 0.5, place=(7, 4))], 2)) == 2


def test_the_side_that_is_asked_for_is_told_first():
    against = Candidate(ASIDE, False, -0.2, side=-1)
    for_ = [Candidate(text, False, 0.9, side=1) for text in (BRIDGE, FERRY)]
    assert most_telling([*for_, against], 2, (-1, 1))[0] == 2
    assert 2 not in most_telling([*for_, against], 2, (1, 1))
    assert len(most_telling(for_, 2, (-1, -1))) == 2  # none there: what there is


@pytest.mark.parametrize(
    ("hanging", "clear"),
    [
        ("so far they see no such readiness on the other side", "so far they see no readiness for talks with Peru"),
        ("it was a decision of great harm to the north", "the ban was a decision of great harm to the north"),
    ],
)
def test_what_cannot_be_understood_alone_gives_way(hanging, clear):
    assert most_telling([reported(hanging), reported(clear)], 2)[0] == 1


@pytest.mark.parametrize("texts", [[], ["…"], ["123", "— — —"]])
def test_texts_without_words_do_no_harm(texts):
    assert len(most_telling([reported(text) for text in texts], 3)) == len(texts[:3])


@given(st.lists(st.text(max_size=60), max_size=12), st.integers(0, 5))
def test_no_sentence_is_chosen_twice_and_no_more_than_asked(texts, most):
    chosen = most_telling([reported(text) for text in texts], most)
    assert len(chosen) == len(set(chosen)) <= min(most, len(texts))
    assert all(0 <= number < len(texts) for number in chosen)


@given(st.lists(st.text(max_size=60), min_size=1, max_size=12))
def test_rows_have_length_one_or_no_words(texts):
    lengths = np.sqrt((tf_idf(texts) ** 2).sum(axis=1))
    assert np.all(np.isclose(lengths, 1) | np.isclose(lengths, 0))


def test_a_sentence_that_hangs_on_another_tells_less():
    clear = Candidate("that the blockade of the harbour must end before winter comes", False, -0.5)
    vague = Candidate("that it must end before winter comes to the blockade of the harbour", False, -0.5)
    assert most_telling([vague, clear], 1) == [1]
