"""Actors side by side: verdicts, tensions, trajectories, and the matrix of who agrees with whom."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from analysis import summaries
from analysis.queries import Filters
from analysis.summaries.agreement import seriated
from analysis.summaries.tensions import opposed_pairs
from tests.conftest import by_hand

EVERYTHING = Filters()
BOTH = ("Q1", "person:luis-quispe")


@pytest.fixture
def compare(press_anywhere):
    return lambda *arguments, **named: summaries.compare(press_anywhere.store, press_anywhere.workspace.id, *arguments, **named)


def stands(*rows: tuple[str, str, str, float]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["name", "theme", "stance", "score"])
    return frame.assign(theme_name=frame["theme"].str.title(), statements=1)


@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        ([("A", "trade", "support", 0.5), ("B", "trade", "oppose", -0.5)], "clash"),
        ([("A", "trade", "support", 0.5), ("B", "trade", "support", 0.2)], "agree"),
        ([("A", "trade", "oppose", -0.5), ("B", "trade", "oppose", -0.2)], "agree"),
        ([("A", "trade", "support", 0.5), ("B", "trade", "neutral", 0.0)], "unclear"),
        ([("A", "trade", "neutral", 0.0), ("B", "trade", "neutral", 0.0)], "unclear"),
        ([("A", "trade", "mixed", 0.0), ("B", "trade", "mixed", 0.0)], "unclear"),
        ([("A", "trade", "support", 0.5)], "alone"),
    ],
)
def test_a_verdict_tells_how_they_stand_to_each_other(rows, verdict):
    assert summaries.verdicts(stands(*rows), ("A", "B"))["verdict"].tolist() == [verdict]


def test_who_speaks_against_another_clashes_whatever_the_sides():
    both_oppose = stands(("A", "war", "oppose", -0.8), ("B", "war", "oppose", -0.5))
    judges = pd.DataFrame({"theme": ["war"], "who_name": ["A"], "whom_name": ["B"], "statements": [3]})
    frame = summaries.verdicts(both_oppose, ("A", "B"), judges)
    assert frame[["verdict", "side", "against"]].to_numpy().tolist() == [["clash", "", [("A", "B")]]]
    assert summaries.verdicts(both_oppose, ("A", "B"))[["verdict", "side"]].to_numpy().tolist() == [["agree", "oppose"]]


@pytest.mark.parametrize(
    ("content", "score", "pairs"),
    [
        ("Brazil of hiding its tariffs", -0.8, [("PER", "BRA")]),
        ("Ana Prado for the tariffs", -0.8, [("PER", "BRA")]),
        ("Peru's own tariffs before Brazil answered", -0.8, [("PER", "BRA")]),
        ("Brazil to lower its tariffs", -0.5, []),  # an objection, no judgement
        ("the tariffs on Brazil", -0.8, []),  # what is done to somebody is not what somebody does
        ("Norway, which had told Brazil to raise tariffs", -0.8, [("PER", "NOR")]),
    ],
)
def test_who_is_judged_is_whom_a_harsh_statement_names_first(press_anywhere, content, score, pairs):
    store, workspace = press_anywhere.store, press_anywhere.workspace.id
    said = ("person:luis-quispe", "Quispe", "blamed", content, score)
    made = by_hand("A quarrel", date(2024, 10, 1), None, f"Quispe blamed {content}.", [said], [])
    id_, _ = store.add_article(workspace, made.article, "a quarrel")
    store.save_analyses([(id_, made)], "by hand")
    found = summaries.criticism(store, workspace, Filters(start=date(2024, 10, 1)), ("BRA", "PER", "NOR"), together=True)
    assert list(zip(found["who"], found["whom"], strict=True)) == pairs
    alone = summaries.criticism(store, workspace, Filters(start=date(2024, 10, 1)), ("person:luis-quispe", "Q1"))
    assert len(alone) == (("PER", "BRA") in pairs)  # who judges a country judges the one who acts for it


def test_the_widest_clash_comes_first_and_who_speaks_alone_last():
    frame = summaries.verdicts(
        stands(
            ("A", "alone", "support", 0.9),
            ("A", "small", "support", 0.2), ("B", "small", "oppose", -0.2),
            ("A", "wide", "support", 0.9), ("B", "wide", "oppose", -0.9),
            ("A", "agreed", "support", 0.9), ("B", "agreed", "support", 0.3),
        ),
        ("A", "B"),
    )  # fmt: skip
    assert frame["theme"].tolist() == ["wide", "small", "agreed", "alone"]
    assert frame["clash"].tolist() == pytest.approx([1.8, 0.4, 0.6, 0.0])


def test_a_comparison_shows_the_same_as_its_parts(compare, press_anywhere):
    store, workspace = press_anywhere.store, press_anywhere.workspace.id
    found = compare(EVERYTHING, BOTH)
    assert found.names == {"Q1": "Ana Prado", "person:luis-quispe": "Luis Quispe"}
    pd.testing.assert_frame_equal(found.positions, summaries.positions(store, workspace, EVERYTHING, BOTH))
    pd.testing.assert_frame_equal(found.tensions, summaries.tensions(store, workspace, EVERYTHING, BOTH))
    pd.testing.assert_frame_equal(found.trajectories, summaries.trajectories(store, workspace, EVERYTHING, BOTH))


def test_nobody_chosen_compares_nothing(compare):
    found = compare(EVERYTHING, ("nobody",))
    assert found.positions.empty
    assert found.verdicts.empty
    assert found.tensions.empty
    assert found.trajectories.empty
    assert {"verdict", "clash"} <= set(found.verdicts.columns)
    assert {"earlier", "later", "gap"} <= set(found.tensions.columns)


def test_a_tension_is_told_with_both_sentences_and_the_days_between(compare):
    tension = compare(EVERYTHING, ("Q1",)).tensions.iloc[0]
    assert (tension["name"], tension["theme_name"]) == ("Ana Prado", "Trade & tariffs")
    assert tension["earlier"]["score"] > 0 > tension["later"]["score"]
    assert tension["earlier"]["published"] < tension["later"]["published"]
    assert tension["gap"] == (tension["later"]["published"] - tension["earlier"]["published"]).days
    assert tension["strength"] == pytest.approx(tension["earlier"]["score"] - tension["later"]["score"])


def opinions(*rows: tuple[str, float], targets: tuple[set[int], ...] | None = None) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["content", "score"])
    return frame.assign(
        statement_id=range(len(frame)),
        article_id=range(len(frame)),
        start=0,
        end=10,
        published=pd.date_range("2024-01-01", periods=len(frame)),
        targets=list(targets or [set()] * len(frame)),
    )


def test_two_matters_are_no_tension():
    assert (
        opposed_pairs(opinions(("the harbour must be widened soon", 0.9), ("lunch in the canteen is a disgrace", -0.9)), 3) == []
    )


def test_praise_and_blame_of_one_target_are_a_tension():
    praise, blame = ("Lima’s measured answer", 0.8), ("Lima for the quarrel over the harbour", -0.8)
    assert opposed_pairs(opinions(praise, blame), 3) == []
    assert len(opposed_pairs(opinions(praise, blame, targets=({1}, {1})), 3)) == 1
    request = ("Lima to show restraint", 0.5)
    assert opposed_pairs(opinions(request, blame, targets=({1}, {1})), 3) == []


@pytest.mark.parametrize(
    ("one", "other", "tensions"),
    [
        (("a ceasefire", 0.6), ("a ceasefire that leaves troops there", -0.7), 1),
        (("a ceasefire in Peru", 0.6), ("a ceasefire that leaves Norwegian troops there", -0.7), 0),
        (("a ceasefire", 0.3), ("a ceasefire that leaves troops there", -0.7), 0),  # the one is hardly for it
        (("the harbour must be widened for cargo", 0.6), ("the harbour festival annoys every neighbour", -0.7), 0),
    ],
)
def test_only_what_is_clear_and_of_one_matter_is_a_tension(one, other, tensions):
    assert len(opposed_pairs(opinions(one, other), 3)) == tensions


def test_one_statement_within_the_other_is_no_tension():
    frame = opinions(("the plan to close the harbour", 0.9), ("to close the harbour for good", -0.9)).assign(article_id=1)
    assert opposed_pairs(frame, 3) == []
    assert len(opposed_pairs(frame.assign(start=[0, 50], end=[10, 60]), 3)) == 1


def test_no_statement_is_in_two_tensions():
    text = "the harbour must stay open for cargo"
    frame = opinions((text + " now", 0.9), (text + " always", 0.8), (text + " never", -0.9))
    assert len(opposed_pairs(frame, 3)) == 1


def test_a_trajectory_has_the_mean_of_each_period(compare):
    found = compare(EVERYTHING, ("Q1",)).trajectories
    trade = found[found["theme"] == "trade"].set_index("period")["score"]
    assert found["every"].unique().tolist() == ["month"]
    assert trade[pd.Timestamp("2024-01-01")] == pytest.approx(0.75)
    assert trade[pd.Timestamp("2024-06-01")] == pytest.approx(-0.5)


def test_a_country_can_gather_all_who_act_for_it(compare):
    assert compare(EVERYTHING, ("PER", "BRA")).positions.empty
    gathered = compare(EVERYTHING, ("PER", "BRA"), together=True)
    assert set(gathered.positions["name"]) == {"Peru", "Brazil"}


def test_the_matrix_names_both_and_has_each_pair_twice(press_anywhere):
    found = summaries.agreement(press_anywhere.store, press_anywhere.workspace.id, EVERYTHING)
    assert {(row.source_name, row.target_name) for row in found.itertuples()} == {
        ("Ana Prado", "Norway"),
        ("Norway", "Ana Prado"),
    }
    assert found["cooperation"].tolist() == [1, 1]


def test_an_empty_matrix_has_its_columns(press_anywhere):
    nothing = Filters(sources=("no such outlet",))
    found = summaries.agreement(press_anywhere.store, press_anywhere.workspace.id, nothing)
    assert found.empty
    assert {"source_name", "target_name", "sign"} <= set(found.columns)


def test_those_who_agree_are_drawn_beside_each_other():
    pairs = [("A", "B", 3, 0), ("C", "D", 3, 0), ("A", "C", 0, 3), ("B", "D", 0, 3), ("A", "D", 0, 3), ("B", "C", 0, 3)]
    both = pairs + [(b, a, x, y) for a, b, x, y in pairs]
    order = seriated(pd.DataFrame(both, columns=["source", "target", "cooperation", "conflict"]))
    assert {frozenset(order[:2]), frozenset(order[2:])} == {frozenset("AB"), frozenset("CD")}
