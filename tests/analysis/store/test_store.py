"""What the store promises, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from multiprocessing import get_context

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from analysis.errors import StoreError
from analysis.records import Analysis, Article, Passage
from analysis.store import Store
from analysis.store.schema import FOUND, ActorRow, ArticleRow, MentionRow, RelationRow, StatementRow, StatementThemeRow


def count(store: Store, table) -> int:
    return store.rows(select(func.count()).select_from(table))[0][0]


def test_a_second_opening_finds_everything_where_it_was(press_anywhere):
    before = press_anywhere.store
    again = Store(before.url)
    assert again.workspaces() == [press_anywhere.workspace]
    assert count(again, StatementRow) == count(before, StatementRow) == 13
    again.close()


def test_a_token_leads_to_its_workspace_and_no_other_does(any_store):
    first, second = any_store.create_workspace("One"), any_store.create_workspace("One")
    assert first.token != second.token
    assert len(first.token) >= 22
    assert any_store.workspace_by_token(second.token) == second
    assert any_store.workspace_by_token("") is None
    assert any_store.workspace_by_token(first.token[:-1]) is None
    assert any_store.workspace_named("One") == first


def test_a_workspace_is_renamed(any_store):
    workspace = any_store.create_workspace("  Old\n name ")
    assert workspace.name == "Old name"
    any_store.rename_workspace(workspace.id, "New")
    assert any_store.workspace(workspace.id).name == "New"


@pytest.mark.parametrize("name", ["", "  \n"])
def test_a_workspace_without_a_name_is_refused(any_store, name):
    with pytest.raises(StoreError, match="needs a name"):
        any_store.create_workspace(name)


def test_the_same_text_twice_is_one_article(any_store):
    workspace = any_store.create_workspace("Twice")
    article = Article("Rain", "It rained.", "It rained.", date(2024, 5, 1))
    first, new = any_store.add_article(workspace.id, article, "abc")
    second, new_again = any_store.add_article(workspace.id, replace(article, title="Other"), "abc")
    assert (new, new_again) == (True, False)
    assert first == second


def test_the_same_text_in_another_workspace_is_another_article(any_store):
    article = Article("Rain", "It rained.", "It rained.")
    ids = {any_store.add_article(any_store.create_workspace(name).id, article, "abc")[0] for name in "ab"}
    assert len(ids) == 2


def test_a_new_article_is_due_until_it_is_analysed(any_store, hand_made):
    workspace = any_store.create_workspace("Due")
    article = hand_made[0].article
    id_, _ = any_store.add_article(workspace.id, article, "abc")
    assert [(one.id, one.article) for one in any_store.due(workspace.id, "1")] == [(id_, article)]
    any_store.save_analysis(id_, hand_made[0], "1")
    assert any_store.due(workspace.id, "1") == []
    assert any_store.due_ids(workspace.id, "2") == [id_]


def test_an_article_that_failed_is_due_again_only_for_another_version(any_store, hand_made):
    workspace = any_store.create_workspace("Due")
    id_, _ = any_store.add_article(workspace.id, hand_made[0].article, "abc")
    any_store.mark_failed(id_, "It is too strange.", "1")
    assert any_store.due_ids(workspace.id, "1") == []
    assert any_store.due_ids(workspace.id, "2") == [id_]
    assert any_store.rows(select(ArticleRow.status, ArticleRow.reason)) == [("failed", "It is too strange.")]


def test_analysing_again_replaces_what_was_found_and_keeps_the_article(press_anywhere, hand_made):
    store = press_anywhere.store
    before = {table: count(store, table) for table in FOUND}
    store.save_analyses(zip(press_anywhere.articles, hand_made, strict=True), "next")
    assert {table: count(store, table) for table in FOUND} == before
    assert store.due_ids(press_anywhere.workspace.id, "next") == []


def test_an_analysis_that_finds_nothing_leaves_nothing(press_anywhere, hand_made):
    store, first = press_anywhere.store, press_anywhere.articles[0]
    empty = Analysis(hand_made[0].article, (), (), (), (), (), ())
    store.save_analysis(first, empty, "next")
    for table in (MentionRow, StatementRow, RelationRow):
        assert store.rows(select(func.count()).select_from(table).where(table.article_id == first))[0][0] == 0


def test_an_article_deleted_during_its_analysis_is_not_brought_back(press_anywhere, hand_made):
    store, first = press_anywhere.store, press_anywhere.articles[0]
    store.delete_articles(press_anywhere.workspace.id, [first])
    assert store.save_analysis(first, hand_made[0], "next") is False
    assert count(store, ArticleRow) == 7


def test_deleting_an_article_takes_its_finds_along(press_anywhere):
    store, ws = press_anywhere.store, press_anywhere.workspace.id
    assert store.delete_articles(ws, press_anywhere.articles) == 8
    assert store.delete_articles(ws, press_anywhere.articles) == 0
    for table in (*FOUND, StatementThemeRow):
        assert count(store, table) == 0


def test_articles_of_another_workspace_cannot_be_deleted_from_here(press_anywhere):
    other = press_anywhere.store.create_workspace("Other")
    assert press_anywhere.store.delete_articles(other.id, press_anywhere.articles) == 0


def test_deleting_a_workspace_leaves_the_others_alone(press_anywhere, fill):
    store = press_anywhere.store
    second = fill(store)
    store.delete_workspace(press_anywhere.workspace.id)
    assert store.workspaces() == [second.workspace]
    assert count(store, ArticleRow) == 8
    assert count(store, ActorRow) == 6
    assert count(store, StatementRow) == 13


def test_the_id_of_a_deleted_article_is_never_given_again(any_store):
    workspace = any_store.create_workspace("Ids")
    article = Article(None, "Words.", "Words.")
    first, _ = any_store.add_article(workspace.id, article, "a")
    any_store.delete_articles(workspace.id, [first])
    second, _ = any_store.add_article(workspace.id, article, "a")
    assert second > first


def test_every_change_of_content_raises_the_version(press_anywhere, hand_made):
    store, ws = press_anywhere.store, press_anywhere.workspace.id
    seen = [store.version(ws)]
    for change in (
        lambda: store.add_article(ws, Article(None, "More.", "More."), "more"),
        lambda: store.save_analysis(press_anywhere.articles[0], hand_made[0], "next"),
        lambda: store.mark_failed(press_anywhere.articles[1], "No.", "next"),
        lambda: store.delete_articles(ws, press_anywhere.articles[2:3]),
    ):
        change()
        seen.append(store.version(ws))
    assert seen == sorted(set(seen))
    store.delete_articles(ws, [])
    store.add_article(ws, Article(None, "More.", "More."), "more")
    assert store.version(ws) == seen[-1]


def test_an_actor_that_nothing_lists_leaves_a_statement_unresolved(any_store, hand_made):
    """A component may name an actor without a mention; the statement stays, its source unknown."""
    workspace = any_store.create_workspace("Loose")
    odd = replace(hand_made[0], actors=())
    id_, _ = any_store.add_article(workspace.id, odd.article, "a")
    any_store.save_analysis(id_, odd, "1")
    assert any_store.rows(select(StatementRow.actor_id).distinct()) == [(None,)]
    assert count(any_store, RelationRow) == 0


def test_signs_that_no_database_holds_do_not_move_the_others(any_store):
    workspace = any_store.create_workspace("Signs")
    text = "A\0B \ud800 and “C”"
    any_store.add_article(workspace.id, Article("T\0", text, text), "a")
    (one,) = any_store.due(workspace.id, "1")
    assert one.article.text == "A\ufffdB \ufffd and “C”"
    assert one.article.title == "T\ufffd"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_an_article_comes_back_as_it_went_in(store, text):
    workspace = store.create_workspace("Round trip")
    article = Article(text, text, text + " raw", date(2023, 12, 31), "Outlet", "https://example.org", "en", "a.txt")
    id_, _ = store.add_article(workspace.id, article, "a")
    assert [(one.id, one.article) for one in store.stored([id_])] == [(id_, article)]


def test_the_database_cuts_the_same_passages_as_python(any_store):
    workspace = any_store.create_workspace("Passages")
    text = "Zażółć 🕊️ “gęślą” — jaźń."
    id_, _ = any_store.add_article(workspace.id, Article(None, text, text), "a")
    where = Passage(text.index("“"), text.index("—"), "")
    cut = select(func.substr(ArticleRow.text, where.start + 1, where.end - where.start)).where(ArticleRow.id == id_)
    assert any_store.rows(cut) == [(text[where.start : where.end],)]


def _fill(url: str, number: int) -> bool:
    store = Store(url)
    made = store.create_first_workspace("First")
    workspace = store.workspaces()[0]
    for n in range(5):
        text = f"Text {number} {n}."
        store.add_article(workspace.id, Article(None, text, text), text)
    return made is not None


def test_processes_that_start_at_once_share_one_database(tmp_path):
    url = f"sqlite:///{tmp_path / 'folder' / 'shared.db'}"
    with get_context("spawn").Pool(3) as pool:
        made = pool.starmap(_fill, [(url, number) for number in range(3)])
    assert made.count(True) == 1
    store = Store(url)
    assert len(store.workspaces()) == 1
    assert count(store, ArticleRow) == 15
