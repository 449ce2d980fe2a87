"""Arguments that several commands share, and files as they are named on the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeAlias

from analysis import search
from analysis.errors import SearchError, StandpointError
from analysis.queries import Filters
from analysis.queries.filters import ANYWHERE
from analysis.store import Store, Workspace

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def day(text: str) -> date:
    """A date as 2025-01-22."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as 2025-01-22") from None


def words(text: str) -> str:
    """A search as the dashboard reads it."""
    try:
        search.parse(text.removeprefix(ANYWHERE))
    except SearchError as error:
        raise argparse.ArgumentTypeError(f"{text!r} cannot be searched for: {error}") from None
    return text


def add_database(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--database",
        metavar="URL",
        help="where the workspaces are: sqlite:///path or postgresql://… (default: STANDPOINT_DATABASE_URL, else the one that "
        "the dashboard uses on this machine)",
    )


def add_filters(parser: argparse.ArgumentParser, actors: bool = True) -> None:
    parser.add_argument("--country", action="append", default=[], metavar="ISO3", help="such as CHN; can be repeated")
    if actors:
        parser.add_argument("--actor", action="append", default=[], metavar="KEY", help="such as Q15031; can be repeated")
    parser.add_argument("--theme", action="append", default=[], metavar="ID", help="such as trade; can be repeated")
    parser.add_argument("--source", action="append", default=[], metavar="OUTLET", help="can be repeated")
    parser.add_argument("--words", type=words, action="append", default=[], metavar="SEARCH", help="such as 'tariff* OR duties'")
    parser.add_argument("--from", dest="start", type=day, metavar="YYYY-MM-DD", help="published on this day or later")
    parser.add_argument("--to", dest="end", type=day, metavar="YYYY-MM-DD", help="published on this day or before")


def filters_of(options: argparse.Namespace) -> Filters:
    """What the arguments of `add_filters` ask for."""
    return Filters(
        countries=tuple(options.country),
        actors=tuple(getattr(options, "actor", ())),
        themes=tuple(options.theme),
        sources=tuple(options.source),
        words=tuple(options.words),
        start=options.start,
        end=options.end,
    )


def workspace_named(store: Store, name: str) -> Workspace:
    """Raises StandpointError, which lists the names there are."""
    found = store.workspace_named(name)
    if found is None:
        names = ", ".join(workspace.name for workspace in store.workspaces()) or "none yet"
        raise StandpointError(f"There is no workspace {name!r}. There are: {names}.")
    return found


def contents(paths: Iterable[str], complaints: list[str]) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file; what cannot be read goes to `complaints`, in a sentence."""
    for path in paths:
        try:
            yield Path(path).name, Path(path).read_bytes()
        except OSError as error:
            complaints.append(f"{path} cannot be read: {(error.strerror or str(error)).lower()}.")


def complain(complaints: Iterable[str]) -> None:
    for complaint in complaints:
        print(complaint, file=sys.stderr)
