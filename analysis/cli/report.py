"""`report ACTOR… --workspace NAME`: where actors stand, on a page with its sources."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from analysis import brief, queries
from analysis.cli.arguments import Commands, add_database, add_filters, filters_of, workspace_named
from analysis.errors import StandpointError
from analysis.queries import Filters
from analysis.store import Store


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "report",
        help="write the brief: where actors stand, on a page with its sources",
        description="Write what actors say on the themes where most of them speak, as Markdown, a Word document or a page to "
        "print, each quotation with the article, outlet, date and sentence it is from.",
    )
    parser.add_argument("actors", nargs="+", metavar="ACTOR", help="key or name, such as Q15031, CHN or “Xi Jinping”")
    parser.add_argument("--workspace", required=True, metavar="NAME", help="the workspace's name, as the dashboard shows it")
    parser.add_argument("--together", action="store_true", help="a country speaks with the voices of all who act for it")
    parser.add_argument("--format", choices=brief.FORMATS, help="default: by the output's ending, else md")
    parser.add_argument("--output", type=Path, metavar="FILE", help="default: standard output")
    add_filters(parser, actors=False)
    add_database(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    store = Store(options.database)
    workspace = workspace_named(store, options.workspace).id
    actors = _keys(store, workspace, options.actors)
    made = brief.compose(store, workspace, filters_of(options), actors, options.together)
    ending = options.output.suffix.lower().removeprefix(".") if options.output else ""
    format_ = options.format or (ending if ending in brief.FORMATS else "md")
    content = brief.write(made, format_)
    if options.output is None:
        if format_ == "docx":
            raise StandpointError("A Word document needs a file; say which with --output.")
        sys.stdout.write(content.decode())
        return 0
    try:
        options.output.write_bytes(content)
    except OSError as error:
        raise StandpointError(f"{options.output} cannot be written: {(error.strerror or str(error)).lower()}.") from error
    return 0


def _keys(store: Store, workspace: int, wanted: list[str]) -> tuple[str, ...]:
    """Raises StandpointError for somebody who is not in the workspace."""
    known = queries.actors(store, workspace, Filters())
    by_name = dict(zip(known["name"].str.casefold()[::-1], known["key"][::-1], strict=True))
    keys = {key.casefold(): key for key in known["key"]}
    found = []
    for actor in wanted:
        key = keys.get(actor.casefold()) or by_name.get(actor.casefold())
        if key is None:
            raise StandpointError(f"There is no actor {actor!r} in this workspace; `export actors` lists those there are.")
        found.append(key)
    return tuple(dict.fromkeys(found))
