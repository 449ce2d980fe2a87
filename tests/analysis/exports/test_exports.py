"""What is written is what other programs read."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import igraph
import networkx as nx
import openpyxl
import pandas as pd
import pytest

from analysis import exports, networks, queries
from analysis.cli import main
from analysis.errors import StandpointError
from analysis.exports import tables
from analysis.exports.graphs import PALETTE, TIES
from analysis.queries import Filters

NASTY = pd.DataFrame(
    {
        "words": ["=HYPERLINK(1)", "+1", "-1", "@x", "\tx", 'a "quoted"\nline', "ü 🚢", "bell\x07", None],
        "many": [["=a", "b"], [], ["c"], [], [], [], [], [], []],
        "number": [1.5, -2, 0, 3, float("nan"), 5, 6, 7, 8],
        "day": pd.to_datetime(["2024-01-08"] * 8 + [None]),
    }
)


@pytest.fixture
def net(press):
    return networks.network(press.store, press.workspace.id, Filters(), "relations")


def test_csv_holds_no_formula_and_opens_in_excel():
    content = exports.table(NASTY, "csv")
    assert content.startswith("\ufeff".encode())
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[0] == ["words", "many", "number", "day"]
    assert [row[0] for row in rows[1:6]] == ["'=HYPERLINK(1)", "'+1", "'-1", "'@x", "'\tx"]
    assert rows[1][1:] == ["'=a; b", "1.5", "2024-01-08"]
    assert rows[2][2] == "-2.0"
    assert rows[-1] == ["", "", "8.0", ""]


def test_excel_shows_text_as_text():
    sheet = openpyxl.load_workbook(io.BytesIO(exports.table(NASTY, "xlsx"))).active
    assert [cell.value for cell in sheet[1]] == ["words", "many", "number", "day"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=HYPERLINK(1)", "s")
    assert sheet["C2"].value == 1.5
    assert sheet["A9"].value == "bell\ufffd"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:D10"


def test_a_table_too_long_for_excel_is_told_of(monkeypatch):
    monkeypatch.setattr(tables, "_SHEET_ROWS", 3)
    with pytest.raises(StandpointError, match="take CSV or Parquet"):
        exports.table(NASTY, "xlsx")


def test_parquet_and_json_bring_back_the_table():
    back = pd.read_parquet(io.BytesIO(exports.table(NASTY, "parquet")))
    assert back["number"].tolist()[:4] == [1.5, -2, 0, 3]
    assert [list(value) for value in back["many"]] == NASTY["many"].tolist()
    rows = json.loads(exports.table(NASTY, "json"))
    assert rows[0] == {"words": "=HYPERLINK(1)", "many": ["=a", "b"], "number": 1.5, "day": "2024-01-08"}
    assert rows[-1]["words"] is None


@pytest.mark.parametrize("format_", exports.FORMATS)
@pytest.mark.parametrize("name", exports.TABLES)
def test_every_table_can_be_written_in_every_format_also_an_empty_one(press, name, format_):
    for filters in (Filters(), Filters(sources=("Nobody",))):
        assert exports.table(exports.TABLES[name](press.store, press.workspace.id, filters), format_)


def test_gephis_format_brings_back_nodes_edges_weights_colours_sizes_and_places(net):
    content = exports.graph(net, "gexf", "relations")
    read = nx.read_gexf(io.BytesIO(content))
    assert {(key, told["label"]) for key, told in read.nodes(data=True)} == set(
        net.nodes[["key", "name"]].itertuples(index=False, name=None)
    )
    for row in net.nodes.itertuples():
        told = read.nodes[row.key]
        assert told["viz"]["color"] == _rgb(PALETTE[row.community])
        assert told["viz"]["position"]["x"] == pytest.approx(row.x * 1000)
        assert 8 <= told["viz"]["size"] <= 50
        assert told["mentions"] == row.mentions
    assert {frozenset(edge[:2]): (edge[2]["weight"], edge[2]["sign"]) for edge in read.edges(data=True)} == {
        frozenset((row.source, row.target)): (row.weight, row.sign) for row in net.edges.itertuples()
    }
    lines = ElementTree.fromstring(content).findall(".//{*}edge/{*}color")
    assert len(lines) == len(net.edges)
    tone = {True: TIES["cooperation"], False: TIES["conflict"]}
    assert [line.get("r") for line in lines] == [str(int(tone[sign > 0][1:3], 16)) for sign in net.edges["sign"]]


@pytest.mark.parametrize("kind", networks.EDGES)
def test_graphml_is_the_same_for_networkx_and_igraph(press, tmp_path, kind):
    net = networks.network(press.store, press.workspace.id, Filters(), kind)
    path = tmp_path / "net.graphml"
    path.write_bytes(exports.graph(net, "graphml", kind))
    weights = {frozenset((row.source, row.target)): row.weight for row in net.edges.itertuples()}
    read = nx.read_graphml(path)
    assert {frozenset(edge[:2]): edge[2]["weight"] for edge in read.edges(data=True)} == weights
    other = igraph.Graph.Read_GraphML(str(path))
    assert dict(zip(other.vs["id"], other.vs["label"], strict=True)) == dict(
        zip(net.nodes["key"], net.nodes["name"], strict=True)
    )
    assert {frozenset((other.vs[e.source]["id"], other.vs[e.target]["id"])): e["weight"] for e in other.es} == weights
    assert dict(zip(other.vs["id"], other.vs["colour"], strict=True)) == {k: d["colour"] for k, d in read.nodes(data=True)}


def test_json_is_what_networkx_reads(net):
    read = nx.node_link_graph(json.loads(exports.graph(net, "json", "relations")), edges="links")
    assert (len(read), read.number_of_edges()) == (len(net.nodes), len(net.edges))


def test_pajek_is_read_by_networkx_and_igraph(net, tmp_path):
    path = tmp_path / "net.net"
    path.write_bytes(exports.graph(net, "pajek", "relations"))
    read = nx.Graph(nx.read_pajek(path))
    names = dict(zip(net.nodes["key"], net.nodes["name"], strict=True))
    assert set(read) == set(names.values())
    assert {frozenset(edge[:2]): edge[2]["weight"] for edge in read.edges(data=True)} == {
        frozenset((names[row.source], names[row.target])): row.sign * row.weight for row in net.edges.itertuples()
    }
    assert igraph.Graph.Read_Pajek(str(path)).ecount() == len(net.edges)


@pytest.mark.parametrize("format_", exports.GRAPHS)
def test_no_name_breaks_a_network_file(net, format_):
    names = ['"<script>&amp;"\x00\x0b', "two\nlines", "*Edges", "]]>", "😀", "same", "same"]
    nodes = net.nodes.assign(name=[*names, *net.nodes["name"]][: len(net.nodes)], country=None)
    content = exports.graph(replace(net, nodes=nodes), format_, "relations")
    match format_:
        case "gexf":
            assert len(nx.read_gexf(io.BytesIO(content))) == len(nodes)
        case "graphml":
            assert len(nx.read_graphml(io.BytesIO(content))) == len(nodes)
        case "json":
            assert json.loads(content)["nodes"][0]["label"].startswith('"<script>')
        case "pajek":
            assert len(nx.read_pajek(io.BytesIO(content))) == len(nodes)


def test_an_empty_network_is_a_file_too(press):
    empty = networks.network(press.store, press.workspace.id, Filters(sources=("Nobody",)))
    assert all(exports.graph(empty, format_) for format_ in exports.GRAPHS)


def test_statements_for_discourse_network_analyzer(press):
    frame = exports.discourse_statements(press.store, press.workspace.id, Filters())
    assert list(frame.columns[:10]) == [
        "id", "documentId", "startCaret", "endCaret", "statementTypeId", "coder",
        "person", "organization", "concept", "agreement",
    ]  # fmt: skip
    cost = frame[frame["text"] == "that the deal would cost the forest dearly"]
    assert cost[["person", "organization", "concept", "agreement"]].values.tolist() == [["Luis Quispe", "Peru", "Climate", 0]]
    state = frame[frame["text"] == "money for the forest in Brazil"]
    assert state[["person", "organization", "agreement"]].values.tolist() == [["", "Norway", 1]]
    assert frame["id"].is_unique
    assert set(frame["agreement"]) == {0, 1}


def test_its_carets_are_places_in_its_documents(press):
    with zipfile.ZipFile(io.BytesIO(exports.discourse(press.store, press.workspace.id, Filters()))) as archive:
        statements = pd.read_csv(archive.open("statements.csv"))
        documents = pd.read_csv(archive.open("documents.csv")).set_index("id")
    for row in statements.itertuples():
        assert documents.loc[row.documentId, "text"][row.startCaret : row.endCaret] == row.text


def run(press, *arguments):
    return main(["export", *arguments, "--workspace", "Timber", "--database", press.store.url])


def test_the_command_line_writes_by_the_ending(press, tmp_path, capsys):
    files = {"s.xlsx": "statements", "a.parquet": "actors", "n.gexf": "network", "n.net": "network", "d.zip": "discourse"}
    for file, what in files.items():
        assert run(press, what, "--output", str(tmp_path / file)) == 0
        assert (tmp_path / file).stat().st_size > 100
    assert run(press, "statements", "--country", "BRA") == 0
    printed = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["actor"] for row in printed} == {"Q1"}


def test_the_command_line_says_what_a_network_can_be(press, capsys):
    assert run(press, "network", "--format", "xlsx") == 1
    assert "choose one of gexf, graphml, json, pajek" in capsys.readouterr().err


def test_a_table_is_what_the_page_shows(press):
    frame = queries.statements(press.store, press.workspace.id, Filters(themes=("trade",)))
    assert len(pd.read_parquet(io.BytesIO(exports.table(frame, "parquet")))) == len(frame)


def _rgb(colour):
    return {name: int(colour[at : at + 2], 16) for name, at in (("r", 1), ("g", 3), ("b", 5))} | {"a": 1.0}
