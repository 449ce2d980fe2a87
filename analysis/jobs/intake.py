"""From uploaded files to analysed articles, with an outcome for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from analysis import ingest
from analysis.jobs.analysing import analyse_articles
from analysis.jobs.progress import Progress, silent
from analysis.store import Store

File = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article, or of a file that holds none. `reason` is a sentence; `article_id` tells where it is."""

    file: str
    status: Literal["added", "already there", "failed"]
    reason: str | None = None
    article_id: int | None = None
    title: str | None = None


def ingest_and_analyse(
    store: Store,
    workspace: int,
    files: Iterable[File],
    progress: Progress | None = None,
    published: date | None = None,
    source: str | None = None,
) -> list[Outcome]:
    """Read (name, content) pairs into the workspace and analyse what is new; one `Outcome` for each thing found in them.

    `published` and `source`, given by hand, hold for all of them. `progress` counts files first, then articles.
    """
    tell = progress or silent
    outcomes = list(take_in(store, workspace, files, tell, published, source))
    fresh = [outcome.article_id for outcome in outcomes if outcome.article_id is not None]
    failed = analyse_articles(store, fresh, tell)
    return [_with_failure(outcome, failed) for outcome in outcomes]


def take_in(
    store: Store,
    workspace: int,
    files: Iterable[File],
    progress: Progress | None = None,
    published: date | None = None,
    source: str | None = None,
) -> Iterator[Outcome]:
    """Read files into the workspace, without analysing them."""
    ready, tell = list(files), progress or silent
    for number, (name, data) in enumerate(ready):
        tell(number, len(ready), f"Reading {name}")
        for read in ingest.read(name, data, published=published, source=source):
            yield _stored(store, workspace, read)
    tell(len(ready), len(ready), "All files read")


def take_in_pasted(
    store: Store, workspace: int, text: str, title: str | None = None, published: date | None = None, source: str | None = None
) -> Outcome:
    """Read one text that somebody pasted into the workspace, without analysing it."""
    (read,) = ingest.read_pasted(text, title or None, published, source or None)
    return _stored(store, workspace, read)


def _stored(store: Store, workspace: int, read: ingest.Outcome) -> Outcome:
    article = read.article
    if article is None:
        return Outcome(read.file, "failed", read.reason)
    id_, new = store.add_article(workspace, article, ingest.digest(article))
    if new:
        return Outcome(read.file, "added", None, id_, article.title)
    return Outcome(read.file, "already there", "This workspace already holds the same text.", id_, article.title)


def _with_failure(outcome: Outcome, failed: dict[int, str]) -> Outcome:
    reason = failed.get(outcome.article_id) if outcome.article_id is not None else None
    return replace(outcome, status="failed", reason=reason) if reason else outcome
