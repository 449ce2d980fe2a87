"""Positions: what an actor's statements on one theme add up to, and which sentences tell it best."""

from __future__ import annotations

import pandas as pd

from analysis.queries import Filters
from analysis.store import Store


def positions(
    store: Store, workspace: int, filters: Filters, actors: tuple[str, ...], together: bool = False, telling: int = 3
) -> pd.DataFrame:
    """One row an actor of `actors` (keys) and theme that it made statements on, themes with most statements first.

    The filters narrow articles and themes as everywhere; whose statements count is for `actors` alone to say.
    With `together` a country's row gathers all who act for it.

    Columns: actor, name, theme, theme_name, stance ("support" | "oppose" | "neutral"), score (mean in [-1, 1]), spread
    (standard deviation), statements, articles, summary ("Supports; 7 statements, 3 articles, warmer since March 2024"),
    telling (list of dicts, most telling first, at most `telling`: statement_id, article_id, title, published (date or None),
    source, actor, actor_name, content, sentence, kind, stance, score, start, end).
    """
    raise NotImplementedError


def themes_of(store: Store, workspace: int, filters: Filters, actors: tuple[str, ...], together: bool = False) -> pd.DataFrame:
    """One row a theme on which any of `actors` spoke: theme, name, statements, speakers (how many of them), clash (0 to 2).

    `clash` is the distance between the highest and the lowest of their scores. Most speakers first, then most clash.
    """
    raise NotImplementedError
