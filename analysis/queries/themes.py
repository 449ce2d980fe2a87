"""What is talked about, by whom and when."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from analysis.queries.filters import Filters
from analysis.store import Store

Every = Literal["auto", "day", "week", "month"]


def theme_counts(store: Store, workspace: int, filters: Filters) -> pd.DataFrame:
    """One row a theme found in the articles that pass, most articles first.

    Columns: theme, name, articles, mentions (places of its terms), statements (those that `statements` lists),
    share (0 to 1, of the passing articles' sentences that hold a term).
    """
    raise NotImplementedError


def theme_actor(store: Store, workspace: int, filters: Filters, most: int = 20) -> pd.DataFrame:
    """The heat map: one row an actor and theme with at least one statement, for the `most` actors with most statements.

    Columns: actor, actor_name, actor_kind, country, theme, theme_name, statements, articles,
    score (mean stance in [-1, 1]). Actors come in order of their statements, themes of theirs.
    """
    raise NotImplementedError


def timeline(store: Store, workspace: int, filters: Filters, every: Every = "auto") -> pd.DataFrame:
    """One row a period from the first to the last dated article that passes, empty periods included.

    "auto" takes days up to two months, weeks up to a year and a half, then months.
    Columns: period (datetime64, its first day), articles, statements, every ("day" | "week" | "month").
    """
    raise NotImplementedError


def theme_timeline(store: Store, workspace: int, filters: Filters, every: Every = "auto") -> pd.DataFrame:
    """One row a period and theme, with periods as `timeline` has them and a row for each pair, also where nothing was said.

    Columns: period, theme, name, articles (that hold the theme), statements (on it),
    share (0 to 1, of all theme places of the period; they add up to 1 where there are any), every.
    """
    raise NotImplementedError
