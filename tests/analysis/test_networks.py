"""Networks of the eight articles of `press` (tests/conftest.py), and what the layout promises."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from analysis import networks, queries
from analysis.networks import groups
from analysis.queries import Filters

EVERYTHING = Filters()


def edge(network: networks.Network, a: str, b: str) -> pd.Series:
    found = network.edges[(network.edges["source"] == min(a, b)) & (network.edges["target"] == max(a, b))]
    assert len(found) == 1
    return found.iloc[0]


@pytest.fixture
def draw(press_anywhere):
    return lambda *arguments, **named: networks.network(press_anywhere.store, press_anywhere.workspace.id, *arguments, **named)


def test_an_edge_counts_the_sentences_that_two_actors_share(draw):
    network = draw(EVERYTHING)
    assert edge(network, "PER", "BRA")["weight"] == 2
    assert edge(network, "Q1", "PER")["weight"] == 1
    assert len(network.edges) == 7
    assert network.edges["weight"].is_monotonic_decreasing


def test_two_mentions_in_one_sentence_count_once(draw, press_anywhere):
    text_of = queries.mentions(press_anywhere.store, press_anywhere.workspace.id, EVERYTHING, "NOR")
    assert (text_of["sentence"] == "Prado thanked Oslo and vowed to halve emissions.").sum() == 1
    assert edge(draw(EVERYTHING), "NOR", "Q1")["weight"] == 1


def test_relations_carry_their_sign(draw):
    network = draw(EVERYTHING, "relations")
    between = edge(network, "PER", "BRA")
    assert (between["weight"], between["cooperation"], between["conflict"], between["sign"]) == (4, 3, 1, 0.5)
    assert edge(network, "NOR", "BRA")["sign"] == 1


@pytest.mark.parametrize("edges", ["mentions", "relations"])
def test_every_edge_has_as_many_sentences_as_it_weighs(draw, press_anywhere, edges):
    network = draw(EVERYTHING, edges)
    for link in network.edges.itertuples():
        found = networks.evidence(press_anywhere.store, press_anywhere.workspace.id, EVERYTHING, link.target, link.source, edges)
        assert len(found) == link.weight
        for row in found.itertuples():
            text = queries.article(press_anywhere.store, press_anywhere.workspace.id, row.article_id).text
            assert text[row.start : row.end] == row.sentence


def test_the_evidence_of_strangers_is_empty(press):
    for edges in ("mentions", "relations"):
        found = networks.evidence(press.store, press.workspace.id, EVERYTHING, "Q1065", "nobody", edges)
        assert found.empty
        assert {"article_id", "sentence", "start", "end"} <= set(found.columns)


def test_a_node_stays_where_it_is_when_a_filter_changes(draw):
    whole = draw(EVERYTHING).nodes.set_index("key")[["x", "y"]]
    for filters in (Filters(actors=("Q1",)), Filters(themes=("protest",)), Filters(sources=("Andes Wire",))):
        part = draw(filters).nodes.set_index("key")[["x", "y"]]
        assert 0 < len(part) < len(whole)
        pd.testing.assert_frame_equal(part.sort_index(), whole.loc[part.index].sort_index())


def test_the_same_data_gives_the_same_picture(draw):
    first, second = draw(EVERYTHING), draw(EVERYTHING)
    pd.testing.assert_frame_equal(first.nodes, second.nodes)
    pd.testing.assert_frame_equal(first.edges, second.edges)


def test_only_the_most_mentioned_are_drawn_and_the_rest_is_counted(draw):
    network = draw(EVERYTHING, most=3)
    assert network.nodes["key"].tolist() == ["BRA", "Q1", "PER"]
    assert network.left_out == 3
    assert set(network.edges["source"]) | set(network.edges["target"]) <= set(network.nodes["key"])


def test_weak_edges_can_be_left_out(draw):
    assert len(draw(EVERYTHING, weakest=2).edges) == 1


def test_nothing_to_draw_is_an_empty_network(draw):
    network = draw(Filters(sources=("no such outlet",)))
    assert network.nodes.empty
    assert network.edges.empty
    assert {"x", "y", "community_name", "degree"} <= set(network.nodes.columns)
    assert {"x", "y", "x2", "y2", "sign"} <= set(network.edges.columns)


def test_edges_end_at_their_nodes(draw):
    network = draw(EVERYTHING)
    at = network.nodes.set_index("key")
    for link in network.edges.itertuples():
        assert (link.x, link.y) == tuple(at.loc[link.source, ["x", "y"]])
        assert (link.x2, link.y2) == tuple(at.loc[link.target, ["x", "y"]])
        assert link.source_name == at.loc[link.source, "name"]


def test_two_cliques_with_one_bridge_are_two_communities():
    graph = nx.Graph()
    for group in ("abcd", "wxyz"):
        graph.add_edges_from((a, b, {"weight": 5}) for a in group for b in group if a < b)
    graph.add_edge("d", "w", weight=1)
    nodes = pd.DataFrame({"key": list("abcdwxyz"), "name": [f"Actor {key}" for key in "abcdwxyz"]})
    grouped = groups.with_communities(nodes, graph, signed=False).set_index("key")
    assert grouped.groupby("community").groups.keys() == {0, 1}
    assert grouped.loc[list("abcd"), "community"].nunique() == 1
    assert grouped.loc["x", "community_name"] == "Actor w, Actor x, Actor y"
    between = groups.with_centrality(nodes, graph).set_index("key")["betweenness"]
    assert set(between.nlargest(2).index) == {"d", "w"}


@pytest.mark.parametrize("size", [1, 2, 10, 60, 200])
def test_no_two_nodes_cover_each_other(size):
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(size, 2, seed=1) if size > 2 else nx.path_graph(size), str)
    nx.set_edge_attributes(graph, 1, "weight")
    places = np.array(list(networks.lay_out(graph).values()))
    assert places.shape == (size, 2)
    assert np.abs(places).max() <= 1
    distance = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    np.fill_diagonal(distance, np.inf)
    assert size == 1 or distance.min() > 0.03


def test_who_is_mentioned_more_gets_more_room():
    graph = nx.complete_graph(list("abcdefghij"))
    nx.set_edge_attributes(graph, 1, "weight")
    nx.set_node_attributes(graph, {"a": 100, "b": 90, "c": 1}, "mentions")
    places = {key: np.array(place) for key, place in networks.lay_out(graph).items()}
    least = min(np.hypot(*(places["a"] - places[key])) for key in places if key != "a")
    assert np.hypot(*(places["a"] - places["b"])) > 0.16
    assert least > 0.13


def test_who_has_no_edge_stands_beside_nobody_else():
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(30, 2, seed=5), str)
    nx.set_edge_attributes(graph, 1, "weight")
    graph.add_nodes_from([f"alone {n}" for n in range(20)])
    places = np.array(list(networks.lay_out(graph).values()))
    distance = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    np.fill_diagonal(distance, np.inf)
    assert distance.min() > 0.1
