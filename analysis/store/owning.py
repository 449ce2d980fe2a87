"""What a workspace has of its own: a codebook and a list of actors, and which articles must be read again when they change.

An article's `pipeline_version` ends with the version of what the workspace had when it was read. So whatever is still
being read with the old one when the new one is saved will be due again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select, update

from analysis.equipment import Equipment
from analysis.search import Any, Query
from analysis.store import wording, writing
from analysis.store.schema import ArticleRow, KnowledgeRow, ThemeRow

if TYPE_CHECKING:
    from analysis.store.repository import Store


def equipment(store: Store, workspace: int) -> Equipment:
    """What the analysis of this workspace is to use."""
    query = select(KnowledgeRow.codebook, KnowledgeRow.actors).where(KnowledgeRow.workspace_id == workspace)
    return next((Equipment(row.codebook, row.actors) for row in store.rows(query)), Equipment())


def equip(store: Store, workspace: int, new: Equipment, touched: Sequence[Query] | None) -> int:
    """Use this from now on, and say how many articles are to be read again: those where one of `touched` stands, None for all."""
    with store.transaction(workspace) as connection:
        query = select(KnowledgeRow.codebook, KnowledgeRow.actors).where(KnowledgeRow.workspace_id == workspace)
        row = connection.execute(query).one_or_none()
        old = Equipment(row.codebook, row.actors) if row else Equipment()
        values = {"workspace_id": workspace, "version": new.version, "codebook": new.themes, "actors": new.people}
        statement = writing.upsert(connection.dialect, KnowledgeRow)
        connection.execute(statement.on_conflict_do_update(index_elements=["workspace_id"], set_=values), values)
        _name_themes(connection, workspace, new)
        if old.version == new.version:
            return 0
        if touched is not None:
            _keep_the_others(connection, workspace, old, new, touched)
        due = (ArticleRow.workspace_id == workspace, ArticleRow.pipeline_version.in_(_read_with(connection, workspace, old)))
        return int(connection.execute(select(func.count()).where(*due)).scalar_one())


def _name_themes(connection: Connection, workspace: int, new: Equipment) -> None:
    """A theme that is only called otherwise needs no reading."""
    for theme in new.codebook:
        own = (ThemeRow.workspace_id == workspace, ThemeRow.key == theme.id, ThemeRow.name != theme.name)
        connection.execute(update(ThemeRow).where(*own).values(name=theme.name))


def _keep_the_others(connection: Connection, workspace: int, old: Equipment, new: Equipment, touched: Sequence[Query]) -> None:
    for version in _read_with(connection, workspace, old):
        base = version.split("+")[0]
        same = [ArticleRow.workspace_id == workspace, ArticleRow.pipeline_version == version]
        if touched:
            held = wording.sentences_holding(connection.dialect.name, Any(tuple(touched)))
            same.append(ArticleRow.id.not_in(select(held.c.article_id)))
        after = f"{base}+{new.version}" if new.version else base
        connection.execute(update(ArticleRow).where(*same).values(pipeline_version=after))


def _read_with(connection: Connection, workspace: int, old: Equipment) -> list[str]:
    query = select(ArticleRow.pipeline_version).where(ArticleRow.workspace_id == workspace).distinct()
    versions = [version for version in connection.execute(query).scalars() if version]
    return [version for version in versions if version.partition("+")[2] == old.version]
