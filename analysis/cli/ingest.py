"""`ingest PATH… --workspace NAME`: articles into the store, analysed, with a progress bar."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from analysis.cli.arguments import Commands, add_database, complain, contents, day
from analysis.errors import StandpointError
from analysis.ingest import SUFFIXES
from analysis.store import Store


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "ingest",
        help="add articles to a workspace of the dashboard and analyse them",
        description="Add articles to a workspace, made now if there is none of that name, and analyse what is new or waiting. "
        "The same text twice is one article. What could not be added is named on stderr, and the exit status is then 1.",
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help=f"files, or folders with files: {' '.join(SUFFIXES)}")
    parser.add_argument("--workspace", required=True, metavar="NAME", help="the workspace's name, as the dashboard shows it")
    parser.add_argument("--published", type=day, metavar="YYYY-MM-DD", help="publication date of all of them")
    parser.add_argument("--source", metavar="OUTLET", help="outlet of all of them")
    parser.add_argument("--processes", type=int, metavar="N", help="how many analyse beside this one (default: by CPUs and work)")
    add_database(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from analysis import jobs

    complaints: list[str] = []
    files = list(contents(_files(options.paths), complaints))
    store = Store(options.database)
    workspace = store.workspace_named(options.workspace) or store.create_workspace(options.workspace)
    with _bar() as tell:
        outcomes = list(jobs.take_in(store, workspace.id, files, tell, options.published, options.source))
        analysed, failed = jobs.analyse_waiting(store, workspace.id, tell, options.processes)
    complaints += [outcome.reason or f"{outcome.file} cannot be read." for outcome in outcomes if outcome.status == "failed"]
    complain(complaints)
    counts = Counter(outcome.status for outcome in outcomes)
    print(
        f"{workspace.name}: {counts['added']} added, {counts['already there']} already there, {len(complaints)} not read; "
        f"{analysed} analysed, {failed} failed."
    )
    return 1 if complaints or failed else 0


def _files(paths: list[str]) -> Iterator[str]:
    """The files named, and those in the folders named that can hold articles."""
    for path in paths:
        if not Path(path).is_dir():
            yield path
            continue
        inside = [str(file) for file in sorted(Path(path).rglob("*")) if file.suffix.lower() in SUFFIXES and file.is_file()]
        if not inside:
            raise StandpointError(f"The folder {path} holds no file that can be read. Readable are: {' '.join(SUFFIXES)}.")
        yield from inside


@contextmanager
def _bar() -> Iterator[Callable[[int, int, str], None]]:
    """A bar on the terminal's stderr, nothing where that is no terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=sys.stderr), disable=not sys.stderr.isatty(), transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda done, total, what: progress.update(task, completed=done, total=total, description=what)
