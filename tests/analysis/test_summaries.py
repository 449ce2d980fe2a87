"""Positions in the eight articles of `press` (tests/conftest.py), and the words for them."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from analysis import queries, summaries
from analysis.queries import Filters
from analysis.summaries.speakers import in_its_words

EVERYTHING = Filters()


@pytest.fixture
def positions(press_anywhere):
    return lambda *arguments, **named: summaries.positions(press_anywhere.store, press_anywhere.workspace.id, *arguments, **named)


def said(*scores: float, days: list[str | None] | None = None, articles: list[int] | None = None) -> pd.DataFrame:
    published = pd.to_datetime(pd.Series(days or [None] * len(scores)))
    return pd.DataFrame({"score": scores, "published": published, "article_id": articles or range(len(scores))})


def test_a_position_sums_up_an_actor_on_a_theme(positions):
    frame = positions(EVERYTHING, ("Q1", "person:luis-quispe")).set_index(["actor", "theme"])
    trade = frame.loc[("Q1", "trade")]
    assert (trade["name"], trade["theme_name"], trade["statements"], trade["articles"]) == ("Ana Prado", "Trade & tariffs", 4, 3)
    assert trade["score"] == pytest.approx((0.8 + 0.7 - 0.5 + 0.6) / 4)
    assert len(frame) == 4


def test_themes_with_most_statements_come_first_and_actors_as_asked(positions):
    frame = positions(EVERYTHING, ("person:luis-quispe", "Q1"))
    assert frame["theme"].tolist() == ["trade", "trade", "climate", "climate"]
    assert frame["actor"].tolist() == ["person:luis-quispe", "Q1"] * 2


def test_a_country_can_gather_all_who_act_for_it(positions):
    assert positions(EVERYTHING, ("PER",)).empty  # its one statement is on no theme
    together = positions(EVERYTHING, ("PER",), together=True).set_index("theme")
    assert together.loc["trade", "statements"] == 2
    assert together.loc["trade", "name"] == "Peru"
    assert {told["actor_name"] for told in together.loc["trade", "telling"]} == {"Luis Quispe"}


def test_filters_narrow_what_is_summed_up(positions):
    early = positions(Filters(end=date(2024, 2, 1)), ("Q1",)).set_index("theme")
    assert early.loc["trade", "statements"] == 2
    assert early.loc["trade", "stance"] == "support"
    assert positions(Filters(themes=("climate",)), ("Q1",))["theme"].tolist() == ["climate"]
    assert positions(Filters(sources=("no such outlet",)), ("Q1",)).empty


def test_a_telling_sentence_leads_to_its_place(positions, press_anywhere):
    for row in positions(EVERYTHING, ("Q1", "person:luis-quispe")).itertuples():
        assert 1 <= len(row.telling) <= 3
        for told in row.telling:
            text = queries.article(press_anywhere.store, press_anywhere.workspace.id, told["article_id"]).text
            assert text[told["start"] : told["end"]] == told["content"]
            assert told["content"] in told["sentence"]
            assert told["published"] is None or type(told["published"]) is date


def test_a_direct_quote_tells_most(positions):
    trade = positions(EVERYTHING, ("Q1",)).set_index("theme").loc["trade"]
    assert trade["telling"][0]["kind"] == "direct"


def test_themes_of_several_say_where_they_clash(press_anywhere):
    frame = summaries.themes_of(
        press_anywhere.store, press_anywhere.workspace.id, EVERYTHING, ("Q1", "person:luis-quispe", "NOR")
    ).set_index("theme")
    assert frame.index.tolist() == ["climate", "trade"]
    assert frame.loc["climate", "speakers"] == 3
    assert frame.loc["climate", "clash"] == pytest.approx(0.9 - (-0.15))
    assert frame.loc["trade", "statements"] == 6


@pytest.mark.parametrize(
    ("scores", "side"),
    [
        ((0.6,), "support"),
        ((-0.2, -0.9), "oppose"),
        ((0.1, 0.0), "neutral"),
        ((0.8, -0.8), "mixed"),
        ((0.8, 0.8, -0.8), "support"),  # two against one are clear
        ((0.2, 0.2, 0.2, -0.9, -0.9), "mixed"),
        ((-0.7, 0.0, 0.0), "oppose"),  # most news is told flatly: one clear word among few counts
        ((-0.7, 0.0, 0.0, 0.0, 0.0), "neutral"),  # but not among many
    ],
)
def test_the_side_is_that_of_the_statements_which_take_one(scores, side):
    assert summaries.side(pd.Series(scores)) == side


@pytest.mark.parametrize(
    ("statements", "line"),
    [
        (said(0.5), "Supports; a single statement"),
        (said(0.0), "Takes no side; a single statement"),
        (said(-0.5, -0.5, articles=[1, 1]), "Opposes; 2 statements, 1 article"),
        (said(0.5, 0.0, 0.1), "Supports in 1 of 3 statements, 3 articles"),
        (said(0.5, 0.5, -0.5, 0.1), "Mostly supports, 2 for and 1 against; 4 statements, 4 articles"),
        (said(0.0, 0.1, 0.0), "Takes no side; 3 statements, 3 articles"),
        (said(0.5, 0.0, 0.0, 0.0, 0.0), "Rarely takes a side; 5 statements, 5 articles"),
        (said(0.8, -0.8), "Mixed, 1 for and 1 against; 2 statements, 2 articles"),
    ],
)
def test_a_line_in_plain_words_tops_a_position(statements, line):
    assert summaries.in_words(statements) == line


MONTHS = [f"2024-{month:02}-10" for month in range(1, 7)]


@pytest.mark.parametrize(
    ("scores", "days", "turn"),
    [
        ([-0.6, -0.5, 0.4, 0.6, 0.5, 0.4], MONTHS, "warmer since March 2024"),
        ([0.6, 0.5, 0.6, 0.5, -0.4, -0.6], MONTHS, "cooler since May 2024"),
        ([0.5, 0.4, 0.6, 0.5, 0.4, 0.5], MONTHS, None),
        ([0.9, -0.9, 0.8, -0.8, 0.9, -0.7], MONTHS, None),  # to and fro is no turn
        ([-0.6, -0.5, 0.4, 0.6], ["2024-01-10"] * 4, None),  # all on one day
        ([-0.9, 0.9, 0.9], MONTHS[:3], None),  # too few to tell
        ([-0.6, -0.5, 0.4, 0.6], [None] * 4, None),
    ],
)
def test_a_turn_is_told_only_when_it_is_clear(scores, days, turn):
    assert summaries.turn(said(*scores, days=days)) == turn


def test_one_article_alone_is_no_turn():
    days = MONTHS[:1] * 2 + MONTHS[2:3] * 4
    assert summaries.turn(said(-0.6, -0.5, 0.4, 0.6, 0.5, 0.4, days=days, articles=[1, 1, 2, 3, 4, 5])) is None
    assert summaries.turn(said(-0.6, -0.5, 0.4, 0.6, 0.5, 0.4, days=days)) == "warmer since March 2024"


@pytest.mark.parametrize(
    ("kind", "cue", "content", "sentence", "words"),
    [
        ("indirect", "ruled out", "a truce", "Kyiv ruled out a truce.", "ruled out a truce"),
        ("indirect", "does not accept", "the ruling", "It does not accept the ruling.", "does not accept the ruling"),
        ("direct", "said", "“We are ready”", "He said: “We are ready”.", "“We are ready”"),
        ("indirect", "officials", "Talks failed", "Talks failed, officials said.", "Talks failed"),
        ("indirect", None, "Talks failed", "Talks failed.", "Talks failed"),
    ],
)
def test_a_reported_statement_is_read_with_its_cue(kind, cue, content, sentence, words):
    told = {"kind": kind, "cue": cue, "content": content, "sentence": sentence, "sentence_start": 100}
    assert in_its_words(told | {"start": 100 + sentence.index(content)}) == words
