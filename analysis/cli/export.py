"""`export WHAT --workspace NAME`: the tables of a workspace as CSV or JSON."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any, TextIO

import pandas as pd

from analysis import queries
from analysis.cli.arguments import Commands, add_database, day, workspace_named
from analysis.errors import StandpointError
from analysis.queries import Filters
from analysis.store import Store

Table = Callable[[Store, int, Filters], pd.DataFrame]

TABLES: dict[str, Table] = {
    "articles": queries.articles,
    "actors": queries.actors,
    "themes": queries.theme_counts,
    "statements": queries.statements,
    "relations": queries.relations,
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what makes a spreadsheet compute a cell instead of showing it


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "export",
        help="write a table of a workspace as CSV or JSON",
        description="Write the articles, actors, themes, statements or relations of a workspace, filtered as in the dashboard. "
        "Values of one filter are alternatives, different filters must all be met.",
    )
    parser.add_argument("what", choices=TABLES, help="which table")
    parser.add_argument("--workspace", required=True, metavar="NAME", help="the workspace's name, as the dashboard shows it")
    parser.add_argument("--format", choices=("csv", "json"), help="default: by the output's ending, else csv")
    parser.add_argument("--output", type=Path, metavar="FILE", help="default: standard output")
    parser.add_argument("--country", action="append", default=[], metavar="ISO3", help="such as CHN; can be repeated")
    parser.add_argument("--actor", action="append", default=[], metavar="KEY", help="such as Q15031; can be repeated")
    parser.add_argument("--theme", action="append", default=[], metavar="ID", help="such as trade; can be repeated")
    parser.add_argument("--source", action="append", default=[], metavar="OUTLET", help="can be repeated")
    parser.add_argument("--from", dest="start", type=day, metavar="YYYY-MM-DD", help="published on this day or later")
    parser.add_argument("--to", dest="end", type=day, metavar="YYYY-MM-DD", help="published on this day or before")
    add_database(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    store = Store(options.database)
    workspace = workspace_named(store, options.workspace)
    frame = TABLES[options.what](store, workspace.id, _filters(options))
    ending = options.output.suffix.lower() if options.output else ""
    write = write_json if (options.format or ending.removeprefix(".")) == "json" else write_csv
    try:
        with options.output.open("w", encoding="utf-8", newline="") if options.output else nullcontext(sys.stdout) as file:
            write(frame, file)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise StandpointError(f"{options.output} cannot be written: {(error.strerror or str(error)).lower()}.") from error
    return 0


def _filters(options: argparse.Namespace) -> Filters:
    return Filters(
        countries=tuple(options.country),
        actors=tuple(options.actor),
        themes=tuple(options.theme),
        sources=tuple(options.source),
        start=options.start,
        end=options.end,
    )


def write_csv(frame: pd.DataFrame, file: TextIO) -> None:
    """Lists joined by semicolons; text that a spreadsheet would take for a formula gets an apostrophe before it."""
    writer = csv.writer(file)
    writer.writerow(frame.columns)
    for row in frame.itertuples(index=False):
        writer.writerow([_cell(value) for value in row])


def write_json(frame: pd.DataFrame, file: TextIO) -> None:
    """A list of objects, one a row; missing values are null."""
    rows = [{str(name): _plain(value) for name, value in row.items()} for row in frame.to_dict("records")]
    json.dump(rows, file, ensure_ascii=False, indent=1)
    file.write("\n")


def _cell(value: Any) -> Any:
    value = _plain(value)
    if isinstance(value, list):
        value = "; ".join(str(item) for item in value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return "" if value is None else value


def _plain(value: Any) -> Any:
    """Dates as text, times with their hour, missing values as None."""
    if isinstance(value, list):
        return value
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.isoformat() if value.tz else value.date().isoformat()
    return value
