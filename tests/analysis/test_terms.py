"""Which words tell texts apart."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import queries, terms
from analysis.queries import Filters

numbers = st.integers(0, 500)


def test_a_word_that_is_more_at_home_here_has_a_positive_z():
    here, there = np.array([50, 10, 5]), np.array([5, 10, 50])
    z = terms.log_odds(here, there, 1000, 1000)
    assert z[0] > 1.96
    assert z[1] == pytest.approx(0)
    assert z[2] == pytest.approx(-z[0])


def test_the_formula_is_that_of_the_paper():
    z = terms.log_odds(np.array([30]), np.array([10]), 1000, 2000)
    whole = 100.0  # a tenth of the smaller side's words
    prior = whole * 40 / 3000
    one = np.log((30 + prior) / (1000 + whole - 30 - prior))
    other = np.log((10 + prior) / (2000 + whole - 10 - prior))
    assert z[0] == pytest.approx((one - other) / np.sqrt(1 / (30 + prior) + 1 / (10 + prior)))


def test_much_evidence_tells_more_than_little():
    little, much = terms.log_odds(np.array([3, 300]), np.array([1, 100]), 10_000, 10_000)
    assert 0 < little < 1.96 < much


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=8))
def test_turning_the_sides_round_turns_the_sign(rows):
    here, there = (np.array(column) for column in zip(*rows, strict=True))
    size = 10_000
    z = terms.log_odds(here, there, size, size)
    assert np.isfinite(z).all()
    assert z == pytest.approx(-terms.log_odds(there, here, size, size))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lower tariffs, please", ["tariffs"]),
        ("The trade war.", ["trade", "war", "trade war"]),
        ("a trade of war", ["trade", "war"]),  # words beside a function word are no pair
        ("export. Controls", ["export", "controls"]),
        ("Pyongyang’s missile-launch in 2024", ["pyongyang's", "missile-launch", "pyongyang's missile-launch"]),
        ("1 22 333 — … !", []),
        ("", []),
    ],
)
def test_terms_are_words_and_pairs_of_words(text, found):
    words = [term for term in terms.terms_of(text) if term not in ("lower", "please", "lower tariffs")]
    assert sorted(words) == sorted(found)


def test_names_and_cues_are_no_terms(press):
    counted = terms.count_words(press.store, press.workspace.id)
    assert "tariffs" in counted.vocabulary
    assert not {"prado", "peru", "quispe", "brazil", "said", "warned"} & set(counted.vocabulary)
    row = dict(zip(counted.vocabulary, counted.of(press.articles), strict=True))
    assert row["tariffs"] == 6


def test_what_some_articles_say_is_told_from_the_others(press):
    counted = terms.count_words(press.store, press.workspace.id)
    forest = queries.passing_ids(press.store, press.workspace.id, Filters(themes=("climate",)))
    found = terms.distinctive(counted, forest)
    assert found["term"].iloc[0] == "forest"
    assert "tariffs" not in set(found["term"])
    assert found["z"].is_monotonic_decreasing


def test_all_articles_are_told_from_general_english(press):
    counted = terms.count_words(press.store, press.workspace.id)
    found = terms.distinctive(counted, list(press.articles)).set_index("term")
    assert found.loc["tariffs", "count"] == 6
    assert found.loc["tariffs", "z"] > 1.5
    assert found.loc["tariffs", "elsewhere"] < found.loc["tariffs", "per_10_000"]


def test_no_articles_no_terms(store):
    counted = terms.count_words(store, store.create_workspace("Empty").id)
    assert terms.distinctive(counted, []).empty


def test_the_background_is_what_its_readme_says():
    frame = pd.read_csv(terms.BACKGROUND, keep_default_na=False)
    assert list(frame.columns) == ["word", "count"]
    assert frame["word"].is_unique
    assert (frame["word"] == frame["word"].str.lower()).all()
    assert frame["count"].min() >= 2
    assert frame["count"].is_monotonic_decreasing
    assert 200_000 < frame["count"].sum() < 300_000
    assert {"the", "of", "and", "said"} <= terms.function_words()
    assert not {"war", "trade", "president", "government"} & terms.function_words()


def test_a_pair_of_words_is_expected_as_often_as_chance_would_have_it():
    words = terms.background()
    one, pair = terms.usual(["trade", "trade war"])
    assert one == words["trade"]
    assert pair == pytest.approx(words["trade"] * words["war"] / sum(words.values()))
