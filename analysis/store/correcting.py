"""Corrections in the store: adding them, taking them back, and making what people see of what the machine found.

What people see is worked out when a correction is made, not when it is looked at. A correction of an article makes its rows anew
from what the machine found there (kept in `machine_finds`) and all corrections that hold. One of an actor moves the rows
of that actor (`analysis.store.merging`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from analysis.corrections import Change, Correction, Kind, Place, corrected
from analysis.errors import CorrectionError
from analysis.records import Actor, ActorKind, Analysis, Article
from analysis.store import finds, merging, writing
from analysis.store.schema import ActorRow, ArticleActorRow, ArticleRow, CorrectionRow, MachineFindsRow, ThemeRow

if TYPE_CHECKING:
    from analysis.store.repository import Store

_AT_ONCE = 50  # articles whose finds are held in memory together
_OF_ACTORS = (str(Kind.MERGE), str(Kind.ACTOR))

Found = Sequence[tuple[int, Analysis]]
Progress = Callable[[int, int, str], None]
"""Told how many articles are done, of how many, and in words what is done. May raise: then nothing is changed."""


def add(
    store: Store,
    workspace: int,
    changes: Sequence[Change],
    who: str | None = None,
    article_id: int | None = None,
    made: datetime | None = None,
    progress: Progress | None = None,
) -> list[int]:
    """Make these changes, of one article or of the whole workspace, now or as `made` then; the ids of the corrections.

    Raises CorrectionError when the article is not there or does not say what a change stands on.
    """
    now = (made or datetime.now(UTC)).astimezone(UTC).replace(tzinfo=None, microsecond=0)
    with store.transaction(workspace) as connection:
        _check(connection, workspace, article_id, changes)
        rows = [_row(workspace, article_id, change, who, now) for change in changes]
        new = insert(CorrectionRow).returning(CorrectionRow.id, sort_by_parameter_order=True)
        ids = list(connection.execute(new, rows).scalars())
        _settle(connection, workspace, ids, progress)
    return ids


def undo(store: Store, workspace: int, ids: Collection[int], progress: Progress | None = None) -> int:
    """Take these corrections back; how many held until now."""
    return _mark(store, workspace, ids, datetime.now(UTC).replace(tzinfo=None, microsecond=0), progress)


def redo(store: Store, workspace: int, ids: Collection[int], progress: Progress | None = None) -> int:
    """Let these corrections hold again; how many did not."""
    return _mark(store, workspace, ids, None, progress)


def touched(store: Store, workspace: int, changes: Iterable[Change]) -> int:
    """In how many articles such changes make a difference, at the most: a measure of how long they take."""
    everywhere = [change.details for change in changes if change.kind is Kind.MENTION and change.place is None]
    with store.transaction() as connection:
        return len({article for details in everywhere for article in _that_mention(connection, workspace, details)}) or 1


def corrections(store: Store, workspace: int) -> list[Correction]:
    """All of them, also those that were undone, oldest first."""
    return [_correction(row) for row in store.rows(_OWN.where(CorrectionRow.workspace_id == workspace))]


def save(connection: Connection, workspace: int, found: Found, version: str | None) -> None:
    """Replace what was found in these articles by what is found now and what people have corrected."""
    holding = _holding(connection, workspace, [article for article, _ in found])
    writing.replace(connection, workspace, _write_down(connection, workspace, found, holding), version)
    if any(connection.execute(_active(workspace).where(CorrectionRow.kind.in_(_OF_ACTORS)).limit(1))):
        merging.settle(connection, workspace, _of_actors(connection, workspace))


def _mark(store: Store, workspace: int, ids: Collection[int], undone: datetime | None, progress: Progress | None) -> int:
    with store.transaction(workspace) as connection:
        held = CorrectionRow.undone.is_(None) if undone else CorrectionRow.undone.is_not(None)
        own = (CorrectionRow.workspace_id == workspace, CorrectionRow.id.in_(ids), held)
        changed = list(
            connection.execute(update(CorrectionRow).where(*own).values(undone=undone).returning(CorrectionRow.id)).scalars()
        )
        if changed:
            _settle(connection, workspace, changed, progress)
    return len(changed)


def _check(connection: Connection, workspace: int, article_id: int | None, changes: Sequence[Change]) -> None:
    if article_id is None:
        if any(change.place for change in changes):
            raise CorrectionError("A correction of a place needs its article.")
        return
    query = select(ArticleRow.text).where(ArticleRow.workspace_id == workspace, ArticleRow.id == article_id)
    text = connection.execute(query).scalar_one_or_none()
    if text is None:
        raise CorrectionError("The article is not in this workspace (any more).")
    for change in changes:
        if change.place is None:
            raise CorrectionError("A correction of an article needs a place in it.")
        if text[change.place.start : change.place.end] != change.place.text:
            raise CorrectionError("The words that this correction is about do not stand at that place of the article.")


def _settle(connection: Connection, workspace: int, ids: Sequence[int], progress: Progress | None) -> None:
    """Make what people see anew where these corrections, just added, undone or redone, make a difference."""
    changed = [_correction(row) for row in connection.execute(_OWN.where(CorrectionRow.id.in_(ids)))]
    if any(one.kind in (Kind.MERGE, Kind.ACTOR) for one in changed):
        merging.settle(connection, workspace, _of_actors(connection, workspace))
    articles = {one.article_id for one in changed if one.article_id is not None}
    for one in changed:
        if one.article_id is None and one.kind is Kind.MENTION:
            articles |= _that_mention(connection, workspace, one.change.details)
    _make_anew(connection, workspace, sorted(articles), progress)


def _that_mention(connection: Connection, workspace: int, details: Any) -> set[int]:
    """Articles with the actor that the machine saw, and those with the one that a person saw instead."""
    keys = [details["was"], *([details["to"]["key"]] if details["to"] else [])]
    actors = select(ActorRow.id, ActorRow.merged_id).where(ActorRow.workspace_id == workspace, ActorRow.key.in_(keys))
    ids = {id_ for row in connection.execute(actors) for id_ in row if id_ is not None}
    there = select(ArticleActorRow.article_id).where(ArticleActorRow.actor_id.in_(ids))
    kept = select(MachineFindsRow.article_id).join(ArticleRow, ArticleRow.id == MachineFindsRow.article_id)
    kept = kept.where(ArticleRow.workspace_id == workspace)
    return {*connection.execute(there).scalars(), *connection.execute(kept).scalars()}


def _make_anew(connection: Connection, workspace: int, articles: Sequence[int], progress: Progress | None) -> None:
    for at in range(0, len(articles), _AT_ONCE):
        if progress:
            progress(at, len(articles), f"{at} of {len(articles)} articles corrected")
        some = articles[at : at + _AT_ONCE]
        query = select(*ArticleRow.__table__.columns).where(ArticleRow.id.in_(some), ArticleRow.status == "analysed")
        rows = connection.execute(query).all()
        machine = _machine_finds(connection, [row.id for row in rows])
        holding = _holding(connection, workspace, [row.id for row in rows])
        for version in sorted({row.pipeline_version for row in rows}, key=str):
            own = [(row.id, finds.from_json(machine[row.id], _article(row))) for row in rows if row.pipeline_version == version]
            writing.replace(connection, workspace, _write_down(connection, workspace, own, holding), version, same_words=True)


def _machine_finds(connection: Connection, articles: Sequence[int]) -> dict[int, finds.Json]:
    kept = select(MachineFindsRow.article_id, MachineFindsRow.finds).where(MachineFindsRow.article_id.in_(articles))
    machine: dict[int, finds.Json] = {row.article_id: row.finds for row in connection.execute(kept)}
    return machine | finds.read_back(connection, [article for article in articles if article not in machine])


def _write_down(connection: Connection, workspace: int, found: Found, holding: dict[int, list[Correction]]) -> Found:
    """Keep what the machine found where a correction holds, and give what is to be shown."""
    connection.execute(delete(MachineFindsRow).where(MachineFindsRow.article_id.in_([article for article, _ in found])))
    touched = [(article, analysis) for article, analysis in found if holding.get(article)]
    if not touched:
        return found
    rows = [{"article_id": article, "finds": finds.as_json(analysis)} for article, analysis in touched]
    connection.execute(insert(MachineFindsRow), rows)
    merged = merging.shown_as(connection, workspace)
    every = {one.id: one for article, _ in touched for one in holding[article]}.values()
    known = _known(connection, workspace, every)
    _name_themes(connection, workspace, every)
    shown: dict[int, Analysis] = {}
    for article, analysis in touched:
        after, placed = corrected(analysis, holding[article], merged)
        shown[article] = _as_known(after, analysis, known)
        _mark_found(connection, [one for one in holding[article] if one.article_id is not None], placed)
    return [(article, shown.get(article, analysis)) for article, analysis in found]


def _known(connection: Connection, workspace: int, corrections: Iterable[Correction]) -> dict[str, Actor]:
    """Of the actors that these corrections name those whom the workspace knows, as they were found."""
    named = [one.change.details.get(name) for one in corrections for name in ("to", "actor", "doer", "done_to")]
    keys = {actor["key"] for actor in named if isinstance(actor, dict)}
    query = select(ActorRow.key, ActorRow.name, ActorRow.kind, ActorRow.country, ActorRow.found)
    known = {}
    for row in connection.execute(query.where(ActorRow.workspace_id == workspace, ActorRow.key.in_(keys))):
        told = {"name": row.name, "kind": row.kind, "country": row.country} | (row.found or {})
        known[row.key] = Actor(row.key, told["name"], ActorKind(told["kind"]), told["country"])
    return known


def _as_known(after: Analysis, before: Analysis, known: dict[str, Actor]) -> Analysis:
    """Actors that only a correction brought are told as the workspace knows them, not as they were called on that day."""
    own = {actor.key for actor in before.actors}
    actors = (
        replace(known[actor.key], mentions=actor.mentions) if actor.key in known and actor.key not in own else actor
        for actor in after.actors
    )
    return replace(after, actors=tuple(actors))


def _mark_found(connection: Connection, holding: Iterable[Correction], placed: set[int]) -> None:
    for one in holding:
        if one.found != (one.id in placed):
            connection.execute(update(CorrectionRow).where(CorrectionRow.id == one.id).values(found=one.id in placed))


def _name_themes(connection: Connection, workspace: int, holding: Iterable[Correction]) -> None:
    named = {id_: name for one in holding for id_, name in one.change.details.get("themes", {}).items()}
    if named:
        rows = [{"workspace_id": workspace, "key": id_, "name": name} for id_, name in sorted(named.items())]
        connection.execute(writing.upsert(connection.dialect, ThemeRow).on_conflict_do_nothing(), rows)


def _holding(connection: Connection, workspace: int, articles: Collection[int]) -> dict[int, list[Correction]]:
    """The corrections that hold for each of these articles; those of the whole workspace hold for all."""
    here: ColumnElement[bool] = CorrectionRow.article_id.in_(articles)
    everywhere = (CorrectionRow.article_id.is_(None)) & (CorrectionRow.kind == str(Kind.MENTION))
    active = [_correction(row) for row in connection.execute(_active(workspace).where(here | everywhere))]
    return {article: [one for one in active if one.article_id in (None, article)] for article in articles}


def _of_actors(connection: Connection, workspace: int) -> list[Correction]:
    return [_correction(row) for row in connection.execute(_active(workspace).where(CorrectionRow.kind.in_(_OF_ACTORS)))]


_OWN = select(*CorrectionRow.__table__.columns).order_by(CorrectionRow.id)


def _active(workspace: int) -> Any:
    return _OWN.where(CorrectionRow.workspace_id == workspace, CorrectionRow.undone.is_(None))


def _row(workspace: int, article_id: int | None, change: Change, who: str | None, made: datetime) -> dict[str, Any]:
    place = change.place
    return {
        "workspace_id": workspace,
        "article_id": article_id,
        "kind": str(change.kind),
        "start": place and place.start,
        "end": place and place.end,
        "text": place and place.text,
        "details": dict(change.details),
        "who": (who or "").strip()[:200] or None,
        "made": made,
        "found": True,
    }


def _correction(row: Any) -> Correction:
    place = None if row.start is None else Place(row.start, row.end, row.text)
    undone = row.undone and row.undone.replace(tzinfo=UTC)
    change = Change(Kind(row.kind), row.details, place)
    return Correction(row.id, change, row.article_id, row.who, row.made.replace(tzinfo=UTC), undone, bool(row.found))


def _article(row: Any) -> Article:
    return Article(row.title, row.text, row.raw, row.published, row.source, row.url, row.language, row.file)
