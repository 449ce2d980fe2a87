"""The tables that ingest reads from data/ hold what they must."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from analysis.ingest import furniture, languages, sources
from analysis.ingest.readers import fields

DATA = Path(furniture.PHRASES).parent


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("name", "columns"),
    [("boilerplate.csv", ["place", "phrase"]), ("columns.csv", ["field", "column"]), ("languages.csv", ["code", "name"])],
)
def test_tables_are_full_and_without_doubles(name: str, columns: list[str]) -> None:
    found = rows(name)
    assert list(found[0]) == columns
    assert all(row[column] and row[column] == row[column].strip() for row in found for column in columns)
    assert len({tuple(row.values()) for row in found}) == len(found)


def test_phrases_are_lower_case_and_of_a_known_place() -> None:
    for row in rows("boilerplate.csv"):
        assert row["place"] in furniture.PLACES
        assert row["phrase"] == row["phrase"].casefold()
        assert any(sign.isalnum() or sign in "©#" for sign in row["phrase"]), row


def test_no_phrase_is_so_open_that_it_matches_a_plain_sentence() -> None:
    sentences = [
        "The minister said that the talks would go on for another week.",
        "China and Russia have more in common than trade, he said.",
        "Nobody was hurt.",
        "It was the end of the war.",
    ]
    assert not [
        sentence for sentence in sentences if furniture.is_furniture(sentence, edge=True) or furniture.is_heading(sentence)
    ]


def test_an_alias_or_domain_names_one_outlet() -> None:
    seen: dict[str, str] = {}
    for row in rows("outlets.csv"):
        for key in (row["name"], *filter(None, row["aliases"].split(";")), *filter(None, row["domain"].split(";"))):
            assert seen.setdefault(key.casefold(), row["name"]) == row["name"], key
    assert sources.known("ap") == "Associated Press"


def test_every_language_that_can_be_found_has_a_name() -> None:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    named = {row["code"] for row in rows("languages.csv")}
    assert set(LanguageIdentifier.from_model_file(MODEL_FILE).labels) - {"zxx"} <= named
    assert languages.name("fr") == "French"


def test_a_column_name_stands_for_one_field() -> None:
    names = [row["column"] for row in rows("columns.csv")]
    assert len(names) == len(set(names))
    assert {row["field"] for row in rows("columns.csv")} == {"title", "text", "published", "source", "url"}
    assert fields.columns(["Body", "Head-Line"]) == {"text": "Body", "title": "Head-Line"}
