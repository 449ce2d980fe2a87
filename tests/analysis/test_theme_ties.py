"""What rose and fell, and what is talked about together, in the eight articles of `press` (tests/conftest.py)."""

from __future__ import annotations

from datetime import date

import pytest

from analysis import queries
from analysis.queries import Filters

EVERYTHING = Filters()
NOTHING = Filters(sources=("no such outlet",))


@pytest.fixture
def ask(press_anywhere):
    return lambda query, *arguments: query(press_anywhere.store, press_anywhere.workspace.id, *arguments)


def test_shares_are_of_the_articles_of_each_period(ask):
    change = ask(queries.theme_change, EVERYTHING, date(2024, 6, 1)).set_index("theme")
    trade = change.loc["trade"]  # three of four before, two of three from then on
    assert (trade["before"], trade["after"]) == (3, 2)
    assert (trade["share_before"], trade["share_after"]) == pytest.approx((3 / 4, 2 / 3))
    assert change.loc["protest", "change"] == pytest.approx(-1 / 4)


def test_the_day_of_the_split_is_of_the_second_period(ask):
    change = ask(queries.theme_change, EVERYTHING, date(2024, 9, 30)).set_index("theme")
    assert (change.loc["trade", "before"], change.loc["trade", "after"]) == (4, 1)


def test_what_rose_most_comes_first_and_few_articles_prove_nothing(ask):
    change = ask(queries.theme_change, EVERYTHING, date(2024, 6, 1))
    assert change["change"].is_monotonic_decreasing
    assert change["z"].abs().max() < 1.96


def test_one_empty_period_gives_no_z(ask):
    assert ask(queries.theme_change, EVERYTHING, date(2030, 1, 1))["z"].isna().all()


def test_two_themes_in_one_sentence_are_a_pair(ask):
    pairs = ask(queries.theme_pairs, EVERYTHING).set_index(["theme", "other"])
    assert pairs.loc[("protest", "trade"), "sentences"] == 1  # “Dockers in Lima began a strike over tariffs.”
    assert pairs.loc[("protest", "trade"), "lift"] == pytest.approx(1 * 14 / (2 * 8))
    assert pairs.loc[("protest", "trade"), "other_name"] == "Trade & tariffs"


def test_a_pair_leads_to_its_sentences(ask):
    for row in ask(queries.theme_pairs, EVERYTHING).itertuples():
        found = ask(queries.theme_pair_mentions, EVERYTHING, row.other, row.theme)
        assert len(found) == row.sentences
    assert found["sentence"].tolist() == ["Dockers in Lima began a strike over tariffs."]


def test_words_are_found_whole_and_in_any_case(ask, press_anywhere):
    found = ask(queries.wording, EVERYTHING, "TIMBER")
    assert found["text"].tolist() == ["timber"]
    assert found["sentence"].tolist() == ["Peru accused Brazil of dumping timber."]
    assert ask(queries.wording, EVERYTHING, "timb").empty
    for row in ask(queries.wording, EVERYTHING, "tariffs").itertuples():
        text = queries.article(press_anywhere.store, press_anywhere.workspace.id, row.article_id).text
        assert text[row.start : row.end].lower() == "tariffs"


@pytest.mark.parametrize("words", ["", "  ", "50%", "a_b", "(", "\\", "forest of Brazil"])
def test_any_words_can_be_asked_for(ask, words):
    found = ask(queries.wording, EVERYTHING, words)
    assert len(found) == (1 if words == "forest of Brazil" else 0)
    assert {"article_id", "start", "sentence", "sentence_start"} <= set(found.columns)


def test_no_articles_no_rows_but_all_columns(ask):
    assert ask(queries.passing_ids, NOTHING) == []
    assert {"theme", "change", "z"} <= set(ask(queries.theme_change, NOTHING, date(2024, 6, 1)).columns)
    assert {"theme", "other", "lift"} <= set(ask(queries.theme_pairs, NOTHING).columns)
    assert ask(queries.wording, NOTHING, "tariffs").empty
