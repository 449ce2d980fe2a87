"""Corrections in the store: seen at once, kept over a new analysis, taken back; on both databases."""

from __future__ import annotations

import json

import pytest

from analysis import corrections, networks, queries
from analysis.corrections import Place, Reach
from analysis.errors import CorrectionError
from analysis.queries import Filters
from analysis.store import correcting, exchanging, finds
from tests.conftest import PRESS, VERSION

QUISPE = "person:luis-quispe"
ROSSI = corrections.new_actor("Rita Rossi", "person", "ITA")
ANYTHING = Filters()


def place(number, words):
    text = PRESS[number][3]
    start = text.index(words)
    return Place(start, start + len(words), words)


def add(press, change, number=None, who="Ana"):
    return correcting.add(press.store, press.workspace.id, [change], who, None if number is None else press.articles[number])


def everything(press):
    """All that pages can see, without the ids of rows."""
    store, workspace = press.store, press.workspace.id
    frames = [
        queries.statements(store, workspace, ANYTHING),
        queries.relations(store, workspace, ANYTHING),
        queries.actors(store, workspace, ANYTHING),
        queries.theme_counts(store, workspace, ANYTHING),
        queries.articles(store, workspace, ANYTHING),
        *(queries.mentions(store, workspace, ANYTHING, actor) for actor in ("Q1", "PER", "BRA", QUISPE)),
        networks.network(store, workspace, ANYTHING).edges,
    ]
    return [frame.drop(columns=["statement_id", "relation_id"], errors="ignore").to_csv() for frame in frames]


def statement(press, content):
    frame = queries.statements(press.store, press.workspace.id, ANYTHING)
    return frame[frame["content"] == content]


COST = "that the deal would cost the forest dearly"

DUMPING = "Peru accused Brazil of dumping timber."
PERU = {"key": "PER", "name": "Peru", "kind": "country", "country": "PER"}
BRAZIL = {"key": "BRA", "name": "Brazil", "kind": "country", "country": "BRA"}
NORWAY = {"key": "NOR", "name": "Norway", "kind": "country", "country": "NOR"}

CHANGES = [
    (0, lambda: corrections.not_a_statement(place(0, COST))),
    (0, lambda: corrections.speaker(place(0, COST), QUISPE, ROSSI)),
    (0, lambda: corrections.stance(place(0, COST), QUISPE, "support")),
    (0, lambda: corrections.themes(place(0, COST), QUISPE, {"energy": "Energy"})),
    (2, lambda: corrections.statement(place(2, "Prado thanked Oslo"), ROSSI, "support", {"climate": "Climate"})),
    (4, lambda: corrections.refers_to(place(4, "Peru"), "PER", ROSSI)),
    (1, lambda: corrections.not_a_relation(place(1, "Peru accused Brazil of dumping timber."), "PER", "BRA")),
    (1, lambda: corrections.relation(place(1, DUMPING), ("PER", "BRA", "ACCUSE"), ROSSI, NORWAY, "THREATEN")),
    (1, lambda: corrections.relation(place(1, DUMPING), ("PER", "BRA", "ACCUSE"), PERU, BRAZIL, "ACCUSE", actual=False)),
    (None, lambda: corrections.refers_to(None, "PER", None, Reach.WORKSPACE, "Lima")),
    (None, lambda: corrections.merge("PER", QUISPE)),
    (None, lambda: corrections.rename("Q1", "Anna Prado", country="PER")),
]


def test_what_stands_in_the_rows_is_what_was_found(press_anywhere, hand_made):
    with press_anywhere.store.transaction() as connection:
        machine = finds.read_back(connection, press_anywhere.articles)
    for id_, found in zip(press_anywhere.articles, hand_made, strict=True):
        back = finds.from_json(machine[id_], found.article)
        again = finds.from_json(json.loads(json.dumps(finds.as_json(found))), found.article)
        assert again == found
        assert {a.key: a for a in back.actors} == {a.key: a for a in found.actors}
        assert (back.sentences, back.themes) == (found.sentences, found.themes)
        assert set(back.theme_hits) == set(found.theme_hits)
        assert [(s.actor, s.source, s.cue, s.content, s.parts, s.kind, s.score, s.reasons) for s in back.statements] == [
            (s.actor, s.source, s.cue, s.content, s.parts, s.kind, s.score, s.reasons) for s in found.statements
        ]
        assert [(set(s.themes), set(s.targets)) for s in back.statements] == [
            (set(s.themes), set(s.targets)) for s in found.statements
        ]
        assert back.relations == found.relations


@pytest.mark.parametrize(("number", "make"), CHANGES)
def test_a_correction_is_seen_kept_over_a_new_analysis_and_taken_back(press_anywhere, hand_made, number, make):
    press = press_anywhere
    before = everything(press)
    ids = add(press, make(), number)
    after = everything(press)
    assert after != before
    press.store.save_analyses(zip(press.articles, hand_made, strict=True), "again")
    assert everything(press) == after
    assert [one.found for one in correcting.corrections(press.store, press.workspace.id)] == [True]
    assert correcting.undo(press.store, press.workspace.id, ids) == 1
    assert everything(press) == before
    assert correcting.undo(press.store, press.workspace.id, ids) == 0
    assert correcting.redo(press.store, press.workspace.id, ids) == 1
    assert everything(press) == after


def test_a_correction_of_everything_tells_how_far_it_is_and_can_be_stopped(press, monkeypatch):
    monkeypatch.setattr(correcting, "_AT_ONCE", 2)
    change = corrections.refers_to(None, "PER", None, Reach.WORKSPACE, "Lima")
    articles = correcting.touched(press.store, press.workspace.id, [change])
    told = []
    correcting.add(press.store, press.workspace.id, [change], progress=lambda *how_far: told.append(how_far[:2]))
    assert articles > 2
    assert told == [(at, articles) for at in range(0, articles, 2)]
    (made,) = correcting.corrections(press.store, press.workspace.id)
    before = everything(press)

    def stop(done: int, _total: int, _what: str) -> None:
        if done:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        correcting.undo(press.store, press.workspace.id, [made.id], stop)
    assert everything(press) == before, "what is stopped half way changes nothing"
    assert correcting.undo(press.store, press.workspace.id, [made.id]) == 1


def test_many_corrections_can_be_taken_back_in_any_order(press_anywhere):
    press = press_anywhere
    before = everything(press)
    ids = [id_ for number, make in CHANGES[1:] for id_ in add(press, make(), number)]
    for id_ in [*ids[::2], *ids[1::2]]:
        correcting.undo(press.store, press.workspace.id, [id_])
    assert everything(press) == before


def test_the_speaker_is_changed_wherever_statements_are_counted(press_anywhere):
    press = press_anywhere
    add(press, corrections.speaker(place(0, COST), QUISPE, ROSSI), 0)
    actors = queries.actors(press.store, press.workspace.id, ANYTHING).set_index("key")
    assert actors.loc[ROSSI["key"], ["name", "country", "articles", "mentions", "statements"]].tolist() == [
        "Rita Rossi",
        "ITA",
        1,
        0,
        1,
    ]
    only = queries.statements(press.store, press.workspace.id, Filters(countries=("ITA",)))
    assert only["content"].tolist() == [COST]


def test_two_actors_are_one_everywhere(press_anywhere):
    press = press_anywhere
    apart = queries.actors(press.store, press.workspace.id, ANYTHING).set_index("key")
    add(press, corrections.merge(QUISPE, "PER"))
    together = queries.actors(press.store, press.workspace.id, ANYTHING).set_index("key")
    assert QUISPE not in together.index
    assert together.loc["PER", "mentions"] == apart.loc["PER", "mentions"] + apart.loc[QUISPE, "mentions"]
    assert together.loc["PER", "statements"] == apart.loc["PER", "statements"] + apart.loc[QUISPE, "statements"]
    assert together.loc["PER", "articles"] == 6
    relations = queries.relations(press.store, press.workspace.id, ANYTHING)
    assert not (relations["source"] == relations["target"]).any()


def test_of_three_that_are_one_each_can_be_parted_again(press_anywhere):
    press = press_anywhere
    before = everything(press)
    first, second = add(press, corrections.merge(QUISPE, "PER")), add(press, corrections.merge("PER", "BRA"))
    assert set(queries.actors(press.store, press.workspace.id, ANYTHING)["key"]) == {"BRA", "NOR", "Q1", "Q1065"}
    correcting.undo(press.store, press.workspace.id, first)
    keys = set(queries.actors(press.store, press.workspace.id, ANYTHING)["key"])
    assert keys == {"BRA", "NOR", "Q1", "Q1065", QUISPE}
    correcting.undo(press.store, press.workspace.id, second)
    assert everything(press) == before


def test_of_two_that_are_each_other_the_later_word_holds(press_anywhere):
    press = press_anywhere
    add(press, corrections.merge(QUISPE, "PER"))
    add(press, corrections.merge("PER", QUISPE))
    keys = set(queries.actors(press.store, press.workspace.id, ANYTHING)["key"])
    assert QUISPE in keys
    assert "PER" not in keys


def test_a_name_that_a_person_gave_outlasts_a_new_analysis(press_anywhere, hand_made):
    press = press_anywhere
    ids = add(press, corrections.rename("Q1", "Anna Prado"))
    press.store.save_analysis(press.articles[0], hand_made[0], "again")
    assert statement(press, "to halve emissions")["actor_name"].tolist() == ["Anna Prado"]
    correcting.undo(press.store, press.workspace.id, ids)
    assert statement(press, "to halve emissions")["actor_name"].tolist() == ["Ana Prado"]


def test_words_can_be_somebody_else_in_articles_that_are_still_to_come(press_anywhere, hand_made):
    press = press_anywhere
    add(press, corrections.refers_to(None, "PER", ROSSI, Reach.WORKSPACE, "Lima"))
    new, _ = press.store.add_article(press.workspace.id, hand_made[3].article, "another digest")
    press.store.save_analysis(new, hand_made[3], VERSION)
    mentions = queries.mentions(press.store, press.workspace.id, ANYTHING, ROSSI["key"])
    assert new in mentions["article_id"].tolist()
    assert set(mentions["text"]) == {"Lima"}


def test_a_correction_whose_place_is_not_found_any_more_says_so(press_anywhere, hand_made):
    from dataclasses import replace

    press = press_anywhere
    add(press, corrections.stance(place(0, COST), QUISPE, "support"), 0)
    press.store.save_analysis(press.articles[0], replace(hand_made[0], statements=()), "worse")
    assert [one.found for one in correcting.corrections(press.store, press.workspace.id)] == [False]
    press.store.save_analysis(press.articles[0], hand_made[0], "better")
    assert [one.found for one in correcting.corrections(press.store, press.workspace.id)] == [True]
    assert statement(press, COST)["stance"].tolist() == ["support"]


def test_who_and_when_are_kept(press_anywhere):
    add(press_anywhere, corrections.not_a_statement(place(0, COST)), 0, who="  Ana  ")
    (one,) = correcting.corrections(press_anywhere.store, press_anywhere.workspace.id)
    assert one.who == "Ana"
    assert one.made.tzinfo is not None
    assert one.undone is None


def test_words_that_do_not_stand_there_cannot_be_corrected(press_anywhere):
    press = press_anywhere
    with pytest.raises(CorrectionError, match="do not stand at that place"):
        add(press, corrections.not_a_statement(Place(0, 5, "Other")), 0)
    other = press.store.create_workspace("Other")
    with pytest.raises(CorrectionError, match="not in this workspace"):
        correcting.add(press.store, other.id, [corrections.not_a_statement(place(0, COST))], None, press.articles[0])


def test_a_cache_is_told_of_a_correction(press_anywhere):
    before = queries.data_version(press_anywhere.store, press_anywhere.workspace.id)
    add(press_anywhere, corrections.not_a_statement(place(0, COST)), 0)
    assert queries.data_version(press_anywhere.store, press_anywhere.workspace.id) > before


def test_corrections_go_with_their_article(press_anywhere):
    press = press_anywhere
    add(press, corrections.not_a_statement(place(0, COST)), 0)
    press.store.delete_articles(press.workspace.id, [press.articles[0]])
    assert correcting.corrections(press.store, press.workspace.id) == []


def test_corrections_move_to_another_workspace_as_json(press_anywhere, hand_made):
    press = press_anywhere
    for number, make in CHANGES[1:]:
        add(press, make(), number)
    written = exchanging.exported(press.store, press.workspace.id)
    first = json.loads(written)["corrections"][0]
    assert first["article"]["title"] == "Prado backs the timber deal"
    assert first["sentence"] == "Luis Quispe warned that the deal would cost the forest dearly."
    corrected = everything(press)
    other = press.store.create_workspace("Other")
    ids = [press.store.add_article(other.id, one.article, f"digest {n}")[0] for n, one in enumerate(hand_made)]
    press.store.save_analyses(zip(ids, hand_made, strict=True), VERSION)
    assert exchanging.imported(press.store, other.id, written) == exchanging.Imported(len(CHANGES) - 1, 0, 0)
    assert exchanging.imported(press.store, other.id, written) == exchanging.Imported(0, len(CHANGES) - 1, 0)
    there = queries.statements(press.store, other.id, ANYTHING)
    here = queries.statements(press.store, press.workspace.id, ANYTHING)
    assert there[["actor", "content", "stance"]].values.tolist() == here[["actor", "content", "stance"]].values.tolist()
    assert everything(press) == corrected
    empty = press.store.create_workspace("Empty")
    assert exchanging.imported(press.store, empty.id, written) == exchanging.Imported(3, 0, len(CHANGES) - 4)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "no JSON"),
        (b"\xff\xfe\x00", "no JSON"),
        ("[]", "its format is not"),
        ('{"format": "standpoint-corrections", "version": 9, "corrections": []}', "another version"),
        ('{"format": "standpoint-corrections", "version": 1, "corrections": [{"kind": "stance"}]}', "number 1 .* not complete"),
        ('{"format": "standpoint-corrections", "version": 1, "corrections": [7]}', "number 1 .* not complete"),
    ],
)
def test_a_file_without_corrections_is_told_of(press, content, told):
    with pytest.raises(CorrectionError, match=told):
        exchanging.imported(press.store, press.workspace.id, content)
