"""Searches that people saved under a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from analysis.errors import SearchError
from analysis.queries.filters import ANYWHERE, Filters
from analysis.store import writing
from analysis.store.schema import SearchRow

if TYPE_CHECKING:
    from analysis.store.repository import Store

_NAME_LENGTH = 200
_LISTS = ("countries", "actors", "themes", "sources", "words")


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """What was typed, where it was to be found ("sentence" | "article"), and what the view was narrowed to."""

    id: int
    name: str
    query: str
    within: str
    filters: Filters

    @property
    def words(self) -> str:
        """The search alone, as a value of the filter `words`."""
        return as_filter(self.query, self.within)


def as_filter(query: str, within: str) -> str:
    """The value of the filter `words` for a search that was typed."""
    return f"{ANYWHERE}{query}" if within == "article" else query


def save_search(store: Store, workspace: int, name: str, query: str, within: str, filters: Filters) -> None:
    """Keep it under this name, in the place of another one of the name. Raises SearchError without a name."""
    name = " ".join(name.split())[:_NAME_LENGTH]
    if not name:
        raise SearchError("A saved search needs a name.")
    values = {
        "workspace_id": workspace,
        "name": name,
        "query": query,
        "within": within,
        "filters": _plain(filters),
        "made": datetime.now(UTC).replace(tzinfo=None, microsecond=0),
    }
    with store.transaction(workspace) as connection:
        statement = writing.upsert(connection.dialect, SearchRow)
        connection.execute(statement.on_conflict_do_update(index_elements=["workspace_id", "name"], set_=values), values)


def saved_searches(store: Store, workspace: int) -> list[SavedSearch]:
    """All of the workspace, by name."""
    query = select(SearchRow.id, SearchRow.name, SearchRow.query, SearchRow.within, SearchRow.filters)
    rows = store.rows(query.where(SearchRow.workspace_id == workspace).order_by(SearchRow.name))
    return [SavedSearch(row.id, row.name, row.query, row.within, _filters(row.filters)) for row in rows]


def forget_search(store: Store, workspace: int, id_: int) -> None:
    """Nothing happens where it is gone already."""
    with store.transaction(workspace) as connection:
        connection.execute(delete(SearchRow).where(SearchRow.workspace_id == workspace, SearchRow.id == id_))


def _plain(filters: Filters) -> dict[str, Any]:
    days = {name: day.isoformat() for name in ("start", "end") if (day := getattr(filters, name))}
    return {name: list(values) for name in _LISTS if (values := getattr(filters, name))} | days


def _filters(plain: dict[str, Any]) -> Filters:
    days = {name: date.fromisoformat(plain[name]) for name in ("start", "end") if plain.get(name)}
    return Filters(**{name: tuple(plain.get(name, ())) for name in _LISTS}, **days)  # type: ignore[arg-type]
