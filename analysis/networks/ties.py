"""What joins two actors: four kinds of edge, each a table of pairs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

import numpy as np
import pandas as pd
from scipy import sparse
from sqlalchemy import Select, func, select

from analysis.networks import discourse
from analysis.queries import Filters
from analysis.queries.filters import passing
from analysis.queries.frames import typed
from analysis.store import Store
from analysis.store.schema import ActorRow, MentionRow, RelationRow, StatementRow, StatementThemeRow

Edges = Literal["mentions", "relations", "themes", "agreement"]
EDGES: tuple[Edges, ...] = get_args(Edges)
SIGNED = frozenset(("relations", "agreement"))

Finder = Callable[[Store, int, Filters, dict[int, str]], pd.DataFrame]


def links_between(store: Store, workspace: int, filters: Filters, edges: Edges, keys: tuple[str, ...]) -> pd.DataFrame:
    """The edges among the actors `keys` in the articles that pass.

    Columns: source, target (source < target), weight, sign, cooperation, conflict, as `Network` tells them; heaviest first.
    """
    known = {row.id: row.key for row in store.rows(ids_of(workspace, keys))}
    links = _FINDERS[edges](store, workspace, filters, known)
    return typed(links).sort_values(["weight", "source", "target"], ascending=[False, True, True], ignore_index=True)


def ids_of(workspace: int, keys: tuple[str, ...]) -> Select[int, str]:
    """A query for id and key of these actors."""
    return select(ActorRow.id, ActorRow.key).where(ActorRow.workspace_id == workspace, ActorRow.key.in_(keys))


def sides_taken(store: Store, workspace: int, filters: Filters, keys: dict[int, str]) -> pd.DataFrame:
    """How often each of the actors (keys by id) speaks on each theme: actor, theme, statements, support, oppose (counts)."""
    counted = [func.count().filter(StatementRow.stance == stance).label(stance) for stance in ("support", "oppose")]
    query = (
        select(StatementRow.actor_id, StatementThemeRow.theme, func.count().label("statements"), *counted)
        .join(StatementThemeRow, StatementThemeRow.statement_id == StatementRow.id)
        .where(StatementRow.article_id.in_(passing(workspace, filters)), StatementRow.actor_id.in_(keys))
        .group_by(StatementRow.actor_id, StatementThemeRow.theme)
    )
    if filters.themes:
        query = query.where(StatementThemeRow.theme.in_(filters.themes))
    frame = typed(store.frame(query)).rename(columns={"actor_id": "actor"})
    return frame.assign(actor=frame["actor"].map(keys)).astype({"statements": int, "support": int, "oppose": int})


def _mentioned_together(store: Store, workspace: int, filters: Filters, keys: dict[int, str]) -> pd.DataFrame:
    """The product of the sentence × actor matrix with itself counts the sentences that two actors share."""
    query = (
        select(MentionRow.article_id, MentionRow.sentence, MentionRow.actor_id)
        .where(MentionRow.actor_id.in_(keys), MentionRow.article_id.in_(passing(workspace, filters)))
        .distinct()
    )
    places = np.array([tuple(row) for row in store.rows(query)], dtype=np.int64).reshape(-1, 3)
    names = np.array(sorted(keys.values()), dtype=object)
    column_of = {id_: column for column, id_ in enumerate(sorted(keys, key=keys.__getitem__))}
    _, rows = np.unique(places[:, 0] << 32 | places[:, 1], return_inverse=True)
    columns = np.array([column_of[id_] for id_ in places[:, 2]], dtype=np.int64)
    shape = (int(rows.max(initial=-1)) + 1, len(names))
    held = sparse.csr_array((np.ones(len(places), dtype=np.int64), (rows.ravel(), columns)), shape=shape)
    return _unsigned(sparse.triu(held.T @ held, k=1), names)


def _related(store: Store, workspace: int, filters: Filters, keys: dict[int, str]) -> pd.DataFrame:
    query = (
        select(RelationRow.source_id, RelationRow.target_id, RelationRow.polarity, func.count().label("weight"))
        .where(
            RelationRow.article_id.in_(passing(workspace, filters)),
            RelationRow.actual.is_(True),
            RelationRow.source_id.in_(keys),
            RelationRow.target_id.in_(keys),
            RelationRow.source_id != RelationRow.target_id,
        )
        .group_by(RelationRow.source_id, RelationRow.target_id, RelationRow.polarity)
    )
    counts: dict[tuple[str, str], dict[str, int]] = {}
    for source, target, polarity, weight in store.rows(query):
        pair = (min(keys[source], keys[target]), max(keys[source], keys[target]))
        both = counts.setdefault(pair, {"cooperation": 0, "conflict": 0})
        both[polarity] += weight
    rows = [{"source": a, "target": b, **both} for (a, b), both in counts.items()]
    return discourse.signed(pd.DataFrame(rows, columns=["source", "target", "cooperation", "conflict"]))


def _on_shared_themes(store: Store, workspace: int, filters: Filters, keys: dict[int, str]) -> pd.DataFrame:
    said = sides_taken(store, workspace, filters, keys)
    counts = said.pivot_table(index="actor", columns="theme", values="statements", aggfunc="sum", fill_value=0).sort_index()
    numbers = counts.to_numpy(dtype=np.int64)
    paired = np.zeros((len(counts), len(counts)), dtype=np.int64)
    for theme in numbers.T:
        paired += np.minimum(theme[:, None], theme[None, :])
    return _unsigned(sparse.coo_array(np.triu(paired, k=1)), counts.index.to_numpy(dtype=object))


def _agreeing(store: Store, workspace: int, filters: Filters, keys: dict[int, str]) -> pd.DataFrame:
    return discourse.agreement(sides_taken(store, workspace, filters, keys))


def _unsigned(pairs: sparse.coo_array, names: np.ndarray) -> pd.DataFrame:
    pairs = sparse.coo_array(pairs)
    rows, columns = pairs.coords
    frame = pd.DataFrame({"source": names[rows], "target": names[columns], "weight": pairs.data})
    return frame.assign(sign=np.nan, cooperation=0, conflict=0)


_FINDERS: dict[Edges, Finder] = {
    "mentions": _mentioned_together,
    "relations": _related,
    "themes": _on_shared_themes,
    "agreement": _agreeing,
}
