"""Tables, networks and statements as files that other programs open.

    exports.table(frame, "xlsx")                     # any table of `analysis.queries`: csv, xlsx, parquet or json
    exports.graph(network, "gexf")                   # a `analysis.networks.Network`: gexf, graphml, json or pajek
    exports.discourse(store, workspace, filters)     # statements and documents for Discourse Network Analyzer, in a ZIP

All give bytes. Text of articles is never a spreadsheet's formula, and never breaks out of XML.
"""

from analysis.exports.discourse import discourse, discourse_statements
from analysis.exports.graphs import GRAPHS, graph
from analysis.exports.tables import FORMATS, TABLES, Format, table, write_csv, write_json

__all__ = [
    "FORMATS",
    "GRAPHS",
    "TABLES",
    "Format",
    "discourse",
    "discourse_statements",
    "graph",
    "table",
    "write_csv",
    "write_json",
]
