"""Who agrees with whom: theme by theme for a few actors, and as a matrix for all in view."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import func, select

from analysis.networks.discourse import agreement_matrix
from analysis.networks.ties import sides_taken
from analysis.queries import Filters
from analysis.queries.filters import passing
from analysis.store import Store
from analysis.store.schema import ActorRow, StatementRow

_CALM = 0.25  # what a theme without any distance weighs beside one with a distance of 1
_VERDICT = ["theme", "theme_name", "verdict", "side", "speakers", "clash", "statements", "against"]
_COLUMNS = ["source", "target", "source_name", "target_name", "weight", "sign", "cooperation", "conflict"]


def verdicts(positions: pd.DataFrame, actors: tuple[str, ...], criticism: pd.DataFrame | None = None) -> pd.DataFrame:
    """How the actors stand to each other, one row a theme of `positions` (what `summaries.positions` gave for `actors`).

    Columns: theme, theme_name, verdict, side, speakers (names of those who spoke, a list), clash (0 to 2, the distance between
    the highest and the lowest score), statements, against (list of (name, name): the first speaks harshly of the second, as
    `summaries.criticism` found). The verdict is "clash" where one supports and one opposes or one speaks against another;
    "agree" where all who spoke are on one `side` ("support" or "oppose"; else it is empty); "alone" where only one spoke; else
    "unclear". Clashes come first, then what is unclear, what is agreed on, and what only one speaks on; of each what is far
    apart and much spoken of.
    """
    harsh = criticism if criticism is not None else pd.DataFrame(columns=["theme", "who_name", "whom_name", "statements"])
    judged = dict(iter(harsh.groupby("theme")))
    rows = [_stand(str(theme), own, judged.get(theme, harsh[:0]), len(actors)) for theme, own in positions.groupby("theme")]
    frame = pd.DataFrame(rows, columns=[*_VERDICT, "weight"]).astype({"clash": float, "statements": int})
    rank = frame["verdict"].map({verdict: n for n, verdict in enumerate(("clash", "unclear", "agree", "alone"))})
    order = frame.assign(rank=rank).sort_values(["rank", "weight", "theme"], ascending=[True, False, True])
    return order[_VERDICT].reset_index(drop=True)


def _stand(theme: str, own: pd.DataFrame, harsh: pd.DataFrame, actors: int) -> dict[str, Any]:
    clash, statements = float(own["score"].max() - own["score"].min()), int(own["statements"].sum())
    verdict = _verdict(own["stance"], actors, len(harsh) > 0)
    return {
        "theme": theme,
        "theme_name": own["theme_name"].iloc[0],
        "verdict": verdict,
        "side": own["stance"].iloc[0] if verdict == "agree" else "",
        "speakers": list(own["name"]),
        "clash": clash,
        "statements": statements,
        "against": list(zip(harsh["who_name"], harsh["whom_name"], strict=True)),
        "weight": (clash + _CALM) * statements**0.5 + float(harsh["statements"].sum()),
    }


def _verdict(stances: pd.Series, actors: int, harsh: bool) -> str:
    sides = set(stances)
    if harsh or {"support", "oppose"} <= sides:
        return "clash"
    if len(stances) == 1 and actors > 1:
        return "alone"
    return "agree" if sides in ({"support"}, {"oppose"}) else "unclear"


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
