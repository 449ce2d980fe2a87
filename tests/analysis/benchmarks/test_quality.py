"""`bench quality`: what counts as found and as right, and gold files that do not hold what they must."""

import json
from datetime import date
from pathlib import Path

import pytest

from analysis.benchmarks.gold import GoldError, read_gold
from analysis.benchmarks.quality import Quality, compare, plain
from analysis.cli import main
from analysis.records import (
    Actor,
    ActorKind,
    Analysis,
    Article,
    Event,
    How,
    Mention,
    Passage,
    Polarity,
    Relation,
    Stance,
    Statement,
    StatementKind,
    ThemeShare,
)

TEXT = "Ghana praised the treaty. It accused Togo of fraud. Lomé rejected the charge."
GOLD = {
    "title": "Treaty signed",
    "published": "2024-05-01",
    "body_starts": "Ghana praised",
    "body_ends": "the charge.",
    "boilerplate": ["Subscribe now"],
    "actors": [
        {"name": "Ghana", "kind": "country", "country": "GHA", "mentions": ["Ghana"]},
        {"name": "Togo", "also": ["Togolese Republic"], "kind": "country", "country": "TGO", "mentions": ["Togo", "Lomé"]},
    ],
    "not_actors": ["Fraud"],
    "themes": ["diplomacy", "crime"],
    "positions": [
        {"actor": "Ghana", "evidence": "the treaty", "themes": ["diplomacy"], "stance": "support"},
        {"actor": "Ghana", "evidence": "of fraud", "themes": ["crime"], "stance": "oppose"},
        {"actor": "Togo", "evidence": "the charge", "themes": ["crime", "diplomacy"], "stance": "oppose"},
    ],
    "relations": [{"source": "Ghana", "target": "Togo", "event": ["ACCUSE", "REJECT"], "evidence": "It accused Togo of fraud"}],
    "pronouns": [{"evidence": "It accused Togo", "pronoun": "It", "actors": ["Ghana"]}],
}


@pytest.fixture
def gold(tmp_path: Path):
    (tmp_path / "one.txt").write_text(f"Treaty signed\n\n1 May 2024\n\n{TEXT}\n\nSubscribe now\n", encoding="utf8")
    (tmp_path / "one.json").write_text(json.dumps(GOLD), encoding="utf8")
    (article,) = read_gold(tmp_path)
    return article


def at(part: str) -> Passage:
    start = TEXT.index(part)
    return Passage(start, start + len(part), part)


def actor(key: str, name: str, *mentions: str) -> Actor:
    return Actor(key, name, ActorKind.COUNTRY, key, tuple(Mention(p.start, p.end, p.text, How.NAME) for p in map(at, mentions)))


def statement(key: str | None, content: str, themes: tuple[str, ...], stance: Stance) -> Statement:
    return Statement(key, None, None, at(content), (at(content),), StatementKind.INDIRECT, themes, stance)


def found(**changes) -> Analysis:
    """An analysis that agrees with the gold in everything, apart from `changes`."""
    parts = {
        "article": Article("Treaty signed", TEXT, TEXT, date(2024, 5, 1)),
        "sentences": (),
        "actors": (actor("GHA", "Ghana", "Ghana", "It"), actor("TGO", "Togolese Republic", "Togo", "Lomé")),
        "themes": (ThemeShare("crime", "Crime", 2, 0.6), ThemeShare("diplomacy", "Diplomacy", 1, 0.3)),
        "theme_hits": (),
        "statements": (
            statement("GHA", "the treaty", ("diplomacy",), Stance.SUPPORT),
            statement("GHA", "of fraud", ("crime",), Stance.OPPOSE),
            statement("TGO", "the charge", ("crime",), Stance.OPPOSE),
        ),
        "relations": (Relation("GHA", "TGO", Event.ACCUSE, Polarity.CONFLICT, at("accused Togo")),),
    }
    return Analysis(**(parts | changes))


def measured(gold, **changes) -> Quality:
    quality = Quality(1)
    compare(gold, found(**changes), quality)
    return quality


def test_an_analysis_that_agrees_with_the_gold_is_perfect(gold):
    quality = measured(gold)
    assert not quality.misses
    assert {quality.recall(what) for what in quality.wanted} == {1.0}
    assert {quality.precision(what) for what in quality.given} == {1.0}


def test_an_actor_found_beyond_the_gold_costs_precision_alone(gold):
    quality = measured(gold, actors=(*found().actors, actor("BEN", "Benin", "fraud")))
    assert quality.recall("actors") == 1.0
    assert quality.precision("actors") == pytest.approx(2 / 3)


def test_a_statement_given_to_another_actor_is_a_miss_and_wrong(gold):
    wrong = statement("TGO", "the treaty", ("diplomacy",), Stance.SUPPORT)
    quality = measured(gold, statements=(wrong, *found().statements[1:]))
    assert quality.recall("positions") == pytest.approx(2 / 3)
    assert quality.precision("positions") == pytest.approx(2 / 3)
    assert any("the treaty" in miss for miss in quality.misses)


def test_a_statement_of_nobody_is_a_miss_and_not_wrong(gold):
    quality = measured(gold, statements=(statement(None, "the treaty", (), Stance.SUPPORT), *found().statements[1:]))
    assert quality.recall("positions") == pytest.approx(2 / 3)
    assert quality.precision("positions") == 1.0


def test_what_stands_where_the_gold_is_silent_is_neither_right_nor_wrong(gold):
    more = statement("TGO", "Ghana praised", ("food",), Stance.NEUTRAL)
    quality = measured(gold, statements=(*found().statements, more))
    assert quality.precision("positions") == quality.precision("position themes") == 1.0


def test_themes_and_stance_are_asked_only_of_positions_that_were_found(gold):
    quality = measured(gold, statements=(statement("GHA", "the treaty", ("food",), Stance.NEUTRAL),))
    assert quality.wanted["position themes"] == quality.wanted["position stance"] == 1
    assert quality.recall("position themes") == quality.recall("position stance") == 0.0


def test_a_relation_needs_source_target_class_and_place(gold):
    good = found().relations[0]
    backwards = Relation("TGO", "GHA", Event.ACCUSE, Polarity.CONFLICT, good.evidence)
    other_class = Relation("GHA", "TGO", Event.AID, Polarity.COOPERATION, good.evidence)
    elsewhere = Relation("GHA", "TGO", Event.ACCUSE, Polarity.CONFLICT, at("the charge"))
    for relation in (backwards, other_class, elsewhere):
        assert measured(gold, relations=(relation,)).recall("relations") == 0.0
    both = measured(gold, relations=(good, backwards))
    assert (both.recall("relations"), both.precision("relations")) == (1.0, 0.5)


def test_a_pronoun_that_nobody_was_given_is_a_miss_and_not_wrong(gold):
    quality = measured(gold, actors=(actor("GHA", "Ghana", "Ghana"), found().actors[1]))
    assert quality.recall("pronouns") == 0.0
    assert quality.precision("pronouns") is None


def test_themes_count_among_the_first_eight(gold):
    others = tuple(ThemeShare(f"t{n}", "", 1, 0.9) for n in range(7))
    quality = measured(gold, themes=(*others, *found().themes))
    assert quality.recall("themes") == 0.5
    assert quality.precision("themes") == 0.0


@pytest.mark.parametrize("name", ["The Gambia", "the  gambia", "Gámbia"])
def test_names_are_compared_without_case_article_and_diacritics(name: str):
    assert plain(name) == "gambia"


def test_evidence_that_is_not_in_the_text_is_named(tmp_path: Path):
    (tmp_path / "one.txt").write_text("Nothing of the kind.")
    (tmp_path / "one.json").write_text(json.dumps(GOLD), encoding="utf8")
    with pytest.raises(GoldError, match=r"does not stand in one\.txt"):
        read_gold(tmp_path)


def test_a_gold_file_that_is_no_json_is_named(tmp_path: Path):
    (tmp_path / "one.txt").write_text("Text.")
    (tmp_path / "one.json").write_text("{")
    with pytest.raises(GoldError, match=r"^one\.json is no gold file"):
        read_gold(tmp_path)


def test_a_folder_without_gold_is_said_in_a_sentence(tmp_path: Path, capsys):
    assert main(["bench", "quality", "--gold", str(tmp_path)]) == 1
    assert "holds no NAME.txt" in capsys.readouterr().err


# ---- the gold that ships


def test_the_gold_articles_are_whole_and_kept_in_two_parts():
    articles = read_gold("tests/gold")
    assert sum(article.name.startswith("dev_") for article in articles) == 19
    assert sum(article.name.startswith("held_") for article in articles) == 19
    for article in articles:
        assert len(article.positions) >= 10
        assert article.relations
        assert len(article.pronouns) >= 4


def test_the_command_prints_figures_as_json(capsys):
    assert main(["bench", "quality", "--gold", "tests/gold", "--match", "dev_kenya*", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["articles"] == 1
    assert {"actors", "themes", "positions", "position stance", "relations", "pronouns"} <= figures["measures"].keys()
    assert 0 < figures["measures"]["actors"]["recall"] <= 1
