"""People in the news with dated roles, from `data/leaders.csv`: one row a person and role."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from analysis.knowledge.records import Leader, Role, RoleKind
from analysis.knowledge.tables import DATA, ISO3, SLUG, WIKIDATA, Row, rows

COLUMNS = ["key", "name", "aliases", "surname", "gender", "country", "organisation", "role", "title", "start", "end", "elected"]


@cache
def leaders() -> dict[str, Leader]:
    """All leaders by Wikidata id (or `person:` slug where the id is not certain)."""
    return read_leaders(DATA / "leaders.csv")


def read_leaders(path: Path) -> dict[str, Leader]:
    """Raises KnowledgeError, with file and line, for a row that does not hold what it must."""
    found: dict[str, Leader] = {}
    keys: dict[str, str] = {}
    for row in rows(path, COLUMNS):
        leader = _leader(row)
        known = found.get(leader.key)
        if known and replace(known, roles=leader.roles) != leader:
            raise row.error(f"{leader.key} has another name, alias, surname or gender in an earlier row")
        if keys.setdefault(leader.name, leader.key) != leader.key:
            raise row.error(f"{leader.name} has another key in an earlier row")
        if known and leader.roles[0] in known.roles:
            raise row.error("the same role is there twice")
        found[leader.key] = replace(leader, roles=(known.roles if known else ()) + leader.roles)
    return found


def _leader(row: Row) -> Leader:
    return Leader(
        key=row.matching("key", WIKIDATA, SLUG),
        name=row.text("name"),
        aliases=row.names("aliases"),
        surnames=row.names("surname"),
        gender=row.choice("gender", ("m", "f")),
        roles=(_role(row),),
    )


def _role(row: Row) -> Role:
    start, end, elected = row.when("start"), row.when("end"), row.when("elected")
    if start and end and end.last < start.first:
        raise row.error(f"it ends ({end}) before it starts ({start})")
    if elected and elected.first != elected.last:
        raise row.error("elected must be a day")
    country, organisation = row.optional("country"), row.optional("organisation")
    if not country and not organisation:
        raise row.error("neither country nor organisation is given")
    if country:
        row.matching("country", ISO3)
    if organisation:
        row.matching("organisation", WIKIDATA, SLUG)
    return Role(
        kind=row.member("role", RoleKind),
        titles=row.names("title"),
        country=country,
        organisation=organisation,
        start=start,
        end=end,
        elected=elected.first if elected else None,
    )
