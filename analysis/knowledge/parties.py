"""Parties and parliamentary groups, from `data/parties.csv`: organisations that share their names across countries."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

from analysis.knowledge.countries import countries
from analysis.knowledge.records import Organisation
from analysis.knowledge.tables import DATA, ISO3, SLUG, WIKIDATA, Row, rows

_COLUMNS = ["key", "name", "aliases", "kind", "country", "family", "noun"]
_MEMBERS = {
    "christian_democratic": "Christian Democrats",
    "communist": "Communists",
    "green": "Greens",
    "social_democratic": "Social Democrats",
    "socialist": "Socialists",
}
_FAMILIES = (
    *_MEMBERS,
    *("agrarian", "centrist", "conservative", "islamist", "left", "liberal", "nationalist", "populist", "regional", "religious"),
    *("ruling", "other"),
)


@cache
def parties() -> dict[str, Organisation]:
    """All parties by Wikidata id (or slug where the id is not certain)."""
    return read_parties(DATA / "parties.csv")


def read_parties(path: Path) -> dict[str, Organisation]:
    """Unlike other organisations, parties of two countries may share a name ("Labour Party").

    Raises:
        KnowledgeError: a row does not hold what it must; with file and line.
    """
    found: dict[str, Organisation] = {}
    owners: dict[tuple[str, str | None], str] = {}
    marked: dict[str, bool] = {}
    for row in rows(path, _COLUMNS):
        party = _party(row)
        if party.key in found:
            raise row.error(f"{party.key} is there twice")
        for name in {party.name, *party.aliases}:
            if owners.setdefault((name, party.country), party.key) != party.key:
                raise row.error(f"{name!r} also names {found[owners[name, party.country]].name} of the same country")
            if marked.setdefault(name, name in party.ambiguous) != (name in party.ambiguous):
                raise row.error(f"{name!r} is marked with ~ in one row and not in another")
        found[party.key] = party
    return _with_members(found)


def _party(row: Row) -> Organisation:
    if country := row.optional("country"):
        row.matching("country", ISO3)
    return Organisation(
        key=row.matching("key", WIKIDATA, SLUG),
        name=row.text("name"),
        aliases=row.names("aliases"),
        kind=row.choice("kind", ("organisation", "group")),
        country=country,
        category="party",
        nouns=row.names("noun"),
        ambiguous=row.ambiguous("aliases"),
        family=row.choice("family", _FAMILIES) if row.optional("family") else None,
    )


def _with_members(found: dict[str, Organisation]) -> dict[str, Organisation]:
    """ "Swedish Greens", "Portugal's Socialists": the one party of its family in its country goes by its members, too."""
    families = Counter((party.country, party.family) for party in found.values())
    taken = {name for party in found.values() for name in (party.name, *party.aliases)}
    return {
        key: replace(party, aliases=(*party.aliases, *(name for name in _members(party) if name not in taken)))
        if families[party.country, party.family] == 1
        else party
        for key, party in found.items()
    }


def _members(party: Organisation) -> tuple[str, ...]:
    country = countries().get(party.country or "")
    if country is None or party.family not in _MEMBERS:
        return ()
    return tuple(f"{owner} {_MEMBERS[party.family]}" for owner in (*country.demonyms[:1], f"{country.name}'s"))
