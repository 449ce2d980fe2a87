"""What people correct, on an analysis made by hand: no database."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from analysis import corrections
from analysis.corrections import Correction, Kind, Place, Reach, corrected
from analysis.errors import CorrectionError
from analysis.records import Stance

WHEN = datetime(2025, 2, 1, tzinfo=UTC)
PRADO = {"key": "Q1", "name": "Ana Prado", "kind": "person", "country": "BRA"}
QUISPE = {"key": "person:luis-quispe", "name": "Luis Quispe", "kind": "person", "country": "PER"}
ROSSI = corrections.new_actor("Rita Rossi", "person", "ITA")


@pytest.fixture
def timber(hand_made):
    return hand_made[0]


def place(analysis, words, after=0):
    start = analysis.article.text.index(words, after)
    return Place(start, start + len(words), words)


def after(analysis, *changes, merged=None):
    made = [Correction(n, change, 1, None, WHEN) for n, change in enumerate(changes)]
    shown, placed = corrected(analysis, made, merged)
    return shown, placed


def said(analysis):
    return {(one.actor, one.content.text) for one in analysis.statements}


SAWMILL = "“Lower tariffs help every sawmill in the north,”"
COST = "that the deal would cost the forest dearly"


def test_what_nobody_says_is_gone(timber):
    shown, placed = after(timber, corrections.not_a_statement(place(timber, COST)))
    assert placed == {0}
    assert said(shown) == {("Q1", "the tariff deal with Peru"), ("Q1", SAWMILL)}


def test_somebody_else_says_it(timber):
    shown, _ = after(timber, corrections.speaker(place(timber, COST), QUISPE["key"], ROSSI))
    assert (ROSSI["key"], COST) in said(shown)
    assert {actor.key for actor in shown.actors} >= {ROSSI["key"]}


def test_a_speaker_is_no_longer_its_own_target(timber):
    peru = {"key": "PER", "name": "Peru", "kind": "country", "country": "PER"}
    deal = place(timber, "the tariff deal with Peru")
    assert next(one for one in timber.statements if one.content.start == deal.start).targets == ("PER",)
    shown, _ = after(timber, corrections.speaker(deal, "Q1", peru))
    assert next(one for one in shown.statements if one.content.start == deal.start).targets == ()


def test_a_speaker_may_be_unknown(timber):
    shown, _ = after(timber, corrections.speaker(place(timber, COST), QUISPE["key"], None))
    assert (None, COST) in said(shown)


@pytest.mark.parametrize(("stance", "score"), [("support", 0.6), ("oppose", -0.6), ("neutral", 0.0)])
def test_a_stance_is_what_the_person_says(timber, stance, score):
    shown, _ = after(timber, corrections.stance(place(timber, COST), QUISPE["key"], stance))
    one = next(one for one in shown.statements if one.content.text == COST)
    assert (one.stance, one.score) == (Stance(stance), score)


def test_a_stance_that_was_right_keeps_how_clear_it_is(timber):
    shown, _ = after(timber, corrections.stance(place(timber, SAWMILL), "Q1", "support"))
    assert next(one for one in shown.statements if one.content.text == SAWMILL).score == 0.7


def test_themes_are_what_the_person_says_and_the_article_holds_them(timber):
    change = corrections.themes(place(timber, SAWMILL), "Q1", {"energy": "Energy"})
    shown, _ = after(timber, change)
    assert next(one for one in shown.statements if one.content.text == SAWMILL).themes == ("energy",)
    assert [(theme.id, theme.name, theme.count) for theme in shown.themes][-1] == ("energy", "Energy", 0)


def test_a_statement_that_was_missed_is_added_in_text_order(timber):
    missed = place(timber, "every sawmill in the north")
    shown, _ = after(timber, corrections.statement(missed, ROSSI, "oppose", {"trade": "Trade & tariffs"}))
    added = [one for one in shown.statements if one.actor == ROSSI["key"]]
    assert [(one.content.text, one.stance, one.themes) for one in added] == [(missed.text, Stance.OPPOSE, ("trade",))]
    assert [one.content.start for one in shown.statements] == sorted(one.content.start for one in shown.statements)


def test_a_statement_that_the_machine_finds_later_is_not_there_twice(timber):
    shown, _ = after(timber, corrections.statement(place(timber, COST), QUISPE, "neutral", {}))
    assert [one.stance for one in shown.statements if one.content.text == COST] == [Stance.NEUTRAL]


def test_one_correction_builds_on_the_other(timber):
    here = place(timber, COST)
    shown, placed = after(
        timber,
        corrections.speaker(here, QUISPE["key"], ROSSI),
        corrections.stance(here, ROSSI["key"], "support"),
    )
    assert placed == {0, 1}
    assert [(o.actor, o.stance) for o in shown.statements if o.content.text == COST] == [(ROSSI["key"], Stance.SUPPORT)]


def test_of_a_joint_statement_only_the_speaker_who_was_meant_is_changed(hand_made):
    from dataclasses import replace

    one = hand_made[0].statements[0]
    joint = replace(hand_made[0], statements=(one, replace(one, actor="PER")))
    shown, _ = after(joint, corrections.stance(place(joint, one.content.text), "PER", "oppose"))
    assert [(s.actor, s.stance) for s in shown.statements] == [("Q1", Stance.SUPPORT), ("PER", Stance.OPPOSE)]


def test_a_speaker_who_was_merged_is_still_the_one(timber):
    change = corrections.stance(place(timber, COST), "Q9", "support")
    shown, placed = after(timber, change, merged={QUISPE["key"]: "Q9"})
    assert placed == {0}
    assert next(one for one in shown.statements if one.content.text == COST).stance is Stance.SUPPORT


def test_a_new_analysis_may_cut_the_words_a_little_differently(timber):
    shown, placed = after(timber, corrections.not_a_statement(place(timber, COST.removeprefix("that "))))
    assert placed == {0}
    assert COST not in {one.content.text for one in shown.statements}


def test_what_the_machine_no_longer_finds_leaves_everything_as_it_is(timber):
    shown, placed = after(timber, corrections.not_a_statement(place(timber, "Luis Quispe")))
    assert placed == set()
    assert shown == timber


def test_one_mention_is_somebody_else(timber):
    here = place(timber, "Prado", timber.article.text.index("north"))
    shown, _ = after(timber, corrections.refers_to(here, "Q1", ROSSI))
    mentions = {actor.key: [m.text for m in actor.mentions] for actor in shown.actors}
    assert mentions["Q1"] == ["Ana Prado"]
    assert mentions[ROSSI["key"]] == ["Prado"]
    assert said(shown) >= {("Q1", "the tariff deal with Peru"), (ROSSI["key"], SAWMILL)}


def test_all_mentions_of_an_article_take_statements_and_relations_with_them(hand_made):
    sign = hand_made[7]
    here = place(sign, "Peru")
    shown, _ = after(sign, corrections.refers_to(here, "PER", ROSSI, Reach.ARTICLE))
    assert "PER" not in {actor.key for actor in shown.actors}
    assert [(one.source, one.target) for one in shown.relations] == [(ROSSI["key"], "BRA")]


def test_words_that_name_no_actor_lose_it(hand_made):
    sign = hand_made[7]
    shown, _ = after(sign, corrections.refers_to(None, "PER", None, Reach.WORKSPACE, "peru"))
    assert "PER" not in {actor.key for actor in shown.actors}
    assert shown.relations == ()
    assert len(shown.statements) == len(sign.statements)


def test_a_relation_that_is_none_is_gone(hand_made):
    one = hand_made[1]
    evidence = place(one, "Peru accused Brazil of dumping timber.")
    shown, placed = after(one, corrections.not_a_relation(evidence, "BRA", "PER"))
    assert placed == {0}
    assert shown.relations == ()


PERU = {"key": "PER", "name": "Peru", "kind": "country", "country": "PER"}
BRAZIL = {"key": "BRA", "name": "Brazil", "kind": "country", "country": "BRA"}


@pytest.mark.parametrize(
    ("was", "doer", "done_to", "event", "polarity", "strength"),
    [
        (("PER", "BRA", "ACCUSE"), ROSSI, BRAZIL, "ACCUSE", "conflict", 0.5),
        (("PER", "BRA", "ACCUSE"), PERU, PRADO, "ACCUSE", "conflict", 0.5),
        (("PER", "BRA", "ACCUSE"), BRAZIL, PERU, "AID", "cooperation", 0.5),
        (("BRA", "PER", "REJECT"), PERU, BRAZIL, "ASSAULT", "conflict", 0.5),  # the machine sees it otherwise meanwhile
    ],
)
def test_a_relation_is_what_the_person_says(hand_made, was, doer, done_to, event, polarity, strength):
    one = hand_made[1]
    evidence = place(one, "Peru accused Brazil of dumping timber.")
    shown, placed = after(one, corrections.relation(evidence, was, doer, done_to, event))
    assert placed == {0}
    (told,) = shown.relations
    assert (told.source, told.target, told.event, told.polarity) == (doer["key"], done_to["key"], event, polarity)
    assert (told.strength, told.actual) == (strength, True)
    assert {doer["key"], done_to["key"]} <= {actor.key for actor in shown.actors}


def test_a_relation_elsewhere_is_left_alone(hand_made):
    one = hand_made[1]
    change = corrections.relation(place(one, "Norway offered to host talks."), ("PER", "BRA", "ACCUSE"), BRAZIL, PERU, "AID")
    shown, placed = after(one, change)
    assert placed == set()
    assert shown == one


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: corrections.relation(Place(0, 1, "x"), ("A", "B", "AID"), PRADO, PRADO, "AID"), "tied to itself"),
        (lambda: corrections.merge("A", "A"), "cannot be merged with itself"),
        (lambda: corrections.rename("A", name="  \n "), "needs a name"),
        (lambda: corrections.rename("A"), "Nothing about the actor is changed"),
        (lambda: corrections.rename("A", country="Peru"), "no country code"),
        (lambda: corrections.refers_to(None, "A", None, Reach.HERE), "belongs to one article"),
        (lambda: corrections.refers_to(Place(0, 1, "x"), "Q1", PRADO), "That is already Ana Prado"),
        (lambda: Place(5, 5, ""), "There is no place"),
    ],
)
def test_what_makes_no_sense_is_told(make, told):
    with pytest.raises(CorrectionError, match=told):
        make()


def test_every_kind_is_told_in_words(timber):
    here = place(timber, COST)
    names = {"Q1": "Ana Prado", QUISPE["key"]: "Luis Quispe"}
    changes = [
        corrections.not_a_statement(here),
        corrections.speaker(here, "Q1", QUISPE),
        corrections.stance(here, "Q1", "oppose"),
        corrections.themes(here, "Q1", {"trade": "Trade"}),
        corrections.statement(here, PRADO, "oppose", {}),
        corrections.refers_to(here, "Q1", None, Reach.ARTICLE, "Prado"),
        corrections.relation(here, ("Q1", "PER", "ACCUSE"), PRADO, QUISPE, "REJECT", actual=False),
        corrections.not_a_relation(here, "Q1", QUISPE["key"]),
        corrections.merge("Q1", QUISPE["key"]),
        corrections.rename("Q1", "Anna Prado", country=""),
    ]
    assert {change.kind for change in changes} == set(Kind)
    assert [corrections.described(change, names) for change in changes] == [
        "Not a statement",
        "Said by Luis Quispe, not by Ana Prado",
        "It opposes",
        "On Trade",
        "A statement by Ana Prado",
        "“Prado” is no actor, not Ana Prado, in this article",
        "Ana Prado → Luis Quispe: reject (not so, or not yet)",
        "Nothing between Ana Prado and Luis Quispe",
        "Ana Prado is Luis Quispe",
        "Ana Prado: called Anna Prado, acting for no country",
    ]
