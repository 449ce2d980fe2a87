"""Analysing articles of the store: a few in this process, many in processes beside it; none is ever lost.

Whatever stops the work leaves the rest waiting, and `analyse_waiting` goes on from there.
"""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from functools import cache
from threading import Lock

from spacy.language import Language

from analysis import pipeline
from analysis.actor_list import ActorList
from analysis.codebook import Codebook
from analysis.equipment import Equipment
from analysis.errors import StandpointError
from analysis.jobs import crew
from analysis.jobs.progress import Progress, silent
from analysis.records import Analysis, Article, ThemeHit
from analysis.store import Store, StoredArticle, owning

Result = tuple[int, Analysis | str]
"""The id of an article, and what was found in it, or in a sentence why nothing was."""

FEW = 40  # articles; starting processes for fewer takes longer than it saves
_AT_ONCE = 8  # articles that are read, analysed and saved together
_log = logging.getLogger(__name__)
_one_at_a_time = Lock()  # a spaCy pipeline serves one thread


def analyse_waiting(
    store: Store, workspace: int, progress: Progress | None = None, processes: int | None = None
) -> tuple[int, int]:
    """Analyse every article that is due (new, or found by another version); how many were analysed, and how many failed."""
    equipment = owning.equipment(store, workspace)
    ids = store.due_ids(workspace, pipeline.version_with(equipment))
    failed = _analyse(store, ids, equipment, progress or silent, processes)
    return len(ids) - len(failed), len(failed)


def analyse_articles(
    store: Store, article_ids: Iterable[int], progress: Progress | None = None, processes: int | None = None
) -> dict[int, str]:
    """Analyse those of these articles that are due; the ids of those that failed, each with why.

    `processes` beside this one are as many as there are CPUs for many articles, and none (0) for a few.
    """
    failed: dict[int, str] = {}
    for workspace, own in store.by_workspace(article_ids).items():
        equipment = owning.equipment(store, workspace)
        due = store.due_among(own, pipeline.version_with(equipment))
        failed |= _analyse(store, due, equipment, progress or silent, processes)
    return failed


def analysed(nlp: Language, articles: Sequence[StoredArticle]) -> Iterator[Result]:
    """A result for each of the articles, in order: where one fails, the others are analysed without it."""
    try:
        found = list(pipeline.analyse(nlp, [one.article for one in articles]))
    except Exception as error:  # whatever a component stumbles over must not cost the other articles
        if len(articles) == 1:
            yield articles[0].id, _in_words(error)
        else:
            for one in articles:
                yield from analysed(nlp, [one])
    else:
        yield from zip((one.id for one in articles), found, strict=True)


@cache
def loaded() -> Language:
    """The whole pipeline, loaded once in this process."""
    return pipeline.load()


def equipped(equipment: Equipment) -> Language:
    """The pipeline of this process with what a workspace has of its own, for who holds its lock or is alone."""
    pipeline.equip(loaded(), equipment.codebook, equipment.actors)
    return loaded()


def themes_in(text: str, codebook: Codebook) -> list[ThemeHit]:
    """What the themes of a codebook would find in a text, in order: to try a theme out before it is saved."""
    with _one_at_a_time:
        pipeline.equip(loaded(), codebook, ActorList())
        (analysis,) = pipeline.analyse(loaded(), [Article(None, text, text)])
    return sorted(analysis.theme_hits, key=lambda hit: (hit.start, hit.end))


def _analyse(store: Store, ids: Sequence[int], equipment: Equipment, tell: Progress, processes: int | None) -> dict[int, str]:
    failed: dict[int, str] = {}
    version = pipeline.version_with(equipment)
    done = 0
    if ids:
        tell(0, len(ids), "Loading the language pipeline")
    with closing(_results(store, ids, equipment, processes)) as batches:
        for results in batches:
            failed |= _save(store, results, version)
            done += len(results)
            tell(done, len(ids), f"{done} of {len(ids)} articles analysed")
    return failed


def _results(
    store: Store, ids: Sequence[int], equipment: Equipment, processes: int | None
) -> Generator[list[Result], None, None]:
    if processes is None:
        processes = crew.size() if len(ids) > FEW else 0
    batches = (store.stored(ids[at : at + _AT_ONCE]) for at in range(0, len(ids), _AT_ONCE))
    if processes:
        yield from crew.results(batches, processes, equipment)
    else:
        yield from _here(batches, equipment)


def _here(batches: Iterable[list[StoredArticle]], equipment: Equipment) -> Iterator[list[Result]]:
    for batch in batches:
        with _one_at_a_time:
            results = list(analysed(equipped(equipment), batch))
        yield results


def _save(store: Store, results: list[Result], version: str) -> dict[int, str]:
    """Store what was found; the ids of the failed, each with why."""
    failed = {id_: result for id_, result in results if isinstance(result, str)}
    store.save_analyses([(id_, result) for id_, result in results if not isinstance(result, str)], version)
    for id_, reason in failed.items():
        store.mark_failed(id_, reason, version)
    return failed


def _in_words(error: Exception) -> str:
    if isinstance(error, StandpointError):
        return str(error)
    _log.exception("An article could not be analysed")
    return f"The article is here, but its analysis stopped on an error of ours ({type(error).__name__}: {error})."
