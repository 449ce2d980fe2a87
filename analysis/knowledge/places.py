"""Places that are no countries, from `data/places.csv`: cities, regions, seas, rivers, islands."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from analysis.knowledge.records import Place
from analysis.knowledge.tables import AMBIGUOUS, DATA, ISO3, Row, rows

_COLUMNS = ["name", "aliases", "kind", "country"]
_KINDS = (
    *("city", "continent", "disputed", "island", "mountain", "nation", "province", "region", "river", "state", "water"),
    "world_region",
)


@cache
def places() -> tuple[Place, ...]:
    """All places in the order of the file; two of them may share a name ("Valencia")."""
    return read_places(DATA / "places.csv")


def read_places(path: Path) -> tuple[Place, ...]:
    """Raises KnowledgeError, with file and line, for a row that does not hold what it must."""
    found: list[Place] = []
    seen: set[tuple[str, str | None]] = set()
    for row in rows(path, _COLUMNS):
        place = _place(row)
        for name in (place.name, *place.aliases):
            if (name, place.country) in seen:
                raise row.error(f"{name!r} is there twice for the same country")
            seen.add((name, place.country))
        found.append(place)
    return tuple(found)


def _place(row: Row) -> Place:
    if country := row.optional("country"):
        row.matching("country", ISO3)
    return Place(
        name=row.text("name").removeprefix(AMBIGUOUS),
        aliases=row.names("aliases"),
        kind=row.choice("kind", _KINDS),
        country=country,
        ambiguous=row.ambiguous("name", "aliases"),
    )
