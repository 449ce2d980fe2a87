"""What is talked about, by whom and when."""

from __future__ import annotations

from typing import Literal

import pandas as pd
from sqlalchemy import func, select

from analysis.queries.filters import Filters, passing, statements_that_pass
from analysis.queries.frames import theme_names, typed
from analysis.store import Store
from analysis.store.schema import ActorRow, ArticleRow, ArticleThemeRow, StatementRow, StatementThemeRow

Every = Literal["auto", "day", "week", "month"]

_FREQUENCY = {"day": "D", "week": "W-SUN", "month": "M"}
_DAYS, _WEEKS = 62, 548  # the longest span, in days, shown by day and by week


def theme_counts(store: Store, workspace: int, filters: Filters) -> pd.DataFrame:
    """One row a theme found in the articles that pass, most articles first.

    Columns: theme, name, articles, mentions (places of its terms), statements (those that `statements` lists),
    share (0 to 1, of the passing articles' sentences that hold a term).
    """
    pass_ = passing(workspace, filters)
    said = (
        select(StatementThemeRow.theme, func.count().label("statements"))
        .join(StatementRow, StatementRow.id == StatementThemeRow.statement_id)
        .where(*statements_that_pass(workspace, filters))
        .group_by(StatementThemeRow.theme)
        .subquery()
    )
    seen = (
        select(
            ArticleThemeRow.theme,
            func.count().label("articles"),
            func.sum(ArticleThemeRow.count).label("mentions"),
            func.sum(ArticleThemeRow.sentences).label("sentences"),
        )
        .where(ArticleThemeRow.article_id.in_(pass_))
        .group_by(ArticleThemeRow.theme)
        .subquery()
    )
    query = (
        select(seen, func.coalesce(said.c.statements, 0).label("statements"))
        .outerjoin(said, said.c.theme == seen.c.theme)
        .order_by(seen.c.articles.desc(), seen.c.mentions.desc(), seen.c.theme)
    )
    frame = store.frame(query)
    if filters.themes:
        frame = frame[frame["theme"].isin(filters.themes)].reset_index(drop=True)
    all_sentences = store.rows(select(func.sum(ArticleRow.sentences)).where(ArticleRow.id.in_(pass_)))[0][0] or 0
    frame["share"] = frame["sentences"].astype("float64") / max(1, int(all_sentences))
    frame["name"] = _names(store, workspace, frame["theme"])
    return typed(frame[["theme", "name", "articles", "mentions", "statements", "share"]])


def theme_actor(store: Store, workspace: int, filters: Filters, most: int = 20) -> pd.DataFrame:
    """The heat map: one row an actor and theme with at least one statement, for the `most` actors with most statements.

    Columns: actor, actor_name, actor_kind, country, theme, theme_name, statements, articles,
    score (mean stance in [-1, 1]). Actors come in order of their statements, themes of theirs.
    """
    query = (
        select(
            ActorRow.key.label("actor"),
            ActorRow.name.label("actor_name"),
            ActorRow.kind.label("actor_kind"),
            ActorRow.country,
            StatementThemeRow.theme,
            func.count().label("statements"),
            func.count(StatementRow.article_id.distinct()).label("articles"),
            func.avg(StatementRow.score).label("score"),
        )
        .join(StatementRow, StatementRow.actor_id == ActorRow.id)
        .join(StatementThemeRow, StatementThemeRow.statement_id == StatementRow.id)
        .where(*statements_that_pass(workspace, filters))
        .group_by(ActorRow.id, StatementThemeRow.theme)
    )
    frame = typed(store.frame(query))
    if filters.themes:
        frame = frame[frame["theme"].isin(filters.themes)]
    by_actor = frame.groupby("actor")["statements"].sum()
    by_theme = frame.groupby("theme")["statements"].sum()
    kept = by_actor.sort_index().sort_values(ascending=False, kind="stable").index[:most]
    frame = frame[frame["actor"].isin(kept)].assign(
        _actor=lambda rows: rows["actor"].map({key: rank for rank, key in enumerate(kept)}),
        _theme=lambda rows: -rows["theme"].map(by_theme),
    )
    frame = frame.sort_values(["_actor", "_theme", "theme"]).drop(columns=["_actor", "_theme"]).reset_index(drop=True)
    frame.insert(5, "theme_name", _names(store, workspace, frame["theme"]))
    return frame


def timeline(store: Store, workspace: int, filters: Filters, every: Every = "auto") -> pd.DataFrame:
    """One row a period from the first to the last dated article that passes, empty periods included.

    "auto" takes days up to two months, weeks up to a year and a half, then months.
    Columns: period (datetime64, its first day), articles, statements, every ("day" | "week" | "month").
    """
    days = _by_day(store, workspace, filters)
    step, periods = _periods(days["published"], every)
    counted = days.groupby(_first_day(days["published"], step))[["articles", "statements"]].sum()
    frame = counted.reindex(periods, fill_value=0).rename_axis("period").reset_index()
    return typed(frame.assign(every=step))


def theme_timeline(store: Store, workspace: int, filters: Filters, every: Every = "auto") -> pd.DataFrame:
    """One row a period and theme, with periods as `timeline` has them and a row for each pair, also where nothing was said.

    Columns: period, theme, name, articles (that hold the theme), statements (on it),
    share (0 to 1, of all theme places of the period; without a filter by theme they add up to 1 where there are any), every.
    """
    step, periods = _periods(_by_day(store, workspace, filters)["published"], every)
    days = _themes_by_day(store, workspace, filters)
    themes = list(theme_counts(store, workspace, filters)["theme"])
    by = [_first_day(days["published"], step).rename("period"), days["theme"]]
    grid = pd.MultiIndex.from_product([periods, themes], names=["period", "theme"])
    frame = days.groupby(by)[["articles", "mentions", "statements"]].sum().reindex(grid, fill_value=0).reset_index()
    whole = frame["period"].map(days.groupby(by[0])["mentions"].sum())
    frame["share"] = (frame["mentions"] / whole).fillna(0.0)
    frame["name"] = _names(store, workspace, frame["theme"])
    frame["every"] = step
    return typed(frame[["period", "theme", "name", "articles", "statements", "share", "every"]])


def _by_day(store: Store, workspace: int, filters: Filters) -> pd.DataFrame:
    """Columns: published, articles, statements; of dated articles."""
    written = (
        select(ArticleRow.published, func.count().label("articles"))
        .where(ArticleRow.id.in_(passing(workspace, filters)), ArticleRow.published.is_not(None))
        .group_by(ArticleRow.published)
    )
    said = (
        select(ArticleRow.published, func.count().label("statements"))
        .join(StatementRow, StatementRow.article_id == ArticleRow.id)
        .where(*statements_that_pass(workspace, filters), ArticleRow.published.is_not(None))
        .group_by(ArticleRow.published)
    )
    return _side_by_side(store.frame(written), store.frame(said), ["published"])


def _themes_by_day(store: Store, workspace: int, filters: Filters) -> pd.DataFrame:
    """Columns: published, theme, articles, mentions, statements; of dated articles."""
    seen = (
        select(
            ArticleRow.published,
            ArticleThemeRow.theme,
            func.count().label("articles"),
            func.sum(ArticleThemeRow.count).label("mentions"),
        )
        .join(ArticleThemeRow, ArticleThemeRow.article_id == ArticleRow.id)
        .where(ArticleRow.id.in_(passing(workspace, filters)), ArticleRow.published.is_not(None))
        .group_by(ArticleRow.published, ArticleThemeRow.theme)
    )
    said = (
        select(ArticleRow.published, StatementThemeRow.theme, func.count().label("statements"))
        .join(StatementRow, StatementRow.article_id == ArticleRow.id)
        .join(StatementThemeRow, StatementThemeRow.statement_id == StatementRow.id)
        .where(*statements_that_pass(workspace, filters), ArticleRow.published.is_not(None))
        .group_by(ArticleRow.published, StatementThemeRow.theme)
    )
    return _side_by_side(store.frame(seen), store.frame(said), ["published", "theme"])


def _side_by_side(left: pd.DataFrame, right: pd.DataFrame, on: list[str]) -> pd.DataFrame:
    both = left.merge(right, on=on, how="left")
    for column in set(both.columns) - set(on):
        both[column] = both[column].astype("float64").fillna(0)
    return typed(both)


def _periods(published: pd.Series, every: Every) -> tuple[str, pd.Index]:
    """The step, and the first day of each period from the first to the last date."""
    if published.empty:
        return ("month" if every == "auto" else every), pd.DatetimeIndex([], dtype="datetime64[ns]")
    first, last = published.min(), published.max()
    span = (last - first).days
    step = every if every != "auto" else "day" if span <= _DAYS else "week" if span <= _WEEKS else "month"
    return step, pd.period_range(first, last, freq=_FREQUENCY[step]).to_timestamp(how="start").astype("datetime64[ns]")


def _first_day(published: pd.Series, step: str) -> pd.Series:
    return published.dt.to_period(_FREQUENCY[step]).dt.start_time.astype("datetime64[ns]")


def _names(store: Store, workspace: int, themes: pd.Series) -> pd.Series:
    names = theme_names(store, workspace)
    return pd.Series([names.get(theme, theme) for theme in themes], index=themes.index, dtype="str")
