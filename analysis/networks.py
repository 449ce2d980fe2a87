"""Actors as a network: who is mentioned with whom, and who does what to whom."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse
from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from analysis import queries
from analysis.queries import Filters
from analysis.queries.evidence import doer, done_to, relations_where
from analysis.queries.filters import passing
from analysis.queries.frames import newest_first, sentence_around, typed, where_told, with_sentences
from analysis.store import Store
from analysis.store.schema import ActorRow, MentionRow, RelationRow

Edges = Literal["mentions", "relations"]
Places = Mapping[str, tuple[float, float]]

_SEED = 7
_LAID_OUT = 200  # actors of the whole workspace that have a place of their own
_ROUNDS = 120  # of the layout; more moves nothing that one could see
_PIVOTS = 80  # nodes from which betweenness is estimated in larger networks (Brandes & Pich 2007)
_APART = 0.055  # the least distance between two nodes, on axes from -1 to 1
_LEADING = 3  # members that name a community


@dataclass(frozen=True, slots=True)
class Network:
    """A network ready to draw; every edge's ends are among the nodes.

    `nodes`, most mentioned first: key, name, kind, country, articles, mentions, statements, degree, betweenness (0 to 1),
    community (number; 0 is the largest), community_name (its most mentioned members), x, y (in [-1, 1]).
    `edges`, heaviest first: source, target, source_name, target_name, weight (sentences), sign (-1 all conflict to 1 all
    cooperation, NaN for "mentions"), cooperation, conflict (counts, 0 for "mentions"), x, y, x2, y2 (of its ends).
    `left_out` counts the actors beyond `most`.
    """

    nodes: pd.DataFrame
    edges: pd.DataFrame
    left_out: int


def network(
    store: Store,
    workspace: int,
    filters: Filters,
    edges: Edges = "mentions",
    most: int = 60,
    weakest: int = 1,
    places: Places | None = None,
) -> Network:
    """The network of the articles that pass: the `most` mentioned actors and their edges of at least `weakest` sentences.

    "mentions" joins two actors named in the same sentence; "relations" joins source and target, both ways in one edge, and
    leaves out what is only possible, threatened or denied. Positions come from the whole workspace's network, so a node
    stays where it is when a filter changes. Communities are Louvain's (Blondel et al. 2008), of relations by cooperation
    alone. The same data gives the same picture.

    `places` are what `layout` gives, which a caller may keep for as long as `queries.data_version` stays the same.
    """
    present = queries.actors(store, workspace, filters)
    nodes = present.head(most).drop(columns=["score", "chosen"])
    links = _links(store, workspace, filters, edges, nodes)
    links = links[links["weight"] >= weakest].reset_index(drop=True)
    graph = _graph(nodes, links)
    places = _with_newcomers(layout(store, workspace, edges) if places is None else places, graph)
    nodes = _with_groups(_with_centrality(nodes, graph), graph, edges).assign(
        x=[places[key][0] for key in nodes["key"]], y=[places[key][1] for key in nodes["key"]]
    )
    return Network(typed(nodes), typed(_with_ends(links, nodes)), len(present) - len(nodes))


def layout(store: Store, workspace: int, edges: Edges = "mentions") -> Places:
    """Where the most mentioned actors of the whole workspace stand: x and y in [-1, 1] by key."""
    everybody = queries.actors(store, workspace, Filters()).head(_LAID_OUT)
    return lay_out(_graph(everybody, _links(store, workspace, Filters(), edges, everybody)))


def evidence(
    store: Store, workspace: int, filters: Filters, a: str, b: str, edges: Edges = "mentions", most: int = 50
) -> pd.DataFrame:
    """The sentences behind the edge between the actors `a` and `b` (keys), latest article first.

    Columns: article_id, title, published, source (the outlet), sentence, start, end; for "relations" also actor,
    target (keys), actor_name, target_name, event, polarity, actual.
    """
    if edges == "relations":
        return _deeds_between(store, workspace, filters, a, b, most)
    one, two = aliased(MentionRow), aliased(MentionRow)
    ids = {row.key: row.id for row in store.rows(_ids_of(workspace, (a, b)))}
    together = (
        select(one.article_id, one.sentence)
        .join(two, and_(two.article_id == one.article_id, two.sentence == one.sentence))
        .where(one.actor_id == ids.get(a), two.actor_id == ids.get(b), one.article_id.in_(passing(workspace, filters)))
        .distinct()
        .subquery()
    )
    query = with_sentences(select(*where_told(), *sentence_around()).select_from(together), together.c, one_sentence=True)
    frame = typed(store.frame(query.order_by(*newest_first(), together.c.sentence).limit(most)))
    return frame.rename(columns={"sentence_start": "start", "sentence_end": "end"})


def _deeds_between(store: Store, workspace: int, filters: Filters, a: str, b: str, most: int) -> pd.DataFrame:
    either_way = or_(and_(doer.key == a, done_to.key == b), and_(doer.key == b, done_to.key == a))
    conditions = [RelationRow.article_id.in_(passing(workspace, filters)), RelationRow.actual.is_(True), either_way]
    frame = relations_where(store, conditions, most).drop(columns=["start", "end"])
    names = {"source": "actor", "source_name": "actor_name", "outlet": "source", "sentence_start": "start", "sentence_end": "end"}
    frame = frame.rename(columns=names)
    about = ["actor", "target", "actor_name", "target_name", "event", "polarity", "actual"]
    return frame[["article_id", "title", "published", "source", "sentence", "start", "end", *about]]


def _links(store: Store, workspace: int, filters: Filters, edges: Edges, nodes: pd.DataFrame) -> pd.DataFrame:
    """Columns: source, target (source < target), weight, sign, cooperation, conflict; heaviest first."""
    keys = {row.id: row.key for row in store.rows(_ids_of(workspace, tuple(nodes["key"])))}
    find = _mentioned_together if edges == "mentions" else _related
    links = find(store, workspace, filters, keys)
    return typed(links).sort_values(["weight", "source", "target"], ascending=[False, True, True], ignore_index=True)


def _ids_of(workspace: int, keys: tuple[str, ...]) -> Select[int, str]:
    return select(ActorRow.id, ActorRow.key).where(ActorRow.workspace_id == workspace, ActorRow.key.in_(keys))


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
    _, rows = np.unique(places[:, :2], axis=0, return_inverse=True)
    columns = np.array([column_of[id_] for id_ in places[:, 2]], dtype=np.int64)
    shape = (int(rows.max(initial=-1)) + 1, len(names))
    held = sparse.csr_array((np.ones(len(places), dtype=np.int64), (rows.ravel(), columns)), shape=shape)
    pairs = sparse.triu(held.T @ held, k=1).tocoo()
    frame = pd.DataFrame({"source": names[pairs.coords[0]], "target": names[pairs.coords[1]], "weight": pairs.data})
    return frame.assign(sign=np.nan, cooperation=0, conflict=0)


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
    frame = typed(pd.DataFrame(rows, columns=["source", "target", "cooperation", "conflict"]))
    frame["weight"] = frame["cooperation"] + frame["conflict"]
    frame["sign"] = (frame["cooperation"] - frame["conflict"]) / frame["weight"]
    return frame


def _graph(nodes: pd.DataFrame, links: pd.DataFrame) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(nodes["key"])
    for a, b, weight, cooperation in links[["source", "target", "weight", "cooperation"]].to_numpy(dtype=object):
        graph.add_edge(a, b, weight=weight, cooperation=cooperation)
    return graph


def _with_centrality(nodes: pd.DataFrame, graph: nx.Graph) -> pd.DataFrame:
    """Degree counts neighbours; betweenness is the share of shortest paths that lead through a node (Freeman 1977)."""
    pivots = None if len(graph) <= 2 * _PIVOTS else _PIVOTS
    between = nx.betweenness_centrality(graph, k=pivots, seed=_SEED)
    keys = nodes["key"]
    return nodes.assign(degree=[graph.degree[key] for key in keys], betweenness=[float(between[key]) for key in keys])


def _with_groups(nodes: pd.DataFrame, graph: nx.Graph, edges: Edges) -> pd.DataFrame:
    weight = "weight" if edges == "mentions" else "cooperation"
    tied = nx.Graph()
    tied.add_nodes_from(graph)
    tied.add_edges_from((a, b, data) for a, b, data in graph.edges(data=True) if data[weight] > 0)
    groups = nx.community.louvain_communities(tied, weight=weight, seed=_SEED)
    order = {key: rank for rank, key in enumerate(nodes["key"])}
    ranked = sorted(groups, key=lambda group: (-len(group), min(order[key] for key in group)))
    number = {key: n for n, group in enumerate(ranked) for key in group}
    called = dict(zip(nodes["key"], nodes["name"], strict=True))
    names = [", ".join(called[key] for key in sorted(group, key=order.__getitem__)[:_LEADING]) for group in ranked]
    numbers = [number[key] for key in nodes["key"]]
    return nodes.assign(community=numbers, community_name=pd.Series([names[n] for n in numbers], index=nodes.index, dtype="str"))


def _with_ends(links: pd.DataFrame, nodes: pd.DataFrame) -> pd.DataFrame:
    at = nodes.set_index("key")
    frame = links.assign(source_name=links["source"].map(at["name"]), target_name=links["target"].map(at["name"]))
    frame = frame.assign(x=links["source"].map(at["x"]), y=links["source"].map(at["y"]))
    frame = frame.assign(x2=links["target"].map(at["x"]), y2=links["target"].map(at["y"]))
    first = ["source", "target", "source_name", "target_name", "weight", "sign", "cooperation", "conflict"]
    return frame[[*first, "x", "y", "x2", "y2"]].astype(dict.fromkeys(("x", "y", "x2", "y2"), "float64"))


def _with_newcomers(laid_out: Places, graph: nx.Graph) -> Places:
    """Places for all of `graph`: its own, or near its neighbours for who has none."""
    places = dict(laid_out)
    for key in graph:
        if key not in places:
            near = [places[other] for other in graph[key] if other in places] or [(0.0, 0.0)]
            turn = zlib.crc32(key.encode()) / 2**32 * 2 * np.pi  # its own direction, the same every time
            x, y = np.mean(near, axis=0) + 2 * _APART * np.array([np.cos(turn), np.sin(turn)])
            places[key] = (float(np.clip(x, -1, 1)), float(np.clip(y, -1, 1)))
    return places


def lay_out(graph: nx.Graph) -> Places:
    """x and y in [-1, 1] by forces (Fruchterman & Reingold 1991), heavy edges short, no two nodes on one spot."""
    if len(graph) == 0:
        return {}
    keys = sorted(graph)
    pulls = nx.Graph()
    pulls.add_nodes_from(keys)
    pulls.add_weighted_edges_from((a, b, 1 + np.log(data["weight"])) for a, b, data in graph.edges(data=True))
    tied = [key for key in keys if pulls.degree[key]]
    spot = nx.spring_layout(pulls.subgraph(tied), k=2.2 / np.sqrt(max(1, len(tied))), iterations=_ROUNDS, seed=_SEED)
    xy = _spread([spot[key] for key in tied])
    xy = _pushed_apart(xy)
    places = {key: (float(x), float(y)) for key, (x, y) in zip(tied, xy, strict=True)}
    return places | _on_the_rim([key for key in keys if key not in places], alone=not tied)


def _spread(spots: list[np.ndarray]) -> np.ndarray:
    """Both axes filled evenly: half by distance, half by rank, so that one far node does not press the others together."""
    if not spots:
        return np.empty((0, 2))
    xy = np.array(spots, dtype=float)
    low, high = xy.min(axis=0), xy.max(axis=0)
    by_distance = (xy - low) / np.where(high > low, high - low, 1)
    by_rank = xy.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / max(1, len(xy) - 1)
    return (by_distance + by_rank - 1) * 0.9


def _pushed_apart(xy: np.ndarray) -> np.ndarray:
    """Nodes that are nearer than `_APART` step back from each other, some rounds long."""
    for _ in range(30):
        way = xy[:, None, :] - xy[None, :, :]
        distance = np.hypot(way[..., 0], way[..., 1])
        np.fill_diagonal(distance, np.inf)
        if len(xy) < 2 or distance.min() >= _APART:
            break
        short = np.clip(_APART - distance, 0, None) / 2
        direction = way / np.maximum(distance, 1e-9)[..., None]
        xy = np.clip(xy + (direction * short[..., None]).sum(axis=1), -1, 1)
    return xy


def _on_the_rim(keys: list[str], alone: bool) -> dict[str, tuple[float, float]]:
    """Who has no edge stands on a circle around the others."""
    radius = 0.7 if alone else 0.98
    turns = [2 * np.pi * n / max(1, len(keys)) for n in range(len(keys))]
    return {key: (float(radius * np.cos(turn)), float(radius * np.sin(turn))) for key, turn in zip(keys, turns, strict=True)}
