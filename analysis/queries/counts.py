"""How much there is: the overview's numbers, the articles, the actors, and what the sidebar can offer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import func, literal, select

from analysis.knowledge import countries
from analysis.queries.filters import (
    Filters,
    articles_that_pass,
    chosen_actors,
    passing,
    relations_that_pass,
    statements_that_pass,
)
from analysis.queries.frames import newest_first, typed, where_told
from analysis.queries.themes import theme_counts
from analysis.store import Store
from analysis.store.schema import (
    ActorRow,
    ArticleActorRow,
    ArticleRow,
    ArticleThemeRow,
    RelationRow,
    StatementRow,
    ThemeRow,
)


@dataclass(frozen=True, slots=True)
class Overview:
    """Totals over the articles that pass; `waiting` and `failed` count the whole workspace."""

    articles: int
    actors: int
    themes: int
    statements: int
    relations: int
    sources: int
    words: int
    start: date | None
    end: date | None
    waiting: int
    failed: int


@dataclass(frozen=True, slots=True)
class Options:
    """What exists in a workspace to filter by, most frequent first.

    `countries`: country, name, articles. `actors`: key, name, kind, country, articles.
    `themes`: theme, name, articles. `sources`: source, articles. `start`, `end`: first and last publication date.
    """

    countries: pd.DataFrame
    actors: pd.DataFrame
    themes: pd.DataFrame
    sources: pd.DataFrame
    start: date | None
    end: date | None


def overview(store: Store, workspace: int, filters: Filters) -> Overview:
    """The numbers at the top of the overview."""
    pass_ = passing(workspace, filters)
    (own,) = store.rows(
        select(
            func.count().label("articles"),
            func.coalesce(func.sum(ArticleRow.words), 0).label("words"),
            func.count(ArticleRow.source.distinct()).label("sources"),
            func.min(ArticleRow.published).label("start"),
            func.max(ArticleRow.published).label("end"),
        ).where(ArticleRow.id.in_(pass_))
    )
    found = {
        "actors": select(func.count(ArticleActorRow.actor_id.distinct())).where(ArticleActorRow.article_id.in_(pass_)),
        "themes": select(func.count(ArticleThemeRow.theme.distinct())).where(ArticleThemeRow.article_id.in_(pass_)),
        "statements": select(func.count(StatementRow.id)).where(*statements_that_pass(workspace, filters)),
        "relations": select(func.count(RelationRow.id)).where(*relations_that_pass(workspace, filters)),
    }
    numbers = {name: int(store.rows(query)[0][0]) for name, query in found.items()}
    by_status = select(ArticleRow.status, func.count()).where(ArticleRow.workspace_id == workspace).group_by(ArticleRow.status)
    status = dict(tuple(row) for row in store.rows(by_status))
    return Overview(
        articles=own.articles,
        words=int(own.words),
        sources=own.sources,
        start=own.start,
        end=own.end,
        waiting=status.get("waiting", 0),
        failed=status.get("failed", 0),
        **numbers,
    )


def options(store: Store, workspace: int) -> Options:
    """Everything that the sidebar's filters can offer, whatever is chosen now."""
    everything = passing(workspace, Filters())
    articles_ = func.count(ArticleActorRow.article_id.distinct()).label("articles")
    among = (
        select(articles_)
        .join(ActorRow, ActorRow.id == ArticleActorRow.actor_id)
        .where(ArticleActorRow.article_id.in_(everything))
        .order_by(articles_.desc())
    )
    actors_ = among.add_columns(ActorRow.key, ActorRow.name, ActorRow.kind, ActorRow.country)
    actors_ = actors_.group_by(ActorRow.id).order_by(ActorRow.name)
    acting_for = among.add_columns(ActorRow.country).where(ActorRow.country.is_not(None)).group_by(ActorRow.country)
    outlets = select(ArticleRow.source, func.count().label("articles")).where(
        ArticleRow.workspace_id == workspace, ArticleRow.source.is_not(None)
    )
    (dates,) = store.rows(
        select(func.min(ArticleRow.published), func.max(ArticleRow.published)).where(ArticleRow.workspace_id == workspace)
    )
    return Options(
        countries=_named_countries(typed(store.frame(acting_for.order_by(ActorRow.country)))),
        actors=typed(store.frame(actors_))[["key", "name", "kind", "country", "articles"]],
        themes=theme_counts(store, workspace, Filters())[["theme", "name", "articles"]],
        sources=typed(store.frame(outlets.group_by(ArticleRow.source).order_by(func.count().desc(), ArticleRow.source))),
        start=dates[0],
        end=dates[1],
    )


def articles(store: Store, workspace: int, filters: Filters) -> pd.DataFrame:
    """One row an article that passes, latest first, undated last. Unless filtered by what was found, waiting and failed ones too.

    Columns: article_id, title (never empty: the file or the first words stand in), published (datetime64, NaT), source, url,
    file, words, status ("waiting" | "analysed" | "failed"), reason (of a failure), added (datetime64, UTC), actors, statements,
    relations (counts), themes (names of its three largest, a list).
    """
    counts = [_in_each_article(table, name) for table, name in _COUNTED]
    query = select(
        *where_told(), ArticleRow.url, ArticleRow.file, ArticleRow.words, ArticleRow.status, ArticleRow.reason, ArticleRow.added,
        *(func.coalesce(each.c.counted, 0).label(each.name) for each in counts),
    )  # fmt: skip
    for each in counts:
        query = query.outerjoin(each, each.c.article_id == ArticleRow.id)
    query = query.where(*articles_that_pass(workspace, filters)).order_by(*newest_first())
    if filters.by_finds:
        query = query.where(ArticleRow.status == "analysed")
    frame = typed(store.frame(query))
    frame["added"] = pd.to_datetime(frame["added"], utc=True)
    largest = _largest_themes(store, workspace)
    frame["themes"] = pd.Series([largest.get(id_, []) for id_ in frame["article_id"]], index=frame.index, dtype=object)
    return frame


def actors(store: Store, workspace: int, filters: Filters) -> pd.DataFrame:
    """One row an actor in the articles that pass, most mentioned first.

    With `actors` or `countries` set the others of those articles stay in; `chosen` tells them apart.
    Columns: key, name, kind, country (ISO alpha-3 or missing), articles, mentions, statements (counts; of its statements those
    on the chosen themes), score (mean of their stance in [-1, 1], NaN without any), chosen (bool; true for all when
    neither is set).
    """
    anyone = replace(filters, actors=(), countries=())
    pass_ = passing(workspace, filters)
    said = (
        select(StatementRow.actor_id, func.count().label("statements"), func.avg(StatementRow.score).label("score"))
        .where(*statements_that_pass(workspace, anyone), StatementRow.article_id.in_(pass_))
        .group_by(StatementRow.actor_id)
        .subquery()
    )
    seen = (
        select(ArticleActorRow.actor_id, func.count().label("articles"), func.sum(ArticleActorRow.mentions).label("mentions"))
        .where(ArticleActorRow.article_id.in_(pass_))
        .group_by(ArticleActorRow.actor_id)
        .subquery()
    )
    who = chosen_actors(workspace, filters)
    chosen = literal(True) if who is None else ActorRow.id.in_(who)
    query = (
        select(
            ActorRow.key, ActorRow.name, ActorRow.kind, ActorRow.country, seen.c.articles, seen.c.mentions,
            func.coalesce(said.c.statements, 0).label("statements"), said.c.score, chosen.label("chosen"),
        )
        .join(seen, seen.c.actor_id == ActorRow.id)
        .outerjoin(said, said.c.actor_id == ActorRow.id)
        .order_by(seen.c.mentions.desc(), ActorRow.name, ActorRow.key)
    )  # fmt: skip
    frame = typed(store.frame(query))
    return frame.astype({"chosen": bool})


_COUNTED: tuple[tuple[Any, str], ...] = ((ArticleActorRow, "actors"), (StatementRow, "statements"), (RelationRow, "relations"))


def _in_each_article(table: Any, name: str) -> Any:
    return select(table.article_id, func.count().label("counted")).group_by(table.article_id).subquery(name)


def _largest_themes(store: Store, workspace: int, most: int = 3) -> dict[int, list[str]]:
    query = (
        select(ArticleThemeRow.article_id, ThemeRow.name)
        .join(ArticleRow, ArticleRow.id == ArticleThemeRow.article_id)
        .join(ThemeRow, (ThemeRow.workspace_id == ArticleRow.workspace_id) & (ThemeRow.key == ArticleThemeRow.theme))
        .where(ArticleRow.workspace_id == workspace, ArticleThemeRow.rank < most)
        .order_by(ArticleThemeRow.article_id, ArticleThemeRow.rank)
    )
    names: dict[int, list[str]] = {}
    for article_id, name in store.rows(query):
        names.setdefault(article_id, []).append(name)
    return names


def _named_countries(frame: pd.DataFrame) -> pd.DataFrame:
    frame["name"] = pd.Series([_country_name(code) for code in frame["country"]], index=frame.index, dtype="str")
    return frame[["country", "name", "articles"]]


def _country_name(code: str) -> str:
    known = countries().get(code)
    return known.name if known else code
