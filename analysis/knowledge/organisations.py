"""Organisations and armed groups, from `data/organisations.csv`, and with them the parties of `data/parties.csv`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from analysis.knowledge.parties import parties
from analysis.knowledge.records import Organisation
from analysis.knowledge.tables import DATA, ISO3, SLUG, WIKIDATA, Row, rows

_COLUMNS = ["key", "name", "aliases", "kind", "country", "category", "noun"]
_CATEGORIES = [
    "un",
    "alliance",
    "union",
    "forum",
    "finance",
    "court",
    "ministry",
    "agency",
    "legislature",
    "armed_forces",
    "armed_group",
    "party",
    "company",
    "bank",
    "ngo",
    "media",
    "other",
]


@cache
def organisations() -> dict[str, Organisation]:
    """All organisations, groups and parties by Wikidata id (or slug where the id is not certain)."""
    return read_organisations(DATA / "organisations.csv") | parties()


def read_organisations(path: Path) -> dict[str, Organisation]:
    """Raises KnowledgeError, with file and line, for a row that does not hold what it must."""
    found: dict[str, Organisation] = {}
    owners: dict[str, Organisation] = {}
    for row in rows(path, _COLUMNS):
        organisation = _organisation(row)
        if organisation.key in found:
            raise row.error(f"{organisation.key} is there twice")
        _check_names(row, organisation, owners)
        found[organisation.key] = organisation
    return found


def _organisation(row: Row) -> Organisation:
    if country := row.optional("country"):
        row.matching("country", ISO3)
    return Organisation(
        key=row.matching("key", WIKIDATA, SLUG),
        name=row.text("name"),
        aliases=row.names("aliases"),
        kind=row.choice("kind", ("organisation", "group")),
        country=country,
        category=row.choice("category", _CATEGORIES),
        nouns=row.names("noun"),
        ambiguous=row.ambiguous("aliases"),
    )


def _check_names(row: Row, organisation: Organisation, owners: dict[str, Organisation]) -> None:
    """A name that two organisations share must be marked as ambiguous in both."""
    for name in {organisation.name, *organisation.aliases}:
        owner = owners.setdefault(name, organisation)
        if owner is not organisation and not (name in owner.ambiguous and name in organisation.ambiguous):
            raise row.error(f"{name!r} also names {owner.name}; mark it with ~ in both")
