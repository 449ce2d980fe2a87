"""The sentences behind the numbers: statements, mentions, places of a theme, relations."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Executable, func, select
from sqlalchemy.orm import aliased

from analysis.queries.filters import Conditions, Filters, passing, relations_that_pass, statements_that_pass
from analysis.queries.frames import newest_first, sentence_around, typed, where_told, with_sentences
from analysis.store import Store
from analysis.store.schema import (
    ActorRow,
    ArticleRow,
    MentionRow,
    RelationRow,
    StatementRow,
    StatementTargetRow,
    StatementThemeRow,
    ThemeHitRow,
)

_FEW = 5_000  # ids that a query may list one by one

doer = aliased(ActorRow)
done_to = aliased(ActorRow)


def statements(store: Store, workspace: int, filters: Filters, most: int | None = None) -> pd.DataFrame:
    """One row a statement that passes, latest article first, then in text order; `most` cuts the list.

    Columns: statement_id, article_id, title, published (datetime64), source (the outlet), url,
    actor (key, missing where unresolved), actor_name, actor_kind, actor_country, speaker (the words that name it),
    cue, content, kind ("direct" | "indirect" | "mixed"), stance ("support" | "oppose" | "neutral"), score [-1, 1],
    reasons (list of str), themes (list of ids), targets (list of actor keys), start, end (of the content),
    sentence (text of the sentences that hold the content), sentence_start, sentence_end.
    """
    return statements_where(store, statements_that_pass(workspace, filters), most)


def statement(store: Store, workspace: int, statement_id: int) -> pd.DataFrame:
    """The row of one statement, none where it is gone."""
    own = select(ArticleRow.id).where(ArticleRow.workspace_id == workspace)
    return statements_where(store, [StatementRow.id == statement_id, StatementRow.article_id.in_(own)])


def statements_where(store: Store, conditions: Conditions, most: int | None = None) -> pd.DataFrame:
    """The same for conditions on a `StatementRow`."""
    query = select(
        StatementRow.id.label("statement_id"), *where_told(), ArticleRow.url,
        ActorRow.key.label("actor"), ActorRow.name.label("actor_name"), ActorRow.kind.label("actor_kind"),
        ActorRow.country.label("actor_country"), StatementRow.speaker, StatementRow.cue, StatementRow.content, StatementRow.kind,
        StatementRow.stance, StatementRow.score, StatementRow.reasons, StatementRow.start, StatementRow.end, *sentence_around(),
    )  # fmt: skip
    query = with_sentences(query.select_from(StatementRow), StatementRow).outerjoin(
        ActorRow, ActorRow.id == StatementRow.actor_id
    )
    query = query.where(*conditions).order_by(*newest_first(), StatementRow.start, StatementRow.id).limit(most)
    frame = typed(store.frame(query))
    themes, targets = themes_and_targets(store, frame["statement_id"], conditions)
    frame.insert(list(frame.columns).index("start"), "themes", themes)
    frame.insert(list(frame.columns).index("start"), "targets", targets)
    return frame


def themes_and_targets(store: Store, ids: pd.Series, conditions: Conditions) -> tuple[pd.Series, pd.Series]:
    """For each of the statements `ids`, which meet `conditions`, the list of its themes and of its targets' keys."""
    few = len(ids) <= _FEW
    among = [StatementRow.id.in_([int(id_) for id_ in ids])] if few else conditions
    themes = (
        select(StatementThemeRow.statement_id, StatementThemeRow.theme)
        .join(StatementRow, StatementRow.id == StatementThemeRow.statement_id)
        .where(*among)
        .order_by(StatementThemeRow.theme)
    )
    targets = (
        select(StatementTargetRow.statement_id, ActorRow.key)
        .join(StatementRow, StatementRow.id == StatementTargetRow.statement_id)
        .join(ActorRow, ActorRow.id == StatementTargetRow.actor_id)
        .where(*among, ActorRow.id.is_distinct_from(StatementRow.actor_id))
        .distinct()
        .order_by(ActorRow.key)
    )
    return _gathered(store, themes, ids), _gathered(store, targets, ids)


def mentions(store: Store, workspace: int, filters: Filters, actor: str, most: int | None = None) -> pd.DataFrame:
    """One row a place where a passing article mentions `actor`, latest article first.

    Columns: article_id, title, published, source, start, end, text, how, why, sentence, sentence_start, sentence_end.
    """
    query = select(*where_told(), MentionRow.start, MentionRow.end, MentionRow.how, MentionRow.why, *sentence_around())
    query = with_sentences(query.select_from(MentionRow), MentionRow, one_sentence=True)
    query = query.join(ActorRow, ActorRow.id == MentionRow.actor_id).where(
        ActorRow.workspace_id == workspace, ActorRow.key == actor, MentionRow.article_id.in_(passing(workspace, filters))
    )
    frame = typed(store.frame(query.order_by(*newest_first(), MentionRow.start).limit(most)))
    return _with_words(frame, before="how")


def theme_mentions(store: Store, workspace: int, filters: Filters, theme: str, most: int | None = None) -> pd.DataFrame:
    """One row a place in a passing article where a term of `theme` stands, latest article first.

    Columns: article_id, title, published, source, start, end, text, sentence, sentence_start, sentence_end.
    """
    query = select(*where_told(), ThemeHitRow.start, ThemeHitRow.end, *sentence_around())
    query = with_sentences(query.select_from(ThemeHitRow), ThemeHitRow, one_sentence=True)
    query = query.where(ThemeHitRow.theme == theme, ThemeHitRow.article_id.in_(passing(workspace, filters)))
    frame = typed(store.frame(query.order_by(*newest_first(), ThemeHitRow.start).limit(most)))
    return _with_words(frame, before="sentence")


def relations(
    store: Store,
    workspace: int,
    filters: Filters,
    source: str | None = None,
    target: str | None = None,
    most: int | None = None,
) -> pd.DataFrame:
    """One row a relation that passes, latest article first; `source` and `target` (actor keys) narrow it to theirs.

    Columns: relation_id, article_id, title, published, outlet, source, source_name, source_country, target, target_name,
    target_country, event (PLOVER), polarity ("cooperation" | "conflict"), strength [0, 1], actual (bool), evidence,
    start, end, sentence, sentence_start, sentence_end.
    """
    conditions = relations_that_pass(workspace, filters)
    conditions += [doer.key == source] if source else []
    conditions += [done_to.key == target] if target else []
    return relations_where(store, conditions, most)


def relation(store: Store, workspace: int, relation_id: int) -> pd.DataFrame:
    """The row of one relation, none where it is gone."""
    own = select(ArticleRow.id).where(ArticleRow.workspace_id == workspace)
    return relations_where(store, [RelationRow.id == relation_id, RelationRow.article_id.in_(own)])


def relations_where(store: Store, conditions: Conditions, most: int | None = None) -> pd.DataFrame:
    """The same for conditions on a `RelationRow`, its `doer` and `done_to`."""
    told = [column for column in where_told() if column is not ArticleRow.source]
    evidence = func.substr(ArticleRow.text, RelationRow.start + 1, RelationRow.end - RelationRow.start)
    query = select(
        RelationRow.id.label("relation_id"), *told, ArticleRow.source.label("outlet"),
        doer.key.label("source"), doer.name.label("source_name"), doer.country.label("source_country"),
        done_to.key.label("target"), done_to.name.label("target_name"), done_to.country.label("target_country"),
        RelationRow.event, RelationRow.polarity, RelationRow.strength, RelationRow.actual, evidence.label("evidence"),
        RelationRow.start, RelationRow.end, *sentence_around(),
    )  # fmt: skip
    query = with_sentences(query.select_from(RelationRow), RelationRow)
    query = query.join(doer, doer.id == RelationRow.source_id).join(done_to, done_to.id == RelationRow.target_id)
    query = query.where(*conditions).order_by(*newest_first(), RelationRow.start, RelationRow.id).limit(most)
    return typed(store.frame(query)).astype({"actual": bool})


def _gathered(store: Store, query: Executable, ids: pd.Series) -> pd.Series:
    """A list for each id, from rows of (id, value)."""
    lists: dict[int, list[str]] = {}
    for id_, value in store.rows(query):
        lists.setdefault(id_, []).append(value)
    return pd.Series([lists.get(id_, []) for id_ in ids], index=ids.index, dtype=object)


def _with_words(frame: pd.DataFrame, before: str) -> pd.DataFrame:
    """With the column `text`: the words at start to end, cut from the sentence."""
    places = zip(frame["sentence"], frame["sentence_start"], frame["start"], frame["end"], strict=True)
    words = [sentence[start - offset : end - offset] for sentence, offset, start, end in places]
    frame.insert(list(frame.columns).index(before), "text", pd.Series(words, index=frame.index, dtype="str"))
    return frame
