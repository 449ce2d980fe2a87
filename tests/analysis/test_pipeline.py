"""The whole analysis of one article, as the records have it."""

from __future__ import annotations

from datetime import date

import pytest

from analysis import codebook, pipeline
from analysis.records import Analysis, Article, How, Polarity, Stance

TEXT = (
    "Kenyan President William Ruto said on Monday that his government would send police to Haiti.\n\n"
    "Haiti's Prime Minister Garry Conille welcomed the offer. He called the mission a step towards peace.\n\n"
    "China rejected the plan and accused the United States of meddling. “We oppose any foreign interference,” "
    "Foreign Ministry spokeswoman Mao Ning said."
)


@pytest.fixture(scope="module")
def found() -> Analysis:
    (analysis,) = pipeline.analyse(pipeline.load(), [Article("Kenya offers police", TEXT, TEXT, date(2024, 6, 26))])
    return analysis


def test_every_place_is_where_its_words_stand(found: Analysis):
    places = [m for actor in found.actors for m in actor.mentions]
    places += [part for s in found.statements for part in (s.source, s.cue, s.content, *s.parts) if part]
    places += [relation.evidence for relation in found.relations] + list(found.theme_hits) + list(found.sentences)
    assert places
    assert all(TEXT[place.start : place.end] == place.text for place in places)


def test_leaders_and_countries_are_found_with_whom_they_act_for(found: Analysis):
    assert {("William Ruto", "KEN"), ("China", "CHN"), ("United States", "USA")} <= {(a.name, a.country) for a in found.actors}


def test_a_statement_has_its_actor_stance_and_theme(found: Analysis):
    by_content = {statement.content.text: statement for statement in found.statements}
    welcomed = by_content["the offer"]
    quoted = next(s for text, s in by_content.items() if "foreign interference" in text)
    assert welcomed.stance is Stance.SUPPORT
    assert quoted.stance is Stance.OPPOSE
    assert quoted.kind == "direct"
    assert -1 <= quoted.score < 0
    assert quoted.reasons


def test_a_pronoun_stands_for_the_person_named_before(found: Analysis):
    conille = next(actor for actor in found.actors if actor.name == "Garry Conille")
    assert [m.text for m in conille.mentions if m.how is How.PRONOUN] == ["He"]


def test_an_accusation_is_a_conflict_between_the_two(found: Analysis):
    assert ("CHN", "USA", "ACCUSE", Polarity.CONFLICT) in {(r.source, r.target, r.event, r.polarity) for r in found.relations}


def test_themes_are_ranked_by_how_much_of_the_article_they_take(found: Analysis):
    shares = [theme.share for theme in found.themes]
    assert shares
    assert shares == sorted(shares, reverse=True)
    assert all(0 < share <= 1 for share in shares)


def test_a_codebook_of_ones_own_replaces_the_built_in_themes():
    own = codebook.parse('[[theme]]\nid = "police"\nname = "Police"\nterms = ["police"]\n')
    (analysis,) = pipeline.analyse(pipeline.load(own), [Article(None, TEXT, TEXT)])
    assert [theme.id for theme in analysis.themes] == ["police"]


def test_an_article_of_one_word_is_no_trouble():
    (analysis,) = pipeline.analyse(pipeline.load(), [Article(None, "Silence", "Silence")])
    assert (analysis.actors, analysis.statements, analysis.relations) == ((), (), ())
