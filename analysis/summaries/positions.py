"""Positions: what an actor's statements on one theme add up to, and which sentences tell it best."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd

from analysis.queries import Filters
from analysis.queries.frames import theme_names
from analysis.store import Store
from analysis.summaries.speakers import actor_names, said, told
from analysis.telling import Candidate, most_telling

SIDE = 0.15  # score from which a statement, or the mean of several, supports; from its negative down it opposes
_TAKES_SIDE = 0.25  # share of statements that must take a side for the actor to have one
_BOTH_WAYS = 0.25  # share of statements on each side from which an actor speaks both ways
_TURN = 0.35  # the least change of the mean score that is called one
_TURN_EVIDENCE = 2  # statements before and after it, at the least
_TURN_CLARITY = 1.5  # the change in standard errors

_COLUMNS = ["actor", "name", "theme", "theme_name", "stance", "score", "spread", "statements", "articles", "summary", "telling"]
_VERBS = {"support": "Supports", "oppose": "Opposes", "neutral": "Takes no side"}


def positions(
    store: Store, workspace: int, filters: Filters, actors: tuple[str, ...], together: bool = False, telling: int = 3
) -> pd.DataFrame:
    """One row an actor of `actors` (keys) and theme that it made statements on, themes with most statements first.

    The filters narrow articles and themes as everywhere; whose statements count is for `actors` alone to say.
    With `together` a country's row gathers all who act for it.

    Columns: actor, name, theme, theme_name, stance ("support" | "oppose" | "neutral", of the statements that take a side),
    score (mean of all in [-1, 1]), spread (standard deviation), statements, articles,
    summary ("Supports; 7 statements, 3 articles, warmer since March 2024"),
    telling (list of dicts, most telling first, at most `telling`: statement_id, article_id, title, published (date or None),
    source, actor, actor_name, cue (or None), content, words (the content as it reads alone: with its cue, unless it is a
    quotation), sentence, kind, stance, score, start, end (of the content), sentence_start).
    """
    return summed_up(store, workspace, said(store, workspace, filters, actors, together), actors, telling)


def summed_up(store: Store, workspace: int, spoken: pd.DataFrame, actors: tuple[str, ...], telling: int) -> pd.DataFrame:
    """`positions` of statements that `speakers.said` gave."""
    names, themes = actor_names(store, workspace, actors), theme_names(store, workspace)
    order = spoken["theme"].value_counts()
    groups: list[tuple[Any, pd.DataFrame]] = sorted(
        spoken.groupby(["speaker_key", "theme"]), key=lambda group: _rank(group[0], order, actors)
    )
    rows = [
        {"actor": key, "name": names[key], "theme": theme, "theme_name": themes.get(theme, theme), **_position(own, telling)}
        for (key, theme), own in groups
    ]
    sentences = told(store, (id_ for row in rows for id_ in row["telling"]))
    rows = [row | {"telling": [sentences[id_] for id_ in row["telling"]]} for row in rows]
    return pd.DataFrame(rows, columns=_COLUMNS).astype({"score": float, "spread": float, "statements": int, "articles": int})


def themes_of(store: Store, workspace: int, filters: Filters, actors: tuple[str, ...], together: bool = False) -> pd.DataFrame:
    """One row a theme on which any of `actors` spoke: theme, name, statements, speakers (how many of them), clash (0 to 2).

    `clash` is the distance between the highest and the lowest of their scores. Most speakers first, then most clash.
    """
    spoken = said(store, workspace, filters, actors, together)
    means = spoken.groupby(["theme", "speaker_key"])["score"].agg(["mean", "size"]).reset_index()
    frame = means.groupby("theme").agg(
        statements=("size", "sum"), speakers=("mean", "size"), highest=("mean", "max"), lowest=("mean", "min")
    )
    frame = frame.assign(clash=(frame["highest"] - frame["lowest"]).astype(float)).reset_index()
    names = theme_names(store, workspace)
    frame["name"] = pd.Series([names.get(theme, theme) for theme in frame["theme"]], index=frame.index, dtype="str")
    frame = frame.sort_values(
        ["speakers", "clash", "statements", "theme"], ascending=[False, False, False, True], ignore_index=True
    )
    return frame[["theme", "name", "statements", "speakers", "clash"]].astype({"statements": int, "speakers": int})


def side(scores: pd.Series) -> str:
    """Where the actor stands: by the mean of the statements that take a side, when enough of them do."""
    values = scores.to_numpy(dtype=float)
    sided = values[np.abs(values) >= SIDE]
    if len(sided) < _TAKES_SIDE * len(values) or not len(sided):
        return "neutral"
    mean = sided.mean()
    return "support" if mean >= SIDE else "oppose" if mean <= -SIDE else "neutral"


def in_words(statements: pd.DataFrame) -> str:
    """The line that tops a position, from its statements (score, article_id, published)."""
    scores = statements["score"].to_numpy(dtype=float)
    both = min((scores >= SIDE).mean(), (scores <= -SIDE).mean()) >= _BOTH_WAYS
    verb = "Speaks both ways" if both else _VERBS[side(statements["score"])]
    counts = f"{_count(len(statements), 'statement')}, {_count(statements['article_id'].nunique(), 'article')}"
    return ", ".join(filter(None, [f"{verb}; {counts}", turn(statements)]))


def turn(statements: pd.DataFrame) -> str | None:
    """How the position moved: "warmer since March 2024", "cooler since …", or None where it did not, clearly enough.

    The date is the one that parts the scores best into an earlier and a later level.
    """
    scores, days = statements["score"].to_numpy(dtype=float), statements["published"].to_numpy(dtype="datetime64[ns]")
    order = np.argsort(days, kind="stable")[: np.count_nonzero(~np.isnat(days))]  # the undated come last
    scores, days = scores[order], days[order]
    at = np.arange(_TURN_EVIDENCE, len(scores) - _TURN_EVIDENCE + 1)
    at = at[days[at] != days[at - 1]] if len(at) else at
    if not len(at):
        return None
    (before, spread_before), (after, spread_after) = _levels(scores, at)
    change = after - before
    clarity = np.abs(change) / np.maximum(np.sqrt(spread_before / at + spread_after / (len(scores) - at)), 0.05)
    clarity[(np.abs(change) < _TURN) | (clarity < _TURN_CLARITY)] = 0
    best = int(clarity.argmax())
    if not clarity[best]:
        return None
    return f"{'warmer' if change[best] > 0 else 'cooler'} since {pd.Timestamp(days[at[best]]):%B %Y}"


def _levels(scores: np.ndarray, at: np.ndarray) -> tuple[tuple[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]:
    """Mean and variance of the scores before each of the places `at`, and from it on."""
    sums, squares = np.cumsum(scores), np.cumsum(scores**2)
    sides = []
    for count, total, square in (
        (at, sums[at - 1], squares[at - 1]),
        (len(scores) - at, sums[-1] - sums[at - 1], squares[-1] - squares[at - 1]),
    ):
        mean = total / count
        sides.append((mean, np.maximum(square - count * mean**2, 0) / (count - 1)))
    return sides[0], sides[1]


def _rank(group: Any, order: pd.Series, actors: tuple[str, ...]) -> tuple[Hashable, ...]:
    key, theme = group
    return -int(order[theme]), theme, actors.index(key)


def _position(own: pd.DataFrame, telling: int) -> dict[str, Any]:
    return {
        "stance": side(own["score"]),
        "score": float(own["score"].mean()),
        "spread": float(own["score"].std(ddof=0)),
        "statements": len(own),
        "articles": own["article_id"].nunique(),
        "summary": in_words(own),
        "telling": _most_telling(own, telling),
    }


def _most_telling(own: pd.DataFrame, most: int) -> list[int]:
    """The ids of at most so many of an actor's statements."""
    places = zip(own["content"].tolist(), own["kind"].tolist(), own["score"].tolist(), strict=True)
    chosen = most_telling([Candidate(text, kind == "direct", score) for text, kind, score in places], most)
    return [int(id_) for id_ in own["statement_id"].iloc[chosen]]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
