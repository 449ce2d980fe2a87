"""One article with everything that was found in it, for the reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd
from sqlalchemy import select

from analysis.errors import StoreError
from analysis.queries.evidence import relations_where, themes_and_targets
from analysis.queries.filters import Filters, articles_that_pass
from analysis.queries.frames import newest_first, theme_names, title_of_article, typed
from analysis.store import Store
from analysis.store.schema import (
    ActorRow,
    ArticleActorRow,
    ArticleRow,
    ArticleThemeRow,
    MentionRow,
    RelationRow,
    SentenceRow,
    StatementRow,
    ThemeHitRow,
)

_RELATION = frozenset(
    [
        "relation_id",
        "source",
        "source_name",
        "target",
        "target_name",
        "event",
        "polarity",
        "strength",
        "actual",
        "evidence",
        "start",
        "end",
    ]
)


@dataclass(frozen=True, slots=True)
class Reading:
    """An article and its finds, all in text order with start and end in `text`.

    `sentences`: number, start, end.
    `actors`: key, name, kind, country, mentions (count), statements (count).
    `mentions`: actor, name, kind, country, start, end, text, how, why.
    `themes`: theme, name, count, share (ranked).
    `theme_hits`: theme, name, start, end, text.
    `statements`: statement_id, actor, actor_name, country, speaker, speaker_start, speaker_end, cue, cue_start, cue_end, content,
    start, end, parts (list of [start, end]), kind, stance, score, reasons, themes, targets (lists). Missing offsets are pd.NA.
    `relations`: relation_id, source, source_name, target, target_name, event, polarity, strength, actual, evidence, start, end.
    """

    article_id: int
    title: str
    text: str
    published: date | None
    source: str | None
    url: str | None
    file: str | None
    words: int
    status: str
    reason: str | None
    sentences: pd.DataFrame
    actors: pd.DataFrame
    mentions: pd.DataFrame
    themes: pd.DataFrame
    theme_hits: pd.DataFrame
    statements: pd.DataFrame
    relations: pd.DataFrame


def article(store: Store, workspace: int, article_id: int) -> Reading:
    """The article to read. Raises StoreError when the workspace has none of that id."""
    here = (ArticleRow.workspace_id == workspace, ArticleRow.id == article_id)
    rows = store.rows(select(title_of_article().label("shown"), *ArticleRow.__table__.columns).where(*here))
    if not rows:
        raise StoreError("There is no such article in this workspace; it may have been deleted.")
    row, names = rows[0], theme_names(store, workspace)
    statements = _statements(store, article_id)
    return Reading(
        article_id=article_id,
        title=row.shown,
        text=row.text,
        published=row.published,
        source=row.source,
        url=row.url,
        file=row.file,
        words=row.words,
        status=row.status,
        reason=row.reason,
        sentences=_sentences(store, article_id),
        actors=_actors(store, article_id, statements),
        mentions=_mentions(store, article_id, row.text),
        themes=_themes(store, article_id, names),
        theme_hits=_theme_hits(store, article_id, row.text, names),
        statements=statements,
        relations=_relations(store, article_id),
    )


def texts(store: Store, workspace: int, article_ids: tuple[int, ...]) -> pd.DataFrame:
    """Whole articles by their ids: article_id, title, text, published (datetime64), source, url."""
    query = select(
        ArticleRow.id.label("article_id"), title_of_article().label("title"), ArticleRow.text, ArticleRow.published,
        ArticleRow.source, ArticleRow.url,
    ).where(ArticleRow.workspace_id == workspace, ArticleRow.id.in_(article_ids))  # fmt: skip
    return typed(store.frame(query.order_by(ArticleRow.id)))


def neighbours(store: Store, workspace: int, filters: Filters, article_id: int) -> tuple[int | None, int | None]:
    """The ids of the previous (newer) and next (older) article in the order of `articles`, None at the ends."""
    query = select(ArticleRow.id).where(*articles_that_pass(workspace, filters)).order_by(*newest_first())
    if filters.by_finds:
        query = query.where(ArticleRow.status == "analysed")
    ids = [row.id for row in store.rows(query)]
    if article_id not in ids:
        return None, None
    at = ids.index(article_id)
    return (ids[at - 1] if at else None), (ids[at + 1] if at + 1 < len(ids) else None)


def _sentences(store: Store, article_id: int) -> pd.DataFrame:
    query = select(SentenceRow.number, SentenceRow.start, SentenceRow.end).where(SentenceRow.article_id == article_id)
    return typed(store.frame(query.order_by(SentenceRow.number)))


def _actors(store: Store, article_id: int, statements: pd.DataFrame) -> pd.DataFrame:
    query = (
        select(ActorRow.key, ActorRow.name, ActorRow.kind, ActorRow.country, ArticleActorRow.mentions)
        .join(ArticleActorRow, ArticleActorRow.actor_id == ActorRow.id)
        .where(ArticleActorRow.article_id == article_id)
        .order_by(ArticleActorRow.mentions.desc(), ActorRow.name)
    )
    frame = store.frame(query)
    frame["statements"] = frame["key"].map(statements["actor"].value_counts()).astype("float64").fillna(0)
    return typed(frame)


def _mentions(store: Store, article_id: int, text: str) -> pd.DataFrame:
    query = (
        select(
            ActorRow.key.label("actor"), ActorRow.name, ActorRow.kind, ActorRow.country,
            MentionRow.start, MentionRow.end, MentionRow.how, MentionRow.why,
        )
        .join(ActorRow, ActorRow.id == MentionRow.actor_id)
        .where(MentionRow.article_id == article_id)
        .order_by(MentionRow.number)
    )  # fmt: skip
    return _with_words(typed(store.frame(query)), text)


def _themes(store: Store, article_id: int, names: dict[str, str]) -> pd.DataFrame:
    query = select(ArticleThemeRow.theme, ArticleThemeRow.count, ArticleThemeRow.share)
    frame = typed(store.frame(query.where(ArticleThemeRow.article_id == article_id).order_by(ArticleThemeRow.rank)))
    return _named(frame, names)


def _theme_hits(store: Store, article_id: int, text: str, names: dict[str, str]) -> pd.DataFrame:
    query = select(ThemeHitRow.theme, ThemeHitRow.start, ThemeHitRow.end).where(ThemeHitRow.article_id == article_id)
    return _with_words(_named(typed(store.frame(query.order_by(ThemeHitRow.number))), names), text)


def _statements(store: Store, article_id: int) -> pd.DataFrame:
    query = (
        select(
            StatementRow.id.label("statement_id"),
            ActorRow.key.label("actor"), ActorRow.name.label("actor_name"), ActorRow.country,
            StatementRow.speaker, StatementRow.speaker_start, StatementRow.speaker_end,
            StatementRow.cue, StatementRow.cue_start, StatementRow.cue_end,
            StatementRow.content, StatementRow.start, StatementRow.end, StatementRow.parts,
            StatementRow.kind, StatementRow.stance, StatementRow.score, StatementRow.reasons,
        )
        .outerjoin(ActorRow, ActorRow.id == StatementRow.actor_id)
        .where(StatementRow.article_id == article_id)
        .order_by(StatementRow.start, StatementRow.id)
    )  # fmt: skip
    frame = typed(store.frame(query))
    frame["themes"], frame["targets"] = themes_and_targets(store, frame["statement_id"], [StatementRow.article_id == article_id])
    return frame


def _relations(store: Store, article_id: int) -> pd.DataFrame:
    frame = relations_where(store, [RelationRow.article_id == article_id])
    return frame[[column for column in frame if column in _RELATION]]


def _with_words(frame: pd.DataFrame, text: str) -> pd.DataFrame:
    words = [text[start:end] for start, end in zip(frame["start"], frame["end"], strict=True)]
    frame.insert(list(frame.columns).index("end") + 1, "text", pd.Series(words, index=frame.index, dtype="str"))
    return frame


def _named(frame: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    called = [names.get(theme, theme) for theme in frame["theme"]]
    frame.insert(1, "name", pd.Series(called, index=frame.index, dtype="str"))
    return frame
