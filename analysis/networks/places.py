"""Where the nodes of a network stand in its picture."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

import networkx as nx
import numpy as np
from scipy.spatial import cKDTree

Places = Mapping[str, tuple[float, float]]

_SEED = 7
_ROUNDS = 120  # of the layout; more moves nothing that one could see
_SETTLING = 40  # rounds for newcomers
_CONFLICT_PULL = 0.3  # of what cooperation of the same weight pulls
_APART = 0.9  # the least distance between two of n nodes on axes from -1 to 1, times the square root of n
_NEAREST, _FARTHEST = 0.045, 0.16  # within which it stays
_LARGEST = 0.09  # what the most mentioned of 60 nodes keeps free around its middle, or of fewer
_WITHIN_RIM = 0.9  # how far those reach who have edges, where others stand around them


def lay_out(graph: nx.Graph) -> dict[str, tuple[float, float]]:
    """x and y in [-1, 1] by forces (Fruchterman & Reingold 1991): heavy edges short, conflict pulls less, no two on one spot.

    A node may carry `mentions`: the more it has, the more room it gets.
    """
    if len(graph) == 0:
        return {}
    keys = sorted(graph)
    pulls = _pulls(graph, keys)
    tied = [key for key in keys if pulls.degree[key]]
    spot = nx.spring_layout(pulls.subgraph(tied), k=2.2 / np.sqrt(max(1, len(tied))), iterations=_ROUNDS, seed=_SEED)
    lonely = [key for key in keys if key not in set(tied)]
    room = _room(graph, tied + lonely)
    reach = _WITHIN_RIM if lonely else 1.0
    xy = _pushed_apart(reach * _spread([spot[key] for key in tied]), room[: len(tied)])
    xy = np.vstack([xy, _on_the_rim(len(lonely), alone=not tied)])
    xy = _pushed_apart(xy, room, fixed=len(tied))
    return {key: (float(x), float(y)) for key, (x, y) in zip(tied + lonely, xy, strict=True)}


def with_newcomers(laid_out: Places, graph: nx.Graph) -> dict[str, tuple[float, float]]:
    """Places for all of `graph`: its own for who has one, and for the others one near their neighbours with room around it."""
    new = sorted(key for key in graph if key not in laid_out)
    settled = sorted(key for key in graph if key in laid_out)
    if not new:
        return dict(laid_out)
    if not settled:
        return dict(laid_out) | lay_out(graph)
    start = {key: laid_out[key] for key in settled} | {key: _beside_neighbours(key, laid_out, graph) for key in new}
    pulls = _pulls(graph, settled + new)
    k = 2.2 / np.sqrt(len(pulls))
    spot = nx.spring_layout(pulls, k=k, pos=start, fixed=settled, iterations=_SETTLING, seed=_SEED, scale=None)
    xy = np.clip([spot[key] for key in settled + new], -1, 1)
    xy = _pushed_apart(xy, _room(graph, settled + new), fixed=len(settled))
    return dict(laid_out) | {key: (float(x), float(y)) for key, (x, y) in zip(new, xy[len(settled) :], strict=True)}


def _pulls(graph: nx.Graph, keys: list[str]) -> nx.Graph:
    """The same nodes in this order; an edge's weight is how strongly it pulls."""
    pulls = nx.Graph()
    pulls.add_nodes_from(keys)
    pulls.add_weighted_edges_from((a, b, _pull(data)) for a, b, data in graph.edges(data=True))
    return pulls


def _pull(edge: dict[str, float]) -> float:
    strength = 1 + float(np.log(edge["weight"]))
    apart = edge.get("conflict", 0) / edge["weight"]
    return strength * (1 - apart * (1 - _CONFLICT_PULL))


def _beside_neighbours(key: str, laid_out: Places, graph: nx.Graph) -> tuple[float, float]:
    near = [laid_out[other] for other in graph[key] if other in laid_out] or [(0.0, 0.0)]
    turn = zlib.crc32(key.encode()) / 2**32 * 2 * np.pi  # its own direction, the same every time
    x, y = np.mean(near, axis=0) + 2 * _NEAREST * np.array([np.cos(turn), np.sin(turn)])
    return float(np.clip(x, -1, 1)), float(np.clip(y, -1, 1))


def _spread(spots: list[np.ndarray]) -> np.ndarray:
    """Both axes filled evenly: half by distance, half by rank, so that one far node does not press the others together."""
    if not spots:
        return np.empty((0, 2))
    xy = np.array(spots, dtype=float)
    low, high = xy.min(axis=0), xy.max(axis=0)
    by_distance = (xy - low) / np.where(high > low, high - low, 1)
    by_rank = xy.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / max(1, len(xy) - 1)
    return by_distance + by_rank - 1


def _room(graph: nx.Graph, keys: list[str]) -> np.ndarray:
    """How near each of these nodes lets others come, half of it its own: a dot's area grows with its mentions."""
    least = float(np.clip(_APART / np.sqrt(max(1, len(keys))), _NEAREST, _FARTHEST)) / 2
    mentions = np.array([graph.nodes[key].get("mentions", 0) for key in keys], dtype=float)
    large = _LARGEST * np.sqrt(mentions / max(1.0, mentions.max(initial=0))) * min(1.0, (60 / max(1, len(keys))) ** 0.5)
    return np.maximum(least, large)


def _pushed_apart(xy: np.ndarray, room: np.ndarray, fixed: int = 0) -> np.ndarray:
    """Nodes that are nearer than their rooms allow step back from each other, some rounds long; the first `fixed` stay."""
    if len(xy) < 2:
        return xy
    movable = np.arange(len(xy)) >= fixed
    for _ in range(60):
        a, b = cKDTree(xy).query_pairs(2 * room.max(), output_type="ndarray").T
        least = room[a] + room[b]
        way = xy[a] - xy[b]
        distance = np.hypot(*way.T)
        near = (movable[a] | movable[b]) & (distance < least)
        if not near.any():
            break
        a, b, way, distance, least = a[near], b[near], way[near], distance[near], least[near]
        share = np.where(movable[a] & movable[b], 0.5, 1.0)  # of the way, for each of the two that can move
        step = way * (share * (least - distance) / np.maximum(distance, 1e-9))[:, None]
        moved = np.zeros_like(xy)
        np.add.at(moved, a, step)
        np.add.at(moved, b, -step)
        xy = np.clip(xy + moved * movable[:, None], -1, 1)
    return xy


def _on_the_rim(nodes: int, alone: bool) -> np.ndarray:
    """Places for so many nodes that have no edge: on a circle around the others."""
    turns = 2 * np.pi * np.arange(nodes) / max(1, nodes)
    return (0.7 if alone else 0.98) * np.column_stack([np.cos(turns), np.sin(turns)])
