"""Gold articles: a text as it is uploaded, and beside it what a reader finds in it.

A folder holds pairs NAME.txt and NAME.json. The JSON has the keys of `GoldArticle`; every `evidence` is an
exact piece of the text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from analysis.errors import StandpointError


class GoldError(StandpointError):
    """A folder of gold articles does not hold what it must."""


@dataclass(frozen=True, slots=True)
class GoldActor:
    """`names` are those accepted, the canonical one first; `mentions` the distinct strings that name it in the text."""

    names: tuple[str, ...]
    kind: str
    country: str | None
    mentions: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.names[0]


@dataclass(frozen=True, slots=True)
class GoldPosition:
    """Whose statement a piece of the text is, the themes accepted for it, and the stance toward what is stated."""

    actor: str
    evidence: str
    themes: frozenset[str]
    stance: str


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """Who does what to whom in a piece of the text, with the event classes accepted for it."""

    source: str
    target: str
    events: frozenset[str]
    evidence: str


@dataclass(frozen=True, slots=True)
class GoldPronoun:
    """The actors that the first `pronoun` in a piece of the text stands for."""

    evidence: str
    pronoun: str
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """`published` is None where the text gives no date; `themes` are those that an analyst would surely name."""

    path: Path
    title: str | None
    published: str | None
    body_starts: str
    body_ends: str
    boilerplate: tuple[str, ...]
    actors: tuple[GoldActor, ...]
    not_actors: tuple[str, ...]
    themes: tuple[str, ...]
    positions: tuple[GoldPosition, ...]
    relations: tuple[GoldRelation, ...]
    pronouns: tuple[GoldPronoun, ...]

    @property
    def name(self) -> str:
        return self.path.stem


def read_gold(folder: str | Path, pattern: str = "*") -> list[GoldArticle]:
    """The gold articles of a folder whose names match `pattern`, by name.

    Raises GoldError where there is none, or where one does not hold what it must.
    """
    texts = [path for path in sorted(Path(folder).glob("*.txt")) if path.with_suffix(".json").exists()]
    found = [_article(path) for path in texts if fnmatch(path.stem, pattern)]
    if not found:
        raise GoldError(f"{folder} holds no NAME.txt with a NAME.json beside it whose name matches {pattern}.")
    return found


def _article(path: Path) -> GoldArticle:
    try:
        text = path.read_text(encoding="utf8")
        table = json.loads(path.with_suffix(".json").read_text(encoding="utf8"))
        gold = _from_table(path, table)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldError(f"{path.with_suffix('.json').name} is no gold file ({type(error).__name__}: {error}).") from error
    for lost in _not_in(text, gold):
        raise GoldError(f"{path.with_suffix('.json').name}: {lost!r} does not stand in {path.name}.")
    return gold


def _from_table(path: Path, table: Mapping[str, Any]) -> GoldArticle:
    return GoldArticle(
        path=path,
        title=table.get("title"),
        published=table["published"],
        body_starts=table["body_starts"],
        body_ends=table["body_ends"],
        boilerplate=tuple(table.get("boilerplate", ())),
        actors=tuple(
            GoldActor((a["name"], *a.get("also", ())), a["kind"], a["country"], tuple(a["mentions"])) for a in table["actors"]
        ),
        not_actors=tuple(table.get("not_actors", ())),
        themes=tuple(table["themes"]),
        positions=tuple(GoldPosition(p["actor"], p["evidence"], frozenset(p["themes"]), p["stance"]) for p in table["positions"]),
        relations=tuple(
            GoldRelation(r["source"], r["target"], frozenset(r["event"]), r["evidence"]) for r in table.get("relations", ())
        ),
        pronouns=tuple(GoldPronoun(p["evidence"], p["pronoun"], tuple(p["actors"])) for p in table.get("pronouns", ())),
    )


def _not_in(text: str, gold: GoldArticle) -> Iterator[str]:
    pieces: Iterable[str] = (
        gold.body_starts,
        gold.body_ends,
        *gold.boilerplate,
        *(item.evidence for group in (gold.positions, gold.relations, gold.pronouns) for item in group),  # type: ignore[attr-defined]
    )
    return (piece for piece in pieces if piece not in text)
