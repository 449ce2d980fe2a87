"""The same search on SQLite's FTS5 and on PostgreSQL's tsvector."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import queries, search
from analysis.errors import SearchError
from analysis.queries import Filters


def sentences(press, typed, filters=None, **how):
    found = queries.found(press.store, press.workspace.id, filters or Filters(), search.parse(typed), **how)
    assert found.sentences == len(found.rows)
    assert found.articles == found.rows["article_id"].nunique()
    return [sentence.split(" ", 3)[:3] for sentence in found.rows["sentence"]]


@pytest.mark.parametrize(
    ("typed", "opening"),
    [
        ("sawmill", ["“Lower tariffs help"]),
        ("SAWMILLS", ["“Lower tariffs help"]),
        ("brasilia", ["Second thoughts in"]),
        ('"tariff deal"', ["Ana Prado welcomed"]),
        ('"deal tariff"', []),
        ("emission halve", ["Prado thanked Oslo"]),
        ("accused OR bridges", ["Peru accused Brazil", "The river took"]),
        ("accused* OR bridge NOT river", ["Peru accused Brazil"]),
        ("timber NOT (dumping OR deal)", []),
        ("quar*", ["Quispe said that", "Prado said that"]),
        ("“long quarrel” NOT Prado", ["Quispe said that"]),
    ],
)
def test_words_phrases_and_operators_find_the_same_on_both_databases(press_anywhere, typed, opening):
    assert sentences(press_anywhere, typed) == [words.split() for words in opening]


def test_a_headline_is_found_too(press_anywhere):
    found = queries.found(press_anywhere.store, press_anywhere.workspace.id, Filters(), search.parse("dockers work"))
    assert found.rows[["sentence", "number", "sentence_start", "sentence_end"]].values.tolist() == [
        ["Dockers stop work", -1, 0, 0]
    ]


def test_each_sentence_tells_who_says_it(press_anywhere):
    rows = queries.found(press_anywhere.store, press_anywhere.workspace.id, Filters(), search.parse("sawmill OR dumping")).rows
    by = dict(zip(rows["sentence"].str[:4], rows["actor_name"], strict=True))
    assert by["“Low"] == "Ana Prado"
    assert rows.set_index(rows["sentence"].str[:4]).loc["Peru", ["actor", "statement_id", "stance"]].isna().all()
    assert rows["speakers"].tolist() == [[], ["Ana Prado"]]


def test_an_article_can_be_asked_for_as_a_whole(press_anywhere):
    assert sentences(press_anywhere, "sawmill forest") == []
    assert len(sentences(press_anywhere, "sawmill forest", within="article")) == 2
    assert sentences(press_anywhere, "sawmill NOT forest", within="article") == []


def test_filters_hold_for_the_search(press_anywhere):
    everywhere = sentences(press_anywhere, "tariffs")
    assert len(sentences(press_anywhere, "tariffs", Filters(sources=("Andes Wire",)))) == 2
    assert len(sentences(press_anywhere, "tariffs", Filters(start=date(2024, 9, 1)))) == 2
    assert len(everywhere) > 4


@pytest.mark.parametrize(
    ("words", "articles"),
    [
        (("sawmill",), [1]),
        (("sawmill forest",), []),
        (("anywhere: sawmill forest",), [1]),
        (("anywhere: forest NOT sawmill",), [3, 6]),
        (("Dockers stop work", "bridges"), [4, 7]),
        (("tariff* NOT (deal OR new)", "bridges"), [1, 4, 5, 7, 8]),
    ],
)
def test_a_search_narrows_the_view_to_the_articles_that_hold_it(press_anywhere, words, articles):
    press, filters = press_anywhere, Filters(words=words)
    ids = queries.passing_ids(press.store, press.workspace.id, filters)
    assert [press.articles.index(id_) + 1 for id_ in sorted(ids)] == articles
    assert queries.overview(press.store, press.workspace.id, filters).articles == len(articles)
    assert set(queries.statements(press.store, press.workspace.id, filters)["article_id"]) <= set(ids)


def test_words_that_cannot_be_read_are_refused(press):
    with pytest.raises(SearchError, match="no partner"):
        queries.passing_ids(press.store, press.workspace.id, Filters(words=('"trade war',)))


def test_only_what_somebody_said_on_request(press_anywhere):
    prado = Filters(actors=("Q1",))
    assert len(sentences(press_anywhere, "tariffs", prado)) == 5
    assert len(sentences(press_anywhere, "tariffs", prado, said=True)) == 4


def test_rows_are_cut_and_counts_are_not(press_anywhere):
    found = queries.found(press_anywhere.store, press_anywhere.workspace.id, Filters(), search.parse("tariffs"), most=1)
    assert len(found.rows) == 1
    assert found.sentences > 1


def test_an_article_that_is_gone_is_found_no_more(press_anywhere):
    store, workspace = press_anywhere.store, press_anywhere.workspace.id
    store.delete_articles(workspace, [press_anywhere.articles[0]])
    assert sentences(press_anywhere, "sawmill") == []


def test_an_article_that_is_analysed_again_is_found_once(press_anywhere, hand_made):
    press_anywhere.store.save_analysis(press_anywhere.articles[0], hand_made[0], "again")
    assert len(sentences(press_anywhere, "sawmill")) == 1


def test_the_search_of_one_workspace_stays_in_it(press_anywhere):
    other = press_anywhere.store.create_workspace("Other")
    found = queries.found(press_anywhere.store, other.id, Filters(), search.parse("tariffs"))
    assert found.rows.empty
    assert list(found.rows.columns[:5]) == ["article_id", "title", "published", "source", "number"]


_SIGNS = st.text(alphabet="ab'\"\\:*()-&|!<> ANDORNT’é%;", max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(typed=_SIGNS)
def test_nothing_that_is_typed_reaches_the_database_as_a_command(press_anywhere, typed):
    try:
        query = search.parse(typed)
    except SearchError:
        return
    for within in ("sentence", "article"):
        queries.found(press_anywhere.store, press_anywhere.workspace.id, Filters(), query, within=within)
