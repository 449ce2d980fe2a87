"""Words for offices, from `data/titles.csv`, and given names that tell a gender, from `data/given_names.csv`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from analysis.knowledge.records import RoleKind, Title
from analysis.knowledge.tables import DATA, rows


@cache
def titles() -> dict[str, tuple[Title, ...]]:
    """All titles by their lower-cased words; more than one where countries use the word differently."""
    return read_titles(DATA / "titles.csv")


def read_titles(path: Path) -> dict[str, tuple[Title, ...]]:
    """Raises KnowledgeError, with file and line, for a row that does not hold what it must."""
    found: dict[str, tuple[Title, ...]] = {}
    for row in rows(path, ("title", "roles", "countries", "gender")):
        gender = row.choice("gender", ("m", "f")) if row.optional("gender") else None
        title = Title(row.text("title"), row.members("roles", RoleKind), frozenset(row.names("countries")), gender)
        if title.title != title.title.lower():
            raise row.error(f"{title.title!r} must be in lower case")
        if any(title.countries == other.countries for other in found.get(title.title, ())):
            raise row.error(f"{title.title!r} is there twice for the same countries")
        found[title.title] = (*found.get(title.title, ()), title)
    return found


@cache
def given_names() -> dict[str, str]:
    """Gender ("m" or "f") by given name, for people whom `leaders` does not list; names of both genders are left out."""
    return read_given_names(DATA / "given_names.csv")


def read_given_names(path: Path) -> dict[str, str]:
    """Raises KnowledgeError, with file and line, for a row that does not hold what it must."""
    found: dict[str, str] = {}
    for row in rows(path, ("name", "gender")):
        if (name := row.text("name")) in found:
            raise row.error(f"{name} is there twice")
        found[name] = row.choice("gender", ("m", "f"))
    return found
