"""Countries and the territories that make news, from `data/countries.csv`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from analysis.knowledge.records import Country, RoleKind, Status
from analysis.knowledge.tables import DATA, ISO3, WIKIDATA, Row, rows

_COLUMNS = [
    "key",
    "iso2",
    "wikidata",
    "name",
    "official",
    "aliases",
    "demonyms",
    "capital",
    "seats",
    "status",
    "region",
    "leader",
]


@cache
def countries() -> dict[str, Country]:
    """All countries by ISO 3166-1 alpha-3 code (or the user-assigned codes that data/README.md lists)."""
    return read_countries(DATA / "countries.csv")


def read_countries(path: Path) -> dict[str, Country]:
    """Raises KnowledgeError, with file and line, for a row that does not hold what it must."""
    found: dict[str, Country] = {}
    owners: dict[str, tuple[str, bool]] = {}
    for row in rows(path, _COLUMNS):
        country = _country(row)
        if country.key in found:
            raise row.error(f"{country.key} is there twice")
        _check_names(row, country, owners)
        found[country.key] = country
    return found


def _country(row: Row) -> Country:
    return Country(
        key=row.matching("key", ISO3),
        iso2=row.optional("iso2"),
        wikidata=row.matching("wikidata", WIKIDATA),
        name=row.text("name"),
        official=row.text("official"),
        aliases=tuple(name for name in row.names("aliases") if name != row.text("name")),
        demonyms=row.names("demonyms"),
        capital=row.text("capital"),
        seats=row.names("seats"),
        status=row.member("status", Status),
        region=row.text("region"),
        leader=row.member("leader", RoleKind),
        ambiguous=row.ambiguous("aliases", "demonyms", "seats"),
    )


def _check_names(row: Row, country: Country, owners: dict[str, tuple[str, bool]]) -> None:
    """A name that two countries share must be marked as ambiguous in both."""
    for name in {country.name, country.official, *country.aliases, *country.demonyms, *country.seats}:
        marked = name in country.ambiguous
        owner, owner_marked = owners.setdefault(name, (country.key, marked))
        if owner != country.key and not (marked and owner_marked):
            raise row.error(f"{name!r} also names {owner}; mark it with ~ in both")
