"""Work that takes a while: reading uploaded files and analysing what is waiting."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from analysis.store import Store


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file (or row, or member of an archive). `status`: "added", "already there" or "failed"."""

    file: str
    status: str
    reason: str | None = None
    article_id: int | None = None
    title: str | None = None


Progress = Callable[[int, int, str], None]
"""Called with what is done, what there is to do, and what is being done in words."""


def ingest_and_analyse(
    store: Store,
    workspace: int,
    files: Iterable[tuple[str, bytes]],
    progress: Progress | None = None,
    published: date | None = None,
    source: str | None = None,
) -> list[Outcome]:
    """Read (name, bytes) pairs into the workspace and analyse what is new; one `Outcome` for each thing found in them."""
    raise NotImplementedError


def analyse_waiting(store: Store, workspace: int, progress: Progress | None = None) -> tuple[int, int]:
    """Analyse every article that is due (new, or found by another version); how many were analysed, and how many failed."""
    raise NotImplementedError
