"""Actors as a network: who is mentioned with whom, who does what to whom, who speaks on the same, who agrees with whom."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
import pandas as pd

from analysis import queries
from analysis.networks.groups import with_centrality, with_communities
from analysis.networks.places import Places, lay_out, with_newcomers
from analysis.networks.proof import evidence
from analysis.networks.ties import EDGES, SIGNED, Edges, links_between
from analysis.queries import Filters
from analysis.queries.frames import typed
from analysis.store import Store

__all__ = ["EDGES", "SIGNED", "Edges", "Network", "Places", "evidence", "lay_out", "layout", "network"]

_EDGES_PER_NODE, _FEW_EDGES = 2.0, 40  # what a picture bears: more edges hide the nodes
_HOLD = 3  # edges of each actor by which the layout places it


@dataclass(frozen=True, slots=True)
class Network:
    """A network ready to draw; every edge's ends are among the nodes.

    `nodes`, most mentioned first: key, name, kind, country, articles, mentions, statements, degree, betweenness, eigenvector
    (both 0 to 1), community (number; 0 is the largest), community_name (its most mentioned members), x, y (in [-1, 1]).
    `edges`, heaviest first: source, target, source_name, target_name, weight, sign (-1 all conflict to 1 all cooperation,
    NaN where the kind has no sign), cooperation, conflict (counts, 0 where the kind has no sign), x, y, x2, y2 (of its ends).
    What weight counts depends on the kind of edge, see `network`.
    `left_out` counts the actors beyond `most`, `weaker` the edges below `weakest`; `heaviest` is the heaviest edge's weight, 0
    without any.
    """

    nodes: pd.DataFrame
    edges: pd.DataFrame
    left_out: int
    weakest: int
    weaker: int
    heaviest: int


def network(
    store: Store,
    workspace: int,
    filters: Filters,
    edges: Edges = "mentions",
    most: int = 60,
    weakest: int | None = 1,
    places: Places | None = None,
) -> Network:
    """The network of the articles that pass: the `most` mentioned actors and their edges of at least `weakest`.

    Four kinds of edge. "mentions" joins two actors named in the same sentence and weighs the sentences; "relations" joins source
    and target, both ways in one edge, weighs the deeds, and leaves out what is only possible, threatened or denied. "themes"
    joins two who speak on the same themes and weighs the statements that can be paired, theme by theme. "agreement" joins two who
    take sides on the same themes and weighs these themes: cooperation counts those on which they stand on the same side, conflict
    those on which they do not (Leifeld's congruence and conflict networks in one).

    `weakest` None takes the least weight that leaves a picture one can read. Positions come from the whole workspace's network,
    so a node stays where it is when a filter changes. Communities are Louvain's (Blondel et al. 2008), of signed kinds by
    cooperation alone; they and the centralities are of the network as drawn. The same data gives the same picture.

    `places` are what `layout` gives, which a caller may keep for as long as `queries.data_version` stays the same.
    """
    present = queries.actors(store, workspace, filters)
    nodes = present.head(most).drop(columns=["score", "chosen"])
    all_links = links_between(store, workspace, filters, edges, tuple(nodes["key"]))
    weakest = weakest if weakest is not None else legible(all_links["weight"], len(nodes))
    links = all_links[all_links["weight"] >= weakest].reset_index(drop=True)
    graph = graph_of(nodes, links)
    places = layout(store, workspace, edges, most) if places is None else places
    places = with_newcomers(places, graph_of(nodes, strongest_of_each(all_links)))
    nodes = with_communities(with_centrality(nodes, graph), graph, signed=edges in SIGNED).assign(
        x=[places[key][0] for key in nodes["key"]], y=[places[key][1] for key in nodes["key"]]
    )
    return Network(
        nodes=typed(nodes),
        edges=typed(_with_ends(links, nodes)),
        left_out=len(present) - len(nodes),
        weakest=weakest,
        weaker=len(all_links) - len(links),
        heaviest=int(all_links["weight"].max()) if len(all_links) else 0,
    )


def layout(store: Store, workspace: int, edges: Edges = "mentions", most: int = 60) -> Places:
    """Where the `most` mentioned actors of the whole workspace stand: x and y in [-1, 1] by key."""
    everybody = queries.actors(store, workspace, Filters()).head(most)
    links = links_between(store, workspace, Filters(), edges, tuple(everybody["key"]))
    return lay_out(graph_of(everybody, strongest_of_each(links)))


def legible(weights: pd.Series, nodes: int) -> int:
    """The least weight with which no more edges are left than a picture of so many nodes bears."""
    room = max(_FEW_EDGES, int(_EDGES_PER_NODE * nodes))
    if len(weights) <= room:
        return 1
    first_left_out = int(weights.sort_values(ascending=False).iloc[room])
    return min(first_left_out + 1, int(weights.max()))


def strongest_of_each(links: pd.DataFrame, most: int = _HOLD) -> pd.DataFrame:
    """Each actor's heaviest edges, at most so many: what holds it in its place, whichever edges are drawn."""
    ends = pd.concat([links[["source"]].rename(columns={"source": "end"}), links[["target"]].rename(columns={"target": "end"})])
    rank = ends.sort_index(kind="stable").groupby("end").cumcount()  # the links come heaviest first
    return links.loc[sorted(set(rank.index[rank < most]))]


def graph_of(nodes: pd.DataFrame, links: pd.DataFrame) -> nx.Graph:
    """A graph of the keys of `nodes`, which carry mentions; edges carry weight, cooperation and conflict."""
    graph = nx.Graph()
    graph.add_nodes_from((key, {"mentions": mentions}) for key, mentions in zip(nodes["key"], nodes["mentions"], strict=True))
    for a, b, weight, cooperation, conflict in links[["source", "target", "weight", "cooperation", "conflict"]].to_numpy(
        dtype=object
    ):
        graph.add_edge(a, b, weight=weight, cooperation=cooperation, conflict=conflict)
    return graph


def _with_ends(links: pd.DataFrame, nodes: pd.DataFrame) -> pd.DataFrame:
    at = nodes.set_index("key")
    names = {f"{end}_name": links[end].map(at["name"]).astype("str") for end in ("source", "target")}
    frame = links.assign(**names)
    frame = frame.assign(x=links["source"].map(at["x"]), y=links["source"].map(at["y"]))
    frame = frame.assign(x2=links["target"].map(at["x"]), y2=links["target"].map(at["y"]))
    first = ["source", "target", "source_name", "target_name", "weight", "sign", "cooperation", "conflict"]
    return frame[[*first, "x", "y", "x2", "y2"]].astype(dict.fromkeys(("x", "y", "x2", "y2"), "float64"))
