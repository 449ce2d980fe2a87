"""`export WHAT --workspace NAME`: the tables, the network and the statements of a workspace as files for other programs."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from analysis import exports, networks
from analysis.cli.arguments import Commands, add_database, add_filters, filters_of, workspace_named
from analysis.errors import StandpointError
from analysis.store import Store

NETWORK, DISCOURSE = "network", "discourse"
_TABLE_FORMATS = tuple(exports.FORMATS)
_ENDINGS = {"net": "pajek"}


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "export",
        help="write a table or the network of a workspace for other programs",
        description="Write the articles, actors, themes, statements or relations of a workspace as CSV, Excel, Parquet or JSON; "
        "its network for Gephi (gexf), as graphml, json or for Pajek; or its statements for Discourse Network Analyzer. Filtered "
        "as in the dashboard: values of one filter are alternatives, different filters must all be met.",
    )
    parser.add_argument("what", choices=(*exports.TABLES, NETWORK, DISCOURSE), help="which table, or the network")
    parser.add_argument("--workspace", required=True, metavar="NAME", help="the workspace's name, as the dashboard shows it")
    parser.add_argument(
        "--format",
        choices=dict.fromkeys((*_TABLE_FORMATS, *exports.GRAPHS, "zip")),
        help="default: by the output's ending, else csv (of a network gexf)",
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="default: standard output")
    parser.add_argument("--edges", choices=networks.EDGES, default="mentions", help="what joins two actors of the network")
    parser.add_argument("--most", type=int, default=60, metavar="N", help="actors of the network (default: 60)")
    add_filters(parser)
    add_database(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    store = Store(options.database)
    workspace = workspace_named(store, options.workspace).id
    content = _content(store, workspace, options)
    try:
        if options.output:
            options.output.write_bytes(content)
        else:
            _to_standard_output(content)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise StandpointError(f"{options.output} cannot be written: {(error.strerror or str(error)).lower()}.") from error
    return 0


def _content(store: Store, workspace: int, options: argparse.Namespace) -> bytes:
    format_, filters = _format(options), filters_of(options)
    if options.what == NETWORK:
        made = networks.network(store, workspace, filters, options.edges, options.most)
        return exports.graph(made, format_, options.edges)
    if options.what == DISCOURSE:
        if format_ == "zip":
            return exports.discourse(store, workspace, filters)
        return exports.table(exports.discourse_statements(store, workspace, filters), format_)
    return exports.table(exports.TABLES[options.what](store, workspace, filters), format_)


def _format(options: argparse.Namespace) -> str:
    """Raises StandpointError where what is asked for has no such format."""
    ending = options.output.suffix.lower().removeprefix(".") if options.output else ""
    can = tuple(exports.GRAPHS) if options.what == NETWORK else _TABLE_FORMATS + (("zip",) if options.what == DISCOURSE else ())
    by_ending = _ENDINGS.get(ending, ending)
    format_ = options.format or (by_ending if by_ending in can else can[0])
    if format_ not in can:
        raise StandpointError(f"The {options.what} cannot be written as {format_}; choose one of {', '.join(can)}.")
    return str(format_)


def _to_standard_output(content: bytes) -> None:
    """As bytes where that is possible; tests capture text."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None or isinstance(sys.stdout, io.StringIO):
        sys.stdout.write(content.decode("utf-8-sig"))
        return
    buffer.write(content.removeprefix(b"\xef\xbb\xbf"))
    buffer.flush()
