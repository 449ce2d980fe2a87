"""How much there is: the overview's numbers, the articles, the actors, and what the sidebar can offer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.queries.filters import Filters
from analysis.store import Store


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
    raise NotImplementedError


def options(store: Store, workspace: int) -> Options:
    """Everything that the sidebar's filters can offer, whatever is chosen now."""
    raise NotImplementedError


def articles(store: Store, workspace: int, filters: Filters) -> pd.DataFrame:
    """One row an article that passes, latest first, undated last. Unless filtered by what was found, waiting and failed ones too.

    Columns: article_id, title (never empty: the file or the first words stand in), published (datetime64, NaT), source, url,
    file, words, status ("waiting" | "analysed" | "failed"), reason (of a failure), added (datetime64, UTC), actors, statements,
    relations (counts), themes (names of its three largest, a list).
    """
    raise NotImplementedError


def actors(store: Store, workspace: int, filters: Filters) -> pd.DataFrame:
    """One row an actor in the articles that pass, most mentioned first.

    With `actors` or `countries` set the others of those articles stay in; `chosen` tells them apart.
    Columns: key, name, kind, country (ISO alpha-3 or None), articles, mentions, statements (counts), score (mean of its
    statements' stance in [-1, 1], NaN without any), chosen (bool; true for all when neither is set).
    """
    raise NotImplementedError
