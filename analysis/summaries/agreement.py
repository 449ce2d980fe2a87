"""Who agrees with whom: theme by theme for a few actors, and as a matrix for all in view."""

from __future__ import annotations

import numpy as np
import pandas as pd
from sqlalchemy import func, select

from analysis.networks.discourse import agreement_matrix
from analysis.networks.ties import sides_taken
from analysis.queries import Filters
from analysis.queries.filters import passing
from analysis.store import Store
from analysis.store.schema import ActorRow, StatementRow

_COLUMNS = ["source", "target", "source_name", "target_name", "weight", "sign", "cooperation", "conflict"]


def verdicts(positions: pd.DataFrame, actors: tuple[str, ...]) -> pd.DataFrame:
    """How the actors stand to each other, one row a theme of `positions` (what `summaries.positions` gave for `actors`).

    Columns: theme, theme_name, verdict, speakers (names of those who spoke, a list), clash (0 to 2, the distance between the
    highest and the lowest score), statements. The verdict is "clash" where one supports and one opposes, "agree" where
    all who spoke are on one side, "alone" where only one spoke, else "unclear". Clashes first, the widest on top; then what is
    unclear, what is agreed on, and what only one speaks on.
    """
    rows = [
        {
            "theme": theme,
            "theme_name": own["theme_name"].iloc[0],
            "verdict": _verdict(own["stance"], len(actors)),
            "speakers": list(own["name"]),
            "clash": float(own["score"].max() - own["score"].min()),
            "statements": int(own["statements"].sum()),
        }
        for theme, own in positions.groupby("theme", sort=False)
    ]
    frame = pd.DataFrame(rows, columns=["theme", "theme_name", "verdict", "speakers", "clash", "statements"])
    frame = frame.astype({"clash": float, "statements": int})
    rank = frame["verdict"].map({verdict: n for n, verdict in enumerate(("clash", "unclear", "agree", "alone"))})
    order = frame.assign(rank=rank).sort_values(["rank", "clash", "statements", "theme"], ascending=[True, False, False, True])
    return order.drop(columns="rank").reset_index(drop=True)


def _verdict(stances: pd.Series, actors: int) -> str:
    sides = set(stances)
    if len(stances) == 1 and actors > 1:
        return "alone"
    if {"support", "oppose"} <= sides:
        return "clash"
    return "agree" if len(sides) == 1 and "neutral" not in sides else "unclear"


def agreement(store: Store, workspace: int, filters: Filters, most: int = 20) -> pd.DataFrame:
    """Agreement between the `most` outspoken actors in the articles that pass: one row an ordered pair, each pair both ways.

    It is the network of agreement as a table (see `analysis.networks.discourse`). Columns: source, target (keys), source_name,
    target_name, weight (themes on which both take a side), sign (-1 to 1), cooperation, conflict (themes). Rows come in the
    order in which the actors are best drawn, those who agree beside each other.
    """
    names = _outspoken(store, workspace, filters, most)
    matrix = agreement_matrix(sides_taken(store, workspace, filters, {id_: key for id_, (key, _) in names.items()}))
    called = dict(names.values())
    order = {key: n for n, key in enumerate(seriated(matrix))}
    matrix = matrix.assign(**{f"{end}_name": matrix[end].map(called).astype("str") for end in ("source", "target")})
    place = matrix.assign(row=matrix["source"].map(order), column=matrix["target"].map(order))
    return place.sort_values(["row", "column"], ignore_index=True)[_COLUMNS]


def seriated(matrix: pd.DataFrame) -> list[str]:
    """The keys of `agreement_matrix` so that those who agree come together: along the leading eigenvector of the signs."""
    if matrix.empty:
        return []
    signs = matrix.assign(told=matrix["cooperation"] - matrix["conflict"]).pivot(index="source", columns="target", values="told")
    signs = signs.reindex(columns=signs.index).fillna(0.0)
    _, vectors = np.linalg.eigh(signs.to_numpy(dtype=float))
    leading = vectors[:, -1] * (1 if vectors[:, -1].sum() >= 0 else -1)
    return [str(signs.index[n]) for n in np.argsort(-leading.round(9), kind="stable")]


def _outspoken(store: Store, workspace: int, filters: Filters, most: int) -> dict[int, tuple[str, str]]:
    """Key and name by id of the actors who take sides most often."""
    query = (
        select(ActorRow.id, ActorRow.key, ActorRow.name)
        .join(StatementRow, StatementRow.actor_id == ActorRow.id)
        .where(StatementRow.article_id.in_(passing(workspace, filters)), StatementRow.stance != "neutral")
        .group_by(ActorRow.id, ActorRow.key, ActorRow.name)
        .order_by(func.count().desc(), ActorRow.key)
        .limit(most)
    )
    return {row.id: (row.key, row.name) for row in store.rows(query)}
