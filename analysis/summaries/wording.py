"""A position in words: which side an actor takes, how clearly, on how much evidence, and how it moved."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.networks import discourse

SIDE = 0.15  # score from which a statement supports; from its negative down it opposes
_TAKES_SIDE = 0.25  # share of statements that must take a side for the actor to have one
_TURN = 0.35  # the least change of the mean score that is called one
_TURN_EVIDENCE = 2  # statements, and articles that hold them, before and after it, at the least
_TURN_CLARITY = 1.5  # the change in standard errors

_VERBS = {"support": "Supports", "oppose": "Opposes"}


def side(scores: pd.Series) -> str:
    """Where the actor stands, by its statements' scores: "neutral" unless enough of them take a side; "support" or "oppose"
    where at least twice as many take that side as the other, as in `networks.discourse`; else "mixed".
    """
    for_, against = _taken(scores)
    if not for_ + against or for_ + against < _TAKES_SIDE * len(scores):
        return "neutral"
    clear = discourse.clear_side(for_, against)
    return "mixed" if not clear else "support" if clear > 0 else "oppose"


def in_words(statements: pd.DataFrame) -> str:
    """The line that tops a position, from its statements (score, article_id, published)."""
    verb, count = _verb(statements["score"]), len(statements)
    if count == 1:
        return f"{verb}; a single statement"
    counts = f"{count} statements, {_count(statements['article_id'].nunique(), 'article')}"
    joined = f"{verb} {counts}" if verb.endswith(" of") else f"{verb}; {counts}"
    return ", ".join(filter(None, [joined, turn(statements)]))


def _verb(scores: pd.Series) -> str:
    """What the actor does, and how many of its statements say so unless they all do."""
    stance, (for_, against) = side(scores), _taken(scores)
    if stance == "neutral":
        return "Rarely takes a side" if for_ + against else "Takes no side"
    if min(for_, against):
        return f"{'Mixed' if stance == 'mixed' else f'Mostly {_VERBS[stance].lower()}'}, {for_} for and {against} against"
    return _VERBS[stance] if for_ + against == len(scores) else f"{_VERBS[stance]} in {for_ + against} of"


def _taken(scores: pd.Series) -> tuple[int, int]:
    """How many support and how many oppose."""
    values = scores.to_numpy(dtype=float)
    return int((values >= SIDE).sum()), int((values <= -SIDE).sum())


def turn(statements: pd.DataFrame) -> str | None:
    """How the position moved: "warmer since March 2024", "cooler since …", or None where it did not, clearly enough.

    The date is the one that parts the scores best into an earlier and a later level.
    """
    scores, days = statements["score"].to_numpy(dtype=float), statements["published"].to_numpy(dtype="datetime64[ns]")
    order = np.argsort(days, kind="stable")[: np.count_nonzero(~np.isnat(days))]  # the undated come last
    scores, days = scores[order], days[order]
    at = _places(days, statements["article_id"].to_numpy()[order])
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


def _places(days: np.ndarray, articles: np.ndarray) -> np.ndarray:
    """Where the series may be parted: between two days, with enough statements and articles on either side."""
    at = np.arange(_TURN_EVIDENCE, len(days) - _TURN_EVIDENCE + 1)
    _, first = np.unique(articles, return_index=True)
    _, last = np.unique(articles[::-1], return_index=True)
    before, after = np.searchsorted(np.sort(first), at), np.searchsorted(np.sort(last), len(days) - at)
    enough = (before >= _TURN_EVIDENCE) & (after >= _TURN_EVIDENCE)
    return at[enough & (days[at] != days[at - 1])] if len(at) else at


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


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
