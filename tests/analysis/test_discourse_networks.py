"""Who agrees with whom, who speaks on the same, and who is central."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from analysis import networks
from analysis.networks import discourse, groups, legible
from analysis.networks.places import with_newcomers
from analysis.queries import Filters

EVERYTHING = Filters()


def said(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["actor", "theme", "support", "oppose"])


@pytest.mark.parametrize(
    ("support", "oppose", "side"), [(3, 0, 1), (0, 1, -1), (2, 1, 1), (1, 2, -1), (3, 2, 0), (1, 1, 0), (0, 0, 0)]
)
def test_a_side_needs_two_voices_against_one(support, oppose, side):
    assert discourse.sides(said(("A", "trade", support, oppose))).loc["A", "trade"] == side


def test_two_agree_on_a_theme_and_clash_on_another():
    pairs = discourse.agreement(
        said(("A", "trade", 4, 0), ("B", "trade", 1, 0), ("A", "climate", 0, 2), ("B", "climate", 3, 0), ("C", "climate", 1, 1))
    )
    assert len(pairs) == 1  # C speaks both ways, so nobody knows with whom it agrees
    pair = pairs.iloc[0]
    assert (pair["source"], pair["target"]) == ("A", "B")
    assert (pair["weight"], pair["cooperation"], pair["conflict"], pair["sign"]) == (2, 1, 1, 0)


def test_two_who_oppose_the_same_agree():
    pairs = discourse.agreement(said(("A", "trade", 0, 4), ("B", "trade", 0, 1)))
    assert (pairs.iloc[0]["cooperation"], pairs.iloc[0]["conflict"]) == (1, 0)


def test_the_matrix_has_each_pair_both_ways():
    matrix = discourse.agreement_matrix(said(("A", "trade", 1, 0), ("B", "trade", 0, 1)))
    assert {(row.source, row.target) for row in matrix.itertuples()} == {("A", "B"), ("B", "A")}
    assert discourse.agreement_matrix(said()).empty


@pytest.fixture
def draw(press_anywhere):
    return lambda *arguments, **named: networks.network(press_anywhere.store, press_anywhere.workspace.id, *arguments, **named)


@pytest.fixture
def prove(press_anywhere):
    def proof(a, b, edges):
        return networks.evidence(press_anywhere.store, press_anywhere.workspace.id, EVERYTHING, a, b, edges)

    return proof


def edges_of(network: networks.Network) -> dict[tuple[str, str], tuple[int, int, int]]:
    return {(row.source, row.target): (row.weight, row.cooperation, row.conflict) for row in network.edges.itertuples()}


def test_agreement_in_the_press(draw):
    # Prado is for the tariffs (three to one), Quispe speaks both ways on them; Prado and Norway are for the climate.
    assert edges_of(draw(EVERYTHING, "agreement")) == {("NOR", "Q1"): (1, 1, 0)}


def test_shared_themes_weigh_the_statements_that_can_be_paired(draw):
    assert edges_of(draw(EVERYTHING, "themes"))[("Q1", "person:luis-quispe")] == (2 + 1, 0, 0)


def test_evidence_of_agreement_is_what_took_the_side(prove):
    found = prove("Q1", "NOR", "agreement")
    assert set(found["actor"]) == {"Q1", "NOR"}
    assert set(found["theme_name"]) == {"Climate"}
    assert set(found["stance"]) == {"support"}
    assert found["agree"].all()


def test_evidence_of_shared_themes_comes_from_both(prove):
    found = prove("Q1", "person:luis-quispe", "themes")
    assert found.groupby("theme")["actor"].nunique().to_dict() == {"climate": 2, "trade": 2}
    assert found["theme"].is_monotonic_increasing


@pytest.mark.parametrize("edges", ["themes", "agreement"])
def test_evidence_of_strangers_is_empty(prove, edges):
    found = prove("Q1065", "nobody", edges)
    assert found.empty
    assert {"article_id", "sentence", "start", "end", "actor", "theme"} <= set(found.columns)


def test_a_theme_filter_narrows_what_is_agreed_on(draw):
    assert edges_of(draw(Filters(themes=("trade",)), "agreement")) == {}
    assert edges_of(draw(Filters(themes=("climate",)), "agreement")) == {("NOR", "Q1"): (1, 1, 0)}


@pytest.mark.parametrize("edges", networks.EDGES)
def test_no_articles_no_edges(draw, edges):
    empty = draw(Filters(sources=("no such outlet",)), edges, weakest=None)
    assert empty.edges.empty
    assert (empty.heaviest, empty.weaker, empty.weakest) == (0, 0, 1)


@pytest.mark.parametrize("seed", range(4))
def test_betweenness_is_that_of_networkx(seed):
    graph = nx.gnp_random_graph(40, 0.08, seed=seed)
    expected = list(nx.betweenness_centrality(graph).values())
    assert groups.betweenness(nx.to_numpy_array(graph)) == pytest.approx(expected)


def test_eigenvector_centrality_is_that_of_networkx():
    graph = nx.gnp_random_graph(30, 0.3, seed=2)
    nx.set_edge_attributes(graph, {edge: 1 + sum(edge) % 4 for edge in graph.edges}, "weight")
    expected = np.array(list(nx.eigenvector_centrality_numpy(graph, weight="weight").values()))
    assert groups.eigenvector(nx.to_numpy_array(graph)) == pytest.approx(expected / expected.max(), abs=1e-4)


def test_centralities_of_small_graphs_are_numbers():
    for size in range(4):
        ties = np.ones((size, size)) - np.eye(size)
        assert np.isfinite(groups.betweenness(ties)).all()
        assert np.isfinite(groups.eigenvector(ties)).all()
    assert groups.eigenvector(np.zeros((3, 3))).tolist() == [0, 0, 0]


def test_the_picture_keeps_only_as_many_edges_as_it_bears():
    weights = pd.Series(np.arange(1, 501))
    assert (weights >= legible(weights, 60)).sum() == 120
    assert legible(pd.Series([1, 2, 3]), 60) == 1
    assert legible(pd.Series([7] * 500), 60) == 7  # all alike: better all of them than none


def test_what_is_left_out_is_counted(draw):
    network = draw(EVERYTHING, weakest=2)
    assert (network.weakest, network.weaker, network.heaviest) == (2, 6, 2)


def test_newcomers_find_room_and_the_others_stay():
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(60, 2, seed=3), str)
    nx.set_edge_attributes(graph, 1, "weight")
    settled = networks.lay_out(graph.subgraph([str(n) for n in range(40)]))
    places = with_newcomers(settled, graph)
    assert all(places[key] == settled[key] for key in settled)
    xy = np.array(list(places.values()))
    distance = np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1))
    np.fill_diagonal(distance, np.inf)
    assert distance.min() > 0.03
    assert np.abs(xy).max() <= 1


def test_each_actor_is_held_by_its_heaviest_edges():
    links = pd.DataFrame(
        [("A", "B", 9), ("A", "C", 8), ("A", "D", 7), ("A", "E", 6), ("E", "A2", 1)], columns=["source", "target", "weight"]
    )
    assert len(networks.strongest_of_each(links, most=1)) == 5  # each of the others hangs on one
    triangle = pd.DataFrame([("A", "B", 9), ("A", "C", 8), ("B", "C", 7)], columns=["source", "target", "weight"])
    assert networks.strongest_of_each(triangle, most=1)["weight"].tolist() == [9, 8]
