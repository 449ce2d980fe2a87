"""`knowledge refresh --leaders FILE.csv`: what a Wikidata export knows otherwise than data/leaders.csv."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from analysis.cli.arguments import Commands
from analysis.knowledge.refresh import What, compare
from analysis.knowledge.tables import DATA
from analysis.knowledge.wikidata import COLUMNS, read_terms

_MARKS = {What.ADDED: "+", What.ENDED: "-", What.CHANGED: "~", What.IDENTIFIED: "="}


def add_to(commands: Commands) -> None:
    parser = commands.add_parser("knowledge", help="bring what Standpoint knows of the world up to date")
    kinds = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    refresh = kinds.add_parser(
        "refresh",
        help="compare data/leaders.csv with a Wikidata export",
        description="Read a CSV that query.wikidata.org gave for the query in data/README.md, check it, and say who came into "
        "office, who left, and which dates differ. Nothing is written without --write.",
        epilog=f"The export's columns: {', '.join(COLUMNS)}.",
    )
    refresh.add_argument("--leaders", required=True, type=Path, metavar="FILE.csv", help="the export")
    refresh.add_argument("--file", type=Path, default=DATA / "leaders.csv", metavar="FILE.csv", help="default: data/leaders.csv")
    refresh.add_argument("--write", action="store_true", help="take the changes over into the file")
    refresh.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    terms = read_terms(options.leaders)
    refresh = compare(options.file, terms)
    for change in refresh.changes:
        print(f"{_MARKS[change.what]} {change.text}")
    counts = Counter(change.what for change in refresh.changes)
    summary = ", ".join(f"{counts[what]} {what.value}" for what in What)
    if not options.write:
        told = "Nothing was written; --write takes it over." if refresh.changes else "Nothing to write."
        print(f"{len(terms)} terms read: {summary}. {told}")
        return 0
    if refresh.changes:
        refresh.write(options.file)
    print(f"{len(terms)} terms read: {summary}. {options.file.name} is up to date with them.")
    return 0
