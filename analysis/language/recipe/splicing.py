"""Names of `data/` put in the place of the names of a training sentence, so that the model learns contexts, not lists.

Parties and elections are made up from a few nouns and the countries' names, as the lists hold none.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator
from pathlib import Path

import spacy

from analysis.language.recipe.iob import Columns, spans, tagged

DATA = Path(__file__).parents[3] / "data"
SHARE = 0.5  # of the names of a sentence

_ABBREVIATION = re.compile(r"[A-Z]{2,5}")
_LETTERS = "ABCDEFGILMNOPRSTUV"
_CREEDS = (  # noqa: SIM905
    "Socialist Liberal Conservative Democratic Labour Green National Communist Progressive Republican Christian People "
    "Social Workers Radical Centre Unity Reform Freedom Justice Independence"
).split()
_BODIES = ("Party", "Party", "Party", "Alliance", "Movement", "Union", "Front", "League", "Bloc", "Coalition")
_ELECTIONS = ("general", "presidential", "parliamentary", "legislative", "federal", "local", "European Parliament", "regional")


class Splicer:
    """Draws names by kind; the same `chance` gives the same names."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._tokens = spacy.blank("en").tokenizer
        people = (self._split(name) for name in column("leaders.csv", "name", "aliases"))
        self._people = [name for name in people if len(name) > 1]
        self._bodies = [self._split(name) for name in column("organisations.csv", "name", "aliases")]
        self._places = [self._split(name) for name in column("countries.csv", "name", "aliases", "capital")]
        self._demonyms = [name for name in column("countries.csv", "demonyms") if not name.endswith("s")]
        self._countries = column("countries.csv", "name")

    def swapped(self, sentence: Columns) -> Columns:
        """The sentence with about half of its names replaced, tags with them."""
        words: Columns = []
        for span, label in spans(sentence):
            words += tagged(self._instead_of(span, label) or span, label)
        return words

    def _instead_of(self, span: list[str], label: str) -> list[str] | None:
        election = label == "MISC" and span[-1] in ("election", "elections")
        if not label or not ((self._chance.random() < SHARE and span[0][0].isupper()) or (election and span[-1] == "election")):
            return None
        if label == "PER":
            return self._person(alone=len(span) == 1)
        if label == "ORG":
            return self._body(span)
        if label == "LOC":
            return self._chance.choice(self._places) if len(span) < 4 and self._chance.random() < SHARE else None
        if election:
            return self._election() if self._chance.random() < SHARE else None
        return [self._chance.choice(self._demonyms)] if len(span) == 1 and span[0] in self._demonyms else None

    def _person(self, alone: bool) -> list[str]:
        name = self._chance.choice(self._people)
        if self._chance.random() < 0.3:  # nobody's name
            name = [self._chance.choice(self._people)[0], *self._chance.choice(self._people)[1:]]
        return name[-1:] if alone else name

    def _body(self, span: list[str]) -> list[str]:
        if len(span) == 1 and _ABBREVIATION.fullmatch(span[0]):
            letters = [self._chance.choice(_LETTERS) for _ in range(self._chance.choice((2, 3, 3, 3, 4)))]
            listed = [body for body in self._bodies if len(body) == 1]
            return ["".join(letters)] if self._chance.random() < 0.6 else self._chance.choice(listed)
        if "Party" in span or self._chance.random() < 0.25:
            return self._party()
        return self._chance.choice(self._bodies)

    def _party(self) -> list[str]:
        first = self._chance.choice(("", "", self._chance.choice(self._demonyms) + " ", "New "))
        creed = self._chance.choice(_CREEDS)
        second = self._chance.choice(("", " " + self._chance.choice(_CREEDS)))
        body = self._chance.choice(_BODIES)
        where = self._chance.choice(("", "", " of " + self._chance.choice(self._countries)))
        ending = "'s" if creed in ("People", "Workers") and not second else ""
        return self._split(f"{first}{creed}{ending}{second} {body}{where}")

    def _election(self) -> list[str]:
        year, kind = self._chance.randrange(1920, 2026), self._chance.choice(_ELECTIONS)
        whose = self._chance.choice(("demonym", "demonym", "", "country"))
        names = {"demonym": self._demonyms, "country": self._countries}.get(whose)
        return self._split(f"{year} {self._chance.choice(names) + ' ' if names else ''}{kind} election")

    def _split(self, name: str) -> list[str]:
        return [token.text for token in self._tokens(name)]


def column(file: str, *columns: str) -> list[str]:
    """The names in these columns of a file of `data/`, sorted."""
    return sorted(set(_names(DATA / file, columns)))


def _names(path: Path, columns: tuple[str, ...]) -> Iterator[str]:
    with path.open(encoding="utf8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield from (name for column in columns for name in row[column].split("|") if name)
