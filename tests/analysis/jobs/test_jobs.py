"""Analysis in the background: every article gets an outcome, and none is lost with a process or an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import jobs, pipeline, samples
from analysis.jobs import analysing
from analysis.records import Article
from analysis.store import Store

ENGLISH = "The president of Kenya said that the talks with China would go on until both sides agree on the price of tea."


def put(store: Store, workspace: int, texts: list[str]) -> list[int]:
    return [store.add_article(workspace, Article(None, text, text), text)[0] for text in texts]


def test_what_waits_is_analysed_and_told_as_it_goes(store: Store):
    workspace = store.create_workspace("Tea").id
    put(store, workspace, [f"{ENGLISH} Round {n}." for n in range(3)])
    told: list[tuple[int, int]] = []
    assert jobs.analyse_waiting(store, workspace, lambda done, total, what: told.append((done, total))) == (3, 0)
    assert told[-1] == (3, 3)
    assert jobs.analyse_waiting(store, workspace) == (0, 0)


def test_processes_beside_this_one_find_the_same(store: Store):
    here, beside = store.create_workspace("Here").id, store.create_workspace("Beside").id
    for workspace in (here, beside):
        put(store, workspace, [f"{ENGLISH} Round {n}." for n in range(4)])
    assert jobs.analyse_waiting(store, here, processes=0) == (4, 0)
    assert jobs.analyse_waiting(store, beside, processes=1) == (4, 0)


def test_an_article_on_which_the_analysis_fails_costs_no_other(store: Store, monkeypatch: pytest.MonkeyPatch):
    workspace = store.create_workspace("Tea").id
    put(store, workspace, [f"{ENGLISH} Round {n}." for n in range(3)])
    analyse = pipeline.analyse

    def stumbling(nlp, articles):
        articles = list(articles)
        if any("Round 1" in article.text for article in articles):
            raise ValueError("a stone in the way")
        return analyse(nlp, articles)

    monkeypatch.setattr(analysing.pipeline, "analyse", stumbling)
    assert jobs.analyse_waiting(store, workspace, processes=0) == (2, 1)


def test_files_give_an_outcome_each(store: Store):
    workspace = store.create_workspace("Tea").id
    files = [("a.txt", ENGLISH.encode()), ("b.txt", ENGLISH.upper().encode()), ("c.txt", b""), ("d.exe", b"MZ\x00\x01")]
    outcomes = list(jobs.take_in(store, workspace, files))
    assert [outcome.status for outcome in outcomes] == ["added", "already there", "failed", "failed"]
    assert all(outcome.file in (outcome.reason or "") for outcome in outcomes if outcome.status == "failed")


def test_the_samples_fill_an_empty_store_once(store: Store, tmp_path: Path):
    folder = tmp_path / "samples"
    folder.mkdir()
    for path in sorted(samples.FOLDER.glob("*.txt"))[:2]:
        (folder / path.name).write_bytes(path.read_bytes())
    made = samples.ensure(store, folder=folder)
    assert made is not None
    assert made.name == samples.NAME
    assert not store.due_ids(made.id, pipeline.VERSION)
    assert samples.ensure(store, folder=folder) is None


def test_there_are_thirty_sample_articles_each_dated_and_in_english():
    from analysis import ingest

    read = [outcome for path in sorted(samples.FOLDER.glob("*.txt")) for outcome in ingest.read(path.name, path.read_bytes())]
    assert len(read) == 30
    assert all(o.article and o.article.title and o.article.published and o.article.language == "en" for o in read)
