"""Actors as a network: who is mentioned with whom, and who does what to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis.queries import Filters
from analysis.store import Store

Edges = Literal["mentions", "relations"]


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
    store: Store, workspace: int, filters: Filters, edges: Edges = "mentions", most: int = 60, weakest: int = 1
) -> Network:
    """The network of the articles that pass: the `most` mentioned actors and their edges of at least `weakest` sentences.

    "mentions" joins two actors named in the same sentence; "relations" joins source and target, both ways in one edge.
    Positions come from the whole workspace's network, so a node stays where it is when a filter changes. Communities are
    Louvain's (Blondel et al. 2008). The same data gives the same picture.
    """
    raise NotImplementedError


def evidence(
    store: Store, workspace: int, filters: Filters, a: str, b: str, edges: Edges = "mentions", most: int = 50
) -> pd.DataFrame:
    """The sentences behind the edge between the actors `a` and `b` (keys), latest article first.

    Columns: article_id, title, published, source (the outlet), sentence, start, end; for "relations" also actor,
    target (keys), actor_name, target_name, event, polarity, actual.
    """
    raise NotImplementedError
