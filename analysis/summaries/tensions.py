"""Tensions: two statements of one actor on one theme and matter that point different ways.

Only what is clear counts, and only what is of the same matter in so many words: two sentences that merely share a theme seldom
contradict each other.
"""

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

_CLEAR = 0.4  # score from which a statement is clear enough to contradict another
_JUDGES = 0.7  # score from which it praises or condemns whom it begins with
_ALIKE, _ELSEWHERE = 0.45, 0.7  # cosine of the words that tell the matter, from which two are of the same; if names differ
_WORD = re.compile(r"[^\W\d_]{5,}")
_NAME = re.compile(r"(?<=\w )[A-Z][^\W\d_]{2,}")
_FIRST_NAME = re.compile(r"[A-Z][^\W\d_]+")
_STEM = 6  # letters by which forms of a word are taken for the same
_FUNCTION_WORDS = (
    "about after again against because before being could every might other shall should since their there these those through "
    "under until where which while would"
)
_OF_NO_MATTER = frozenset(word[:_STEM] for word in _FUNCTION_WORDS.split())
_SHORT_LIST = 60  # statements on each side that are compared

_COLUMNS = ["actor", "name", "theme", "theme_name", "gap", "strength", "earlier", "later"]


def tensions(
    store: Store, workspace: int, filters: Filters, actors: tuple[str, ...], together: bool = False, most: int = 1
) -> pd.DataFrame:
    """One row a tension, the strongest first, at most `most` for each of `actors` (keys) and theme.

    Two statements are in tension when the one clearly supports and the other clearly opposes, and both are of the same matter:
    they use the same words of it, or the one praises and the other condemns the same target. With `together` a country's
    statements are those of all who act for it, so the two may be of different speakers.

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
    every = {name[:_STEM].lower() for own in (for_, against) for text in own["content"] for name in _NAME.findall(text)}
    one, other = ([_matter(text, every) for text in own["content"]] for own in (for_, against))
    likeness = np.array([[len(a & b) / max(1.0, (len(a) * len(b)) ** 0.5) for b in other] for a in one])
    distance = for_["score"].to_numpy(dtype=float)[:, None] - against["score"].to_numpy(dtype=float)[None, :]
    matter = (likeness >= np.where(_elsewhere(for_, against), _ELSEWHERE, _ALIKE)) | _judged(for_, against)
    return distance * (0.5 + likeness) * (matter & ~_overlapping(for_, against))


def _matter(text: str, names: set[str]) -> set[str]:
    """The words that tell of what a statement is, by their first letters; names tell of whom."""
    return {word[:_STEM] for word in _WORD.findall(text.lower())} - names - _OF_NO_MATTER


def _elsewhere(for_: pd.DataFrame, against: pd.DataFrame) -> np.ndarray:
    """Which pairs both name somebody, and nobody in common."""
    one, other = ([{*_FIRST_NAME.findall(text[1:])} for text in own["content"]] for own in (for_, against))
    return np.array([[bool(a) and bool(b) and a.isdisjoint(b) for b in other] for a in one])


def _judged(for_: pd.DataFrame, against: pd.DataFrame) -> np.ndarray:
    """Which pairs praise and condemn the same target, with whose name both begin: “praised Lima”, “blamed Lima for the delay”."""
    first = [[next(iter(_FIRST_NAME.findall(text)), "") for text in own["content"]] for own in (for_, against)]
    named = np.array([[bool(a) and a == b for b in first[1]] for a in first[0]])
    target = np.array([[not a.isdisjoint(b) for b in against["targets"]] for a in for_["targets"]])
    strong = (for_["score"].to_numpy() >= _JUDGES)[:, None] & (against["score"].to_numpy() <= -_JUDGES)[None, :]
    return named & target & strong


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
