"""How positions moved: the mean stance of an actor on a theme, period by period."""

from __future__ import annotations

import pandas as pd

from analysis.queries import Filters
from analysis.queries.frames import theme_names
from analysis.store import Store
from analysis.summaries.speakers import actor_names, said

_DAYS_A_MONTH = 31
_FEW, _MANY = 4, 24  # periods that a line should have


def trajectories(store: Store, workspace: int, filters: Filters, actors: tuple[str, ...], together: bool = False) -> pd.DataFrame:
    """One row an actor of `actors`, theme and period in which it spoke on it; undated articles are left out.

    The periods are months, or weeks or quarters where months would be too few or too many.
    Columns: actor, name, theme, theme_name, period (datetime64, its first day), every ("week" | "month" | "quarter"), score (mean
    stance in [-1, 1]), statements.
    """
    return by_period(store, workspace, said(store, workspace, filters, actors, together), actors)


def by_period(store: Store, workspace: int, spoken: pd.DataFrame, actors: tuple[str, ...]) -> pd.DataFrame:
    """`trajectories` of statements that `speakers.said` gave."""
    found = spoken.dropna(subset=["published"])
    every, code = _step(found["published"])
    found = found.assign(period=found["published"].dt.to_period(code).dt.start_time.astype("datetime64[ns]"))
    frame = found.groupby(["speaker_key", "theme", "period"])["score"].agg(["mean", "size"]).reset_index()
    frame = frame.rename(columns={"speaker_key": "actor", "mean": "score", "size": "statements"}).assign(every=every)
    names, themes = actor_names(store, workspace, actors), theme_names(store, workspace)
    frame["name"] = pd.Series([names[key] for key in frame["actor"]], index=frame.index, dtype="str")
    frame["theme_name"] = pd.Series([themes.get(theme, theme) for theme in frame["theme"]], index=frame.index, dtype="str")
    columns = ["actor", "name", "theme", "theme_name", "period", "every", "score", "statements"]
    return frame[columns].astype({"score": float, "statements": int, "every": "str"})


def _step(days: pd.Series) -> tuple[str, str]:
    months = (days.max() - days.min()).days / _DAYS_A_MONTH if len(days) else 0
    if months < _FEW:
        return "week", "W-SUN"
    return ("month", "M") if months <= _MANY else ("quarter", "Q")
