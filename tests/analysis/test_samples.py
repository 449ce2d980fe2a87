from __future__ import annotations

import csv
from collections import Counter

from analysis import samples


def rows() -> list[dict[str, str]]:
    with (samples.FOLDER / samples.INDEX).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_index_names_the_source_of_every_sample_once() -> None:
    assert Counter(row["file"] for row in rows()) == Counter(path.name for path in samples.FOLDER.glob("*.txt"))
    assert all(row["source"].startswith("Sample ") for row in rows()), "nobody may take a sample for a real outlet's article"


def test_several_outlets_make_the_filter_by_source_worth_trying() -> None:
    assert min(Counter(row["source"] for row in rows()).values()) >= 5
