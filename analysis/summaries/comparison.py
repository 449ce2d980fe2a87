"""A few actors side by side: all that the positions page shows of them, from one look at their statements."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.queries import Filters
from analysis.store import Store
from analysis.summaries.agreement import verdicts
from analysis.summaries.criticism import speaking_against
from analysis.summaries.positions import summed_up
from analysis.summaries.speakers import actor_names, said
from analysis.summaries.tensions import opposed
from analysis.summaries.trajectories import by_period


@dataclass(frozen=True, slots=True)
class Comparison:
    """`names` by key in the order asked for; the frames are those of the functions of the same names."""

    names: dict[str, str]
    positions: pd.DataFrame
    verdicts: pd.DataFrame
    trajectories: pd.DataFrame
    tensions: pd.DataFrame


def compare(
    store: Store, workspace: int, filters: Filters, actors: tuple[str, ...], together: bool = False, telling: int = 3
) -> Comparison:
    """Where `actors` (keys) stand on each theme, who clashes, how they moved and where one contradicts itself.

    The filters narrow articles and themes; with `together` a country's statements are those of all who act for it.
    """
    spoken = said(store, workspace, filters, actors, together)
    positions = summed_up(store, workspace, spoken, actors, telling)
    return Comparison(
        names=actor_names(store, workspace, actors),
        positions=positions,
        verdicts=verdicts(positions, actors, speaking_against(store, workspace, spoken, actors, together)),
        trajectories=by_period(store, workspace, spoken, actors),
        tensions=opposed(store, workspace, spoken, actors, most=1),
    )
