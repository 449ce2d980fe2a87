"""Which nouns stand for people, countries and organisations, from `data/anaphora.csv`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from analysis.knowledge import titles
from analysis.knowledge.tables import DATA, rows

USES = ("person", "time", "country", "organisation", "both people", "both countries", "both", "expletive")
_PATH = DATA / "anaphora.csv"


@cache
def words_for(use: str) -> frozenset[str]:
    """The words with this use (data/README.md says what each is for)."""
    return frozenset(word for word, its_use, _ in read(_PATH) if its_use == use)


@cache
def people() -> dict[str, str | None]:
    """Nouns for one person, with the gender that they tell, if any; the words for offices are among them."""
    offices = {office(title): meanings[0].gender for title, meanings in titles().items()}
    return offices | {word: gender for word, use, gender in read(_PATH) if use == "person"}


def office(title: str) -> str:
    """The noun of a title: "minister" of "Minister of Foreign Affairs"."""
    return re.split(r" (?:of|for|to|in|on|at) ", title.lower())[0].split()[-1]


def read(path: Path) -> list[tuple[str, str, str | None]]:
    """Word, use and gender of each row; raises KnowledgeError, with file and line, for a row that does not hold what it must."""
    found: dict[tuple[str, str], str | None] = {}
    for row in rows(path, ("word", "use", "gender")):
        entry = row.text("word"), row.choice("use", USES)
        if entry in found:
            raise row.error(f"{entry[0]} is there twice as {entry[1]}")
        found[entry] = row.choice("gender", ("m", "f")) if row.optional("gender") else None
    return [(word, use, gender) for (word, use), gender in found.items()]
