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
from analysis.summaries.wording import SIDE, in_words, side
from analysis.telling import Candidate, most_telling

_COLUMNS = ["actor", "name", "theme", "theme_name", "stance", "score", "spread", "statements", "articles", "summary", "telling"]
_SIDES_TOLD = {"support": (1, 1), "oppose": (-1, -1), "neutral": (), "mixed": (1, -1)}  # of the most telling sentences


def positions(
    store: Store, workspace: int, filters: Filters, actors: tuple[str, ...], together: bool = False, telling: int = 3
) -> pd.DataFrame:
    """One row an actor of `actors` (keys) and theme that it made statements on, themes with most statements first.

    The filters narrow articles and themes as everywhere; whose statements count is for `actors` alone to say.
    With `together` a country's row gathers all who act for it.

    Columns: actor, name, theme, theme_name, stance ("support" | "oppose" | "mixed" | "neutral", see `side`),
    score (mean of all in [-1, 1]), spread (standard deviation), statements, articles,
    summary ("Supports; 7 statements, 3 articles, warmer since March 2024"),
    telling (list of dicts, most telling first and those of the actor's side before others, at most `telling`, each from a
    sentence of its own: statement_id, article_id, title, published (date or None),
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


def _rank(group: Any, order: pd.Series, actors: tuple[str, ...]) -> tuple[Hashable, ...]:
    key, theme = group
    return -int(order[theme]), theme, actors.index(key)


def _position(own: pd.DataFrame, telling: int) -> dict[str, Any]:
    stance = side(own["score"])
    return {
        "stance": stance,
        "score": float(own["score"].mean()),
        "spread": float(own["score"].std(ddof=0)),
        "statements": len(own),
        "articles": own["article_id"].nunique(),
        "summary": in_words(own),
        "telling": _most_telling(own, telling, stance),
    }


def _most_telling(own: pd.DataFrame, most: int, stance: str) -> list[int]:
    """The ids of at most so many of an actor's statements."""
    taken = np.where(own["score"].abs() >= SIDE, np.sign(own["score"]), 0).astype(int)
    places = zip(own["article_id"], own["sentence"], strict=True)
    columns = (own["content"], own["kind"] == "direct", own["score"], taken, places)
    chosen = most_telling([Candidate(*row) for row in zip(*columns, strict=True)], most, _SIDES_TOLD[stance])
    return [int(id_) for id_ in own["statement_id"].iloc[chosen]]
