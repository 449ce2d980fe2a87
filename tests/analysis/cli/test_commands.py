"""The command line as people and scripts use it: what it prints, and how it says what is wrong."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from analysis.cli import main

ARTICLE = """Ministers leave Nairobi without a deal

Wed 22nd Jan, 2025

Kenyan President William Ruto said on Wednesday that the talks on trade had failed. "We will not sign this agreement," he told
reporters after the meeting with Chinese Foreign Minister Wang Yi. China rejected the criticism and called for more patience.

Write a comment ...
Post comment
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "deal.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_analyze_prints_one_object_an_article_with_offsets_into_its_text(article: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["analyze", str(article)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    found = json.loads(line)
    assert (found["title"], found["published"], found["language"]) == (
        "Ministers leave Nairobi without a deal",
        "2025-01-22",
        "en",
    )
    assert "comment" not in found["text"]
    for actor in found["actors"]:
        assert {"key", "name", "kind", "country", "mentions"} <= set(actor)
        assert all(found["text"][m["start"] : m["end"]] == m["text"] for m in actor["mentions"])
    assert any(s["actor"] and s["stance"] == "oppose" for s in found["statements"])


def test_analyze_takes_the_date_given_by_hand(article: Path, capsys: pytest.CaptureFixture[str]):
    main(["analyze", str(article), "--published", "2024-12-01"])
    assert json.loads(capsys.readouterr().out)["published"] == "2024-12-01"


def test_a_file_that_cannot_be_read_is_named_and_the_others_go_on(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "empty.txt").write_bytes(b"")
    assert main(["analyze", str(tmp_path / "empty.txt"), str(tmp_path / "missing.txt"), str(article)]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert "empty.txt" in err
    assert "missing.txt cannot be read" in err
    assert "Traceback" not in err


def test_statements_have_offsets_into_the_raw_file(article: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["statements", "--text-dir", str(article.parent)]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert any("We will not sign" in ARTICLE[start:end] for row in rows for start, end in row["content"])
    assert all(row["file"] == "deal.txt" and set(row) == {"file", "source", "cue", "content"} for row in rows)


def test_ingest_then_export_gives_what_was_found(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    database = ["--database", f"sqlite:///{tmp_path / 'store.db'}"]
    assert main(["ingest", str(article), "--workspace", "Talks", "--source", "Wire", *database]) == 0
    assert "1 added, 0 already there, 0 not read; 1 analysed, 0 failed" in capsys.readouterr().out
    assert main(["ingest", str(article), "--workspace", "Talks", *database]) == 0
    assert "0 added, 1 already there" in capsys.readouterr().out
    assert main(["export", "actors", "--workspace", "Talks", *database]) == 0
    names = {row["name"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))}
    assert {"William Ruto", "Wang Yi", "China"} <= names


def test_an_unknown_workspace_is_told_with_those_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["export", "actors", "--workspace", "Nowhere", "--database", f"sqlite:///{tmp_path / 'store.db'}"]) == 1
    assert "There is no workspace 'Nowhere'. There are: none yet." in capsys.readouterr().err
