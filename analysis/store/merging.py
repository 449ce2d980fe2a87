"""Actors that people put together, renamed or described: the rows that show it, and the way back.

Every row that names an actor keeps beside the one shown the one that was found, where they differ. So a merge, and its undoing,
is an update of the rows of one actor, however many articles it is in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, literal, or_, select, union_all, update

from analysis.corrections import Correction, Kind
from analysis.store.schema import (
    ActorRow,
    ArticleActorRow,
    CorrectionRow,
    MentionRow,
    RelationRow,
    StatementRow,
    StatementTargetRow,
)

_SHOWN: tuple[tuple[Any, Any], ...] = (
    (MentionRow.actor_id, MentionRow.found_id),
    (StatementRow.actor_id, StatementRow.found_id),
    (RelationRow.source_id, RelationRow.found_source_id),
    (RelationRow.target_id, RelationRow.found_target_id),
)
_DESCRIBED = ("name", "kind", "country")


def settle(connection: Connection, workspace: int, corrections: Sequence[Correction]) -> None:
    """Show the actors as these corrections, all that hold, say: no more and no less."""
    into = merges(corrections)
    given = _descriptions(corrections)
    involved = {*into, *into.values(), *given}
    query = select(*ActorRow.__table__.columns).where(
        ActorRow.workspace_id == workspace,
        or_(ActorRow.key.in_(involved), ActorRow.merged_id.is_not(None), ActorRow.given.is_not(None)),
    )
    rows = connection.execute(query).all()
    _merge(connection, rows, into)
    for row in rows:
        _describe(connection, row, given.get(row.key))
    _mark_found(connection, corrections, {row.key for row in rows})


def merges(corrections: Iterable[Correction]) -> dict[str, str]:
    """As whom each merged actor is shown. Of two that contradict each other the later one holds."""
    parents: dict[str, str] = {}
    for one in corrections:
        if one.kind is Kind.MERGE:
            actor, into = one.change.details["actor"], one.change.details["into"]
            if _final(into, parents) == actor:
                parents.pop(into, None)
            if _final(into, parents) != actor:
                parents[actor] = into
    return {actor: _final(actor, parents) for actor in parents}


def shown_as(connection: Connection, workspace: int) -> dict[str, str]:
    """The key as which each merged actor of the workspace is shown now."""
    whole = select(ActorRow.id, ActorRow.key, ActorRow.merged_id).where(ActorRow.workspace_id == workspace)
    merged = connection.execute(whole.where(ActorRow.merged_id.is_not(None))).all()
    into = connection.execute(whole.where(ActorRow.id.in_({row.merged_id for row in merged}))).all()
    keys = {row.id: row.key for row in into}
    return {row.key: keys[row.merged_id] for row in merged}


def _final(key: str, parents: Mapping[str, str]) -> str:
    while key in parents:
        key = parents[key]
    return key


def _merge(connection: Connection, rows: Sequence[Any], into: Mapping[str, str]) -> None:
    ids = {row.key: row.id for row in rows}
    touched: set[int] = set()
    for row in rows:
        before = row.merged_id or row.id
        after = ids.get(into.get(row.key, row.key), row.id)
        if before != after:
            _move(connection, row.id, before, after)
            touched |= {before, after}
            merged = None if after == row.id else after
            connection.execute(update(ActorRow).where(ActorRow.id == row.id).values(merged_id=merged))
    if touched:
        _count_anew(connection, touched)


def _move(connection: Connection, actor: int, before: int, after: int) -> None:
    """Show what was found of `actor` as `after` instead of `before`."""
    for shown, found in _SHOWN:
        was = and_(shown == before, found.is_(None) if before == actor else found == actor)
        values = {shown.key: after, found.key: None if after == actor else actor}
        connection.execute(update(shown.class_).where(was).values(**values))
    targets = update(StatementTargetRow).where(StatementTargetRow.actor_id == before, StatementTargetRow.found_id == actor)
    connection.execute(targets.values(actor_id=after))


def _count_anew(connection: Connection, actors: set[int]) -> None:
    """How often each article mentions these actors; whoever only speaks in it counts as there."""
    places = [
        select(MentionRow.article_id, MentionRow.actor_id, literal(1).label("mentions")).where(MentionRow.actor_id.in_(actors)),
        select(StatementRow.article_id, StatementRow.actor_id, literal(0)).where(StatementRow.actor_id.in_(actors)),
    ]
    every = union_all(*places).subquery()
    counted = select(every.c.article_id, every.c.actor_id, func.sum(every.c.mentions)).group_by(
        every.c.article_id, every.c.actor_id
    )
    connection.execute(delete(ArticleActorRow).where(ArticleActorRow.actor_id.in_(actors)))
    connection.execute(insert(ArticleActorRow).from_select(["article_id", "actor_id", "mentions"], counted))


def _descriptions(corrections: Iterable[Correction]) -> dict[str, dict[str, Any]]:
    given: dict[str, dict[str, Any]] = {}
    for one in corrections:
        if one.kind is Kind.ACTOR:
            details = one.change.details
            given[details["actor"]] = given.get(details["actor"], {}) | details["given"]
    return given


def _describe(connection: Connection, row: Any, given: dict[str, Any] | None) -> None:
    if given == row.given:
        return
    found = row.found or {name: getattr(row, name) for name in _DESCRIBED}
    values = found | (given or {}) | {"given": given, "found": found if given else None}
    connection.execute(update(ActorRow).where(ActorRow.id == row.id).values(**values))


def _mark_found(connection: Connection, corrections: Iterable[Correction], known: set[str]) -> None:
    for one in corrections:
        details = one.change.details
        found = details["actor"] in known and details.get("into", details["actor"]) in known
        if one.found != found:
            connection.execute(update(CorrectionRow).where(CorrectionRow.id == one.id).values(found=found))
