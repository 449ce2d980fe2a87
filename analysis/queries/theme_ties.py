"""Themes beside each other: what rose and fell between two periods, and what is talked about together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd
from scipy import sparse
from sqlalchemy import and_, func, select
from sqlalchemy.orm import aliased

from analysis.queries.filters import Filters, passing
from analysis.queries.frames import newest_first, sentence_around, theme_names, typed, where_told, with_sentences
from analysis.queries.themes import theme_counts
from analysis.store import Store
from analysis.store.schema import ArticleRow, ThemeHitRow


def theme_change(store: Store, workspace: int, filters: Filters, split: date) -> pd.DataFrame:
    """What rose and fell from the articles that pass before the day `split` to those from it on, the largest rise first.

    Columns: theme, name, before, after (articles), share_before, share_after (0 to 1, of the articles of each period), change
    (their difference), z (of a test of two proportions; beyond ±1.96 chance alone is unlikely). Themes without an article in
    either are left out; z is NaN when one period has no article at all.
    """
    last_day = split - timedelta(days=1)
    periods = {
        "before": replace(filters, end=min(filters.end or last_day, last_day)),
        "after": replace(filters, start=max(filters.start or split, split)),
    }
    articles = {name: _articles(store, workspace, period) for name, period in periods.items()}
    counts = [
        theme_counts(store, workspace, period).set_index("theme")["articles"].rename(name) for name, period in periods.items()
    ]
    frame = pd.concat(counts, axis=1).fillna(0).astype("int64").rename_axis("theme").reset_index()
    for name, total in articles.items():
        frame[f"share_{name}"] = (frame[name] / total).astype("float64") if total else np.nan
    frame["change"] = frame["share_after"].fillna(0) - frame["share_before"].fillna(0)
    frame["z"] = _z(frame, articles["before"], articles["after"])
    names = theme_names(store, workspace)
    frame.insert(1, "name", pd.Series([names.get(theme, theme) for theme in frame["theme"]], index=frame.index, dtype="str"))
    return frame.sort_values(["change", "theme"], ascending=[False, True], ignore_index=True)


def theme_pairs(store: Store, workspace: int, filters: Filters) -> pd.DataFrame:
    """Themes whose terms stand in the same sentences, one row a pair, most sentences first.

    Columns: theme, other (ids, theme < other), name, other_name, sentences (that hold both), lift (how many times as many as if
    the two were spread independently over the sentences that hold any theme).
    """
    query = (
        select(ThemeHitRow.article_id, ThemeHitRow.sentence, ThemeHitRow.theme)
        .where(ThemeHitRow.article_id.in_(passing(workspace, filters)))
        .distinct()
    )
    hits = store.frame(query)
    themes, column = np.unique(hits["theme"].to_numpy(dtype=str), return_inverse=True)
    place = hits["article_id"].to_numpy(dtype=np.int64) << 32 | hits["sentence"].to_numpy(dtype=np.int64)
    sentences, row = np.unique(place, return_inverse=True)
    held = sparse.csr_array((np.ones(len(hits), dtype=np.int64), (row, column)), shape=(len(sentences), max(1, len(themes))))
    together = (held.T @ held).toarray()
    a, b = np.nonzero(np.triu(together, k=1))
    alone = np.diag(together).astype(float)
    names = theme_names(store, workspace)
    frame = pd.DataFrame({"theme": themes[a], "other": themes[b], "sentences": together[a, b]}).astype(
        {"theme": "str", "other": "str"}
    )
    for key, called in (("theme", "name"), ("other", "other_name")):
        frame[called] = pd.Series([names.get(theme, theme) for theme in frame[key]], index=frame.index, dtype="str")
    frame["lift"] = (together[a, b] * len(sentences) / (alone[a] * alone[b])).astype("float64")
    frame = frame.sort_values(["sentences", "theme", "other"], ascending=[False, True, True], ignore_index=True)
    return frame.astype({"sentences": "int64"})[["theme", "other", "name", "other_name", "sentences", "lift"]]


def theme_pair_mentions(
    store: Store, workspace: int, filters: Filters, theme: str, other: str, most: int | None = None
) -> pd.DataFrame:
    """The sentences that hold terms of both themes, latest article first.

    Columns: article_id, title, published, source, sentence, start, end (of the sentence).
    """
    one, two = aliased(ThemeHitRow), aliased(ThemeHitRow)
    both = (
        select(one.article_id, one.sentence)
        .join(two, and_(two.article_id == one.article_id, two.sentence == one.sentence))
        .where(one.theme == theme, two.theme == other, one.article_id.in_(passing(workspace, filters)))
        .distinct()
        .subquery()
    )
    query = with_sentences(select(*where_told(), *sentence_around()).select_from(both), both.c, one_sentence=True)
    frame = typed(store.frame(query.order_by(*newest_first(), both.c.sentence).limit(most)))
    return frame.rename(columns={"sentence_start": "start", "sentence_end": "end"})


def _articles(store: Store, workspace: int, filters: Filters) -> int:
    """How many articles of that period there are, whatever their themes: what shares are of."""
    everything = replace(filters, themes=())
    query = select(func.count()).where(ArticleRow.id.in_(passing(workspace, everything)), ArticleRow.published.is_not(None))
    return int(store.rows(query)[0][0])


def _z(frame: pd.DataFrame, before: int, after: int) -> np.ndarray:
    if not before or not after:
        return np.full(len(frame), np.nan)
    pooled = (frame["before"] + frame["after"]).to_numpy(dtype=float) / (before + after)
    error = np.sqrt(pooled * (1 - pooled) * (1 / before + 1 / after))
    change = frame["change"].to_numpy(dtype=float)
    return np.divide(change, error, out=np.zeros_like(change), where=error > 0)
