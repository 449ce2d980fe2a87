"""Tensions: two statements of one actor on one theme that point different ways."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import func, select

from analysis.queries import Filters
from analysis.queries.frames import theme_names
from analysis.store import Store
from analysis.store.schema import ActorRow, StatementRow, StatementTargetRow
from analysis.summaries.speakers import actor_names, said, told

_CLEAR = 0.3  # score from which a statement is clear enough to contradict another
_COMMON_WORDS = 2  # from which two statements are of the same matter; one is enough where both name the same target
_COMMON_SHARE = 0.34  # or this share of the shorter one's words
_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM = 6  # letters by which forms of a word are taken for the same
_FUNCTION_WORDS = (
    "about after again against because before being could every might other shall should since their there these those through "
    "under until where which while would"
)
_OF_NO_MATTER = frozenset(_FUNCTION_WORDS.split())
_SHORT_LIST = 60  # statements on each side that are compared

_COLUMNS = ["actor", "name", "theme", "theme_name", "gap", "strength", "earlier", "later"]


def tensions(
    store: Store, workspace: int, filters: Filters, actors: tuple[str, ...], together: bool = False, most: int = 1
) -> pd.DataFrame:
    """One row a tension, the strongest first, at most `most` for each of `actors` (keys) and theme.

    Two statements are in tension when the one clearly supports and the other clearly opposes, and both are of the same matter:
    they name a common target, or use the same words. With `together` a country's statements are those of all who act for it, so
    the two may be of different speakers.

    Columns: actor, name, theme, theme_name, gap (days between them, NaN where one is undated), strength (0 to 2, the
    distance of their scores), earlier, later (dicts as `positions` has them in `telling`).
    """
    return opposed(store, workspace, said(store, workspace, filters, actors, together), actors, most)


def opposed(store: Store, workspace: int, spoken: pd.DataFrame, actors: tuple[str, ...], most: int) -> pd.DataFrame:
    """`tensions` among statements that `speakers.said` gave."""
    names, themes = actor_names(store, workspace, actors), theme_names(store, workspace)
    clear = spoken[spoken["score"].abs() >= _CLEAR]
    clear = clear.assign(targets=_targets(store, workspace, clear["statement_id"]))
    groups: Iterable[Any] = clear.groupby(["speaker_key", "theme"])
    rows = [
        {"actor": key, "name": names[key], "theme": theme, "theme_name": themes.get(theme, theme), **pair}
        for (key, theme), own in groups
        for pair in opposed_pairs(own, most)
    ]
    sentences = told(store, (row[end] for row in rows for end in ("earlier", "later")))
    rows = [row | {end: sentences[row[end]] for end in ("earlier", "later")} for row in rows]
    frame = pd.DataFrame(rows, columns=_COLUMNS).astype({"gap": float, "strength": float})
    return frame.sort_values(["strength", "actor", "theme"], ascending=[False, True, True], ignore_index=True)


def opposed_pairs(own: pd.DataFrame, most: int) -> list[dict[str, Any]]:
    """At most `most` pairs of an actor's statements on one theme, none of them in two: gap, strength, earlier, later (ids)."""
    scores = own["score"].to_numpy(dtype=float)
    for_, against = own.iloc[_clearest(scores)], own.iloc[_clearest(-scores)]
    if for_.empty or against.empty:
        return []
    worth = _worth(for_, against)
    pairs: list[dict[str, Any]] = []
    while len(pairs) < most and worth.max() > 0:
        a, b = np.unravel_index(int(worth.argmax()), worth.shape)
        pairs.append(_pair(for_.iloc[int(a)], against.iloc[int(b)]))
        worth[a, :] = worth[:, b] = 0
    return pairs


def _clearest(scores: np.ndarray) -> np.ndarray:
    """Where the highest of those that are clear stand, the highest first."""
    order = np.argsort(-scores, kind="stable")[:_SHORT_LIST]
    return order[scores[order] >= _CLEAR]


def _worth(for_: pd.DataFrame, against: pd.DataFrame) -> np.ndarray:
    """How much each pair is in tension: the distance of the scores, more if alike; 0 for two that are not of the same matter."""
    one, other = _stems(for_["content"]), _stems(against["content"])
    common = np.array([[len(a & b) for b in other] for a in one])
    share = common / np.maximum(1, np.array([[min(len(a), len(b)) for b in other] for a in one]))
    target = np.array([[not a.isdisjoint(b) for b in against["targets"]] for a in for_["targets"]])
    matter = (target & (common > 0)) | (common >= _COMMON_WORDS) | (share >= _COMMON_SHARE)
    distance = for_["score"].to_numpy(dtype=float)[:, None] - against["score"].to_numpy(dtype=float)[None, :]
    return distance * (0.5 + share) * (matter & ~_overlapping(for_, against))


def _stems(contents: pd.Series) -> list[set[str]]:
    """The words of each that tell its matter, by their first letters."""
    words = [_WORD.findall(content.lower()) for content in contents]
    return [{word[:_STEM] for word in own if word not in _OF_NO_MATTER} for own in words]


def _overlapping(for_: pd.DataFrame, against: pd.DataFrame) -> np.ndarray:
    """Which pairs share words of the text: the one stands within the other, so they are one."""
    column = {name: for_[name].to_numpy()[:, None] for name in ("article_id", "start", "end")}
    row = {name: against[name].to_numpy()[None, :] for name in ("article_id", "start", "end")}
    return (column["article_id"] == row["article_id"]) & (column["start"] < row["end"]) & (row["start"] < column["end"])


def _pair(one: pd.Series, other: pd.Series) -> dict[str, Any]:
    earlier, later = (one, other) if _before(one, other) else (other, one)
    gap = (
        (later["published"] - earlier["published"]).days
        if pd.notna(earlier["published"]) and pd.notna(later["published"])
        else np.nan
    )
    return {
        "gap": gap,
        "strength": float(one["score"] - other["score"]),
        "earlier": int(earlier["statement_id"]),
        "later": int(later["statement_id"]),
    }


def _targets(store: Store, workspace: int, ids: pd.Series) -> pd.Series:
    """Whom each of these statements names, a set of actors' ids."""
    query = (
        select(StatementTargetRow.statement_id, StatementTargetRow.actor_id)
        .join(StatementRow, StatementRow.id == StatementTargetRow.statement_id)
        .join(ActorRow, ActorRow.id == StatementTargetRow.actor_id)
        .where(ActorRow.workspace_id == workspace, func.abs(StatementRow.score) >= _CLEAR)
    )
    named: dict[int, set[int]] = {}
    for statement, actor in store.rows(query):
        named.setdefault(statement, set()).add(actor)
    return pd.Series([named.get(id_, set()) for id_ in ids], index=ids.index, dtype=object)


def _before(one: pd.Series, other: pd.Series) -> bool:
    if pd.isna(one["published"]) or pd.isna(other["published"]):
        return bool(pd.notna(one["published"]))
    return bool((one["published"], one["article_id"], one["start"]) <= (other["published"], other["article_id"], other["start"]))
