"""The sample articles that fill a first start, so that no page is ever empty."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import StandpointError
from analysis.store import Store, Workspace

if TYPE_CHECKING:
    from analysis.jobs import Progress

NAME = "Sample"
FOLDER = Path(__file__).parents[1] / "data" / "samples"
INDEX = "index.csv"  # file, source: which outlet each article is by


def ensure(store: Store, progress: Progress | None = None, folder: Path = FOLDER) -> Workspace | None:
    """Make the *Sample* workspace from `data/samples/` and analyse it, if the store has no workspace at all.

    Safe to call on every start and from several processes at once; where an earlier start was cut short, this one finishes
    it. Returns the workspace when it was made now, else None. Raises StandpointError when the samples cannot be read.
    """
    from analysis.jobs import analyse_waiting  # here, because it brings the language pipeline, which takes seconds to import

    made = store.create_first_workspace(NAME)
    workspace = made or store.workspace_named(NAME)
    if workspace is None:
        return None
    if made:
        _fill(store, made, folder)
    analyse_waiting(store, workspace.id, progress)
    return made


def _fill(store: Store, workspace: Workspace, folder: Path) -> None:
    from analysis.jobs import take_in

    sources = _sources(folder)
    for path in sorted(folder.glob("*.txt")):
        for outcome in take_in(store, workspace.id, [(path.name, path.read_bytes())], source=sources.get(path.name)):
            if outcome.status == "failed":
                raise StandpointError(f"The sample articles are damaged: {outcome.reason}")


def _sources(folder: Path) -> dict[str, str]:
    if not (folder / INDEX).exists():
        return {}
    with (folder / INDEX).open(encoding="utf-8", newline="") as lines:
        return {row["file"]: row["source"] for row in csv.DictReader(lines)}
