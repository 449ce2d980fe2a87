"""Who is central, and who belongs together."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pandas as pd

_SEED = 7
_LEADING = 3  # members that name a community
_ROUNDS = 300  # of the power method; small graphs settle in tens


def with_centrality(nodes: pd.DataFrame, graph: nx.Graph) -> pd.DataFrame:
    """With three columns more: degree, betweenness and eigenvector.

    Degree counts neighbours; betweenness is the share of shortest paths that lead through a node (Freeman 1977);
    eigenvector centrality grows with that of one's neighbours, by weight (Bonacich 1972), 1 for the most central.
    """
    keys = list(nodes["key"])
    weights = nx.to_numpy_array(graph, nodelist=keys, weight="weight") if keys else np.empty((0, 0))
    ties = (weights > 0).astype(float)
    return nodes.assign(degree=ties.sum(axis=1).astype("int64"), betweenness=betweenness(ties), eigenvector=eigenvector(weights))


def with_communities(nodes: pd.DataFrame, graph: nx.Graph, signed: bool) -> pd.DataFrame:
    """With community (0 is the largest) and community_name (its most mentioned members); signed networks by cooperation alone."""
    weight = "cooperation" if signed else "weight"
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


def betweenness(ties: np.ndarray) -> np.ndarray:
    """Brandes' algorithm (2001) from all nodes at once, in matrices (Kepner & Gilbert 2011).

    `ties` is a symmetric matrix of 0 and 1 without a diagonal. The result is normalised to [0, 1] as networkx does.
    """
    size = len(ties)
    if size < 3:
        return np.zeros(size)
    levels = [np.eye(size)]
    paths = np.eye(size)  # shortest paths from each source (row) to each node
    while True:
        reached = (levels[-1] * paths) @ ties * (paths == 0)
        if not reached.any():
            break
        paths += reached
        levels.append((reached > 0).astype(float))
    through = np.zeros((size, size))
    for level, nearer in zip(levels[:0:-1], levels[-2::-1], strict=True):
        passed = level * (1 + through) / np.where(paths > 0, paths, 1)
        through += (passed @ ties) * nearer * paths
    np.fill_diagonal(through, 0)
    return through.sum(axis=0) / ((size - 1) * (size - 2))


def eigenvector(weights: np.ndarray) -> np.ndarray:
    """By the power method from equal values, so that the result is one and the same also for a graph in pieces."""
    value = np.ones(len(weights))
    for _ in range(_ROUNDS):
        following = weights @ value + value  # the step in place keeps a two-sided graph from swinging
        if not len(value) or np.allclose(following := following / following.max(), value, atol=1e-10):
            break
        value = following
    alone = weights.sum(axis=1) == 0
    return np.where(alone, 0.0, value)
