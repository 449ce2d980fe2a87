"""A network as a file that Gephi, igraph, Pajek, Cytoscape or networkx opens, with its colours, sizes and places."""

from __future__ import annotations

import io
import json
import math
import re
from collections.abc import Callable, Mapping
from typing import Any

import networkx as nx
import pandas as pd

from analysis.exports.tables import Format
from analysis.networks import SIGNED, Network

PALETTE = ("#0173b2", "#e67300", "#7f5a47", "#7b2ff2", "#cc0000", "#8e9954", "#cc708f", "#c050f5")
"""Colours of the communities, the largest first; apart for the colour-blind."""

REST = "#85888d"
TIES = {"cooperation": "#0173b2", "conflict": "#d55e00", "both": "#b5bac4"}
_SIZES = (8.0, 50.0)  # diameters of the least and the most mentioned
_SPREAD = 1_000.0  # to how many units a place of 1 is stretched
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML 1.0


def graph(network: Network, format: str, kind: str = "mentions", colours: Mapping[str, str] | None = None) -> bytes:
    """The network as a file of this format (a key of `GRAPHS`); `kind` is its kind of edge.

    `colours` (by actor key, as #rrggbb) replaces those of the communities.
    """
    return GRAPHS[format].write(_graph(network, kind, colours or {}))


def _graph(network: Network, kind: str, colours: Mapping[str, str]) -> nx.Graph:
    """Nodes by actor key with label, colour, size and place; edges with weight and, where the kind has one, sign."""
    made = nx.Graph(creator="Standpoint", edges=kind)
    most = max(1, int(network.nodes["mentions"].max())) if len(network.nodes) else 1
    for row in network.nodes.to_dict("records"):
        colour = colours.get(row["key"], PALETTE[row["community"]] if row["community"] < len(PALETTE) else REST)
        size = _SIZES[0] + (_SIZES[1] - _SIZES[0]) * math.sqrt(row["mentions"] / most)
        told = {name: row[name] for name in ("kind", "country", "articles", "mentions", "statements", "degree")}
        told |= {name: float(row[name]) for name in ("betweenness", "eigenvector")}
        told |= {"community": row["community"], "community_name": row["community_name"]}
        place = {"x": row["x"] * _SPREAD, "y": row["y"] * _SPREAD}
        made.add_node(_text(row["key"]), label=_text(row["name"]), **_told(told), **place, size=round(size, 2), colour=colour)
    for row in network.edges.to_dict("records"):
        made.add_edge(_text(row["source"]), _text(row["target"]), **_edge(row, signed=kind in SIGNED))
    return made


def _edge(row: dict[Any, Any], signed: bool) -> dict[str, Any]:
    told: dict[str, Any] = {"weight": float(row["weight"])}
    if signed:
        told |= {"sign": float(row["sign"]), "cooperation": int(row["cooperation"]), "conflict": int(row["conflict"])}
    tone = "both" if not signed or abs(row["sign"]) < 1 / 3 else "cooperation" if row["sign"] > 0 else "conflict"
    return told | {"colour": TIES[tone]}


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    """Without missing values, which no format has a word for."""
    kept = {name: value for name, value in values.items() if not pd.isna(value)}
    return {name: _text(value) if isinstance(value, str) else value for name, value in kept.items()}


def _text(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)


def _gexf(made: nx.Graph) -> bytes:
    """Gephi's own format; colours, sizes and places stand where it looks for them."""
    seen = nx.Graph(**made.graph)
    for key, told in made.nodes(data=True):
        viz = {"color": _rgb(told["colour"]), "size": told["size"], "position": {"x": told["x"], "y": told["y"], "z": 0.0}}
        seen.add_node(key, viz=viz, **{name: value for name, value in told.items() if name not in ("x", "y", "size", "colour")})
    for source, target, told in made.edges(data=True):
        viz = {"color": _rgb(told["colour"]), "thickness": told["weight"]}
        seen.add_edge(source, target, viz=viz, **{name: value for name, value in told.items() if name != "colour"})
    file = io.BytesIO()
    nx.write_gexf(seen, file, version="1.2draft")
    return file.getvalue()


def _graphml(made: nx.Graph) -> bytes:
    file = io.BytesIO()
    nx.write_graphml_xml(made, file)
    return file.getvalue()


def _node_link(made: nx.Graph) -> bytes:
    """As networkx's `node_link_graph` and D3 read it."""
    return (json.dumps(nx.node_link_data(made, edges="links"), ensure_ascii=False, indent=1) + "\n").encode()


def _pajek(made: nx.Graph) -> bytes:
    """Vertices with label and place in [0, 1]; two actors of one name are told apart by their key."""
    labels = _distinct({key: _line(told["label"]) for key, told in made.nodes(data=True)})
    numbers = {key: n for n, key in enumerate(made.nodes, 1)}
    lines = [f"*Vertices {len(numbers)}"]
    for key, told in made.nodes(data=True):
        x, y = ((1 + told[axis] / _SPREAD) / 2 for axis in ("x", "y"))
        lines.append(f'{numbers[key]} "{labels[key]}" {x:.4f} {y:.4f} 0.5000')
    lines.append("*Edges")
    for source, target, told in made.edges(data=True):
        lines.append(f"{numbers[source]} {numbers[target]} {told.get('sign', 1) * told['weight']:g}")
    return ("\r\n".join(lines) + "\r\n").encode()


def _line(text: str) -> str:
    return " ".join(text.replace('"', "'").split())


def _distinct(labels: dict[str, str]) -> dict[str, str]:
    counts = pd.Series(list(labels.values()), dtype=object).value_counts()
    return {key: f"{label} ({_line(key)})" if counts[label] > 1 else label for key, label in labels.items()}


def _rgb(colour: str) -> dict[str, float | int]:
    return {name: int(colour[at : at + 2], 16) for name, at in (("r", 1), ("g", 3), ("b", 5))} | {"a": 1.0}


def _format(name: str, ending: str, media_type: str, write: Callable[[nx.Graph], bytes]) -> Format:
    return Format(name, ending, media_type, write)  # type: ignore[arg-type]


GRAPHS: dict[str, Format] = {
    "gexf": _format("GEXF (Gephi)", "gexf", "application/gexf+xml", _gexf),
    "graphml": _format("GraphML", "graphml", "application/graphml+xml", _graphml),
    "json": _format("JSON (node-link)", "json", "application/json", _node_link),
    "pajek": _format("Pajek", "net", "text/plain", _pajek),
}
