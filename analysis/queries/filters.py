"""What the sidebar narrows the view to, and what that means for articles, statements and relations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select

from analysis import search
from analysis.store import Store, wording
from analysis.store.schema import (
    ActorRow,
    ArticleActorRow,
    ArticleRow,
    ArticleThemeRow,
    RelationRow,
    StatementRow,
    StatementThemeRow,
)

Conditions = list[ColumnElement[bool]]

ANYWHERE = "anywhere: "
"""Before a search whose words may stand anywhere in an article; without it one sentence must hold what is asked for."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Hashable, so that it can key a cache. Empty fields do not filter.

    An article passes when it passes every field that is set, and a field passes when any of its values does:

    - `countries` (ISO 3166-1 alpha-3): it mentions the country or somebody who acts for it;
    - `actors` (actor keys): it mentions one of them;
    - `themes` (theme ids): a term of one stands in it;
    - `sources`: its outlet is one of them;
    - `words`: it holds what one of these searches asks for (as `analysis.search.parse` reads them) in one sentence, or where
      the search begins with `ANYWHERE` in the whole article;
    - `start`, `end`: it was published from `start` to `end`, both included (an undated article passes no bound).

    A list of statements keeps those of passing articles made by one of `actors`, or where none is set by somebody
    who acts for one of `countries`, on one of `themes`. A list of relations keeps those of passing articles in
    which such an actor is the source or the target.
    """

    countries: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None

    @property
    def by_finds(self) -> bool:
        """Whether it asks for something that only an analysed article can have."""
        return bool(self.countries or self.actors or self.themes or self.words)


def data_version(store: Store, workspace: int) -> int:
    """Grows with every change to the workspace's articles or what was found in them: a cache keyed by it is never stale."""
    return store.version(workspace)


def passing(workspace: int, filters: Filters) -> Select[Any]:
    """The ids of the analysed articles that pass."""
    return select(ArticleRow.id).where(ArticleRow.status == "analysed", *articles_that_pass(workspace, filters))


def articles_that_pass(workspace: int, filters: Filters) -> Conditions:
    """What must hold of an `ArticleRow`, analysed or not."""
    conditions: Conditions = [ArticleRow.workspace_id == workspace]
    if filters.sources:
        conditions.append(ArticleRow.source.in_(filters.sources))
    if filters.start:
        conditions.append(ArticleRow.published >= filters.start)
    if filters.end:
        conditions.append(ArticleRow.published <= filters.end)
    for who in (_of_countries(workspace, filters.countries), _of_keys(workspace, filters.actors)):
        if who is not None:
            conditions.append(ArticleRow.id.in_(select(ArticleActorRow.article_id).where(ArticleActorRow.actor_id.in_(who))))
    if filters.themes:
        with_theme = select(ArticleThemeRow.article_id).where(ArticleThemeRow.theme.in_(filters.themes))
        conditions.append(ArticleRow.id.in_(with_theme))
    if filters.words:
        conditions.append(or_(*map(_holds, filters.words)))
    return conditions


def statements_that_pass(workspace: int, filters: Filters) -> Conditions:
    """What must hold of a `StatementRow`."""
    conditions: Conditions = [StatementRow.article_id.in_(passing(workspace, filters))]
    who = chosen_actors(workspace, filters)
    if who is not None:
        conditions.append(StatementRow.actor_id.in_(who))
    if filters.themes:
        on_theme = select(StatementThemeRow.statement_id).where(StatementThemeRow.theme.in_(filters.themes))
        conditions.append(StatementRow.id.in_(on_theme))
    return conditions


def relations_that_pass(workspace: int, filters: Filters) -> Conditions:
    """What must hold of a `RelationRow`."""
    conditions: Conditions = [
        RelationRow.article_id.in_(passing(workspace, filters)),
        RelationRow.source_id != RelationRow.target_id,  # two that somebody merged
    ]
    who = chosen_actors(workspace, filters)
    if who is not None:
        conditions.append(or_(RelationRow.source_id.in_(who), RelationRow.target_id.in_(who)))
    return conditions


def chosen_actors(workspace: int, filters: Filters) -> Select[Any] | None:
    """The ids of the actors whose statements and deeds are asked for; None for everybody's."""
    if filters.actors:
        return _of_keys(workspace, filters.actors)
    return _of_countries(workspace, filters.countries)


def _holds(words: str) -> ColumnElement[bool]:
    query = search.parse(words.removeprefix(ANYWHERE))
    if words.startswith(ANYWHERE):
        return wording.articles_holding(ArticleRow.id, query)
    return wording.articles_with_sentence(ArticleRow.id, query)


def _of_keys(workspace: int, keys: tuple[str, ...]) -> Select[Any] | None:
    if not keys:
        return None
    return select(ActorRow.id).where(ActorRow.workspace_id == workspace, ActorRow.key.in_(keys))


def _of_countries(workspace: int, countries: tuple[str, ...]) -> Select[Any] | None:
    if not countries:
        return None
    acts_for = or_(ActorRow.country.in_(countries), ActorRow.key.in_(countries))
    return select(ActorRow.id).where(ActorRow.workspace_id == workspace, acts_for)
