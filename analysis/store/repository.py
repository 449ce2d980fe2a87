"""The one door to the database."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Executable, delete, insert, or_, select, update
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from analysis.errors import StoreError
from analysis.records import Analysis, Article
from analysis.store import correcting, database, writing
from analysis.store.schema import ActorRow, ArticleRow, ThemeRow, WorkspaceRow

_NAME_LENGTH = 200
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Workspace:
    """A set of articles that is shared as one; who has the unguessable `token` can open it, so links carry that."""

    id: int
    name: str
    token: str
    created: datetime


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article of the store that is due for analysis."""

    id: int
    article: Article


class Store:
    """An open database, brought to the newest schema on opening. Safe to share between threads."""

    def __init__(self, url: str | None = None) -> None:
        """Open `url`, else STANDPOINT_DATABASE_URL, else an SQLite file in the user's data folder.

        Raises StoreError, which says why, when it cannot be reached or is no database of ours.
        """
        self.url = url or database.default_url()
        self._engine = database.open_engine(self.url)

    @property
    def on_server(self) -> bool:
        """Whether it is a server's database, which several people share, and not a file of one's own."""
        return self._engine.dialect.name != "sqlite"

    def close(self) -> None:
        """Let go of the database's connections."""
        self._engine.dispose()

    # Reading

    def frame(self, query: Executable) -> pd.DataFrame:
        """The rows of `query`, one column for each of its own."""
        with self._reading() as connection:
            result = connection.execute(query)
            return pd.DataFrame.from_records(result.fetchall(), columns=list(result.keys()))

    def rows(self, query: Executable) -> list[Any]:
        """The rows of `query`, as named tuples."""
        with self._reading() as connection:
            return list(connection.execute(query).fetchall())

    @property
    def dialect(self) -> str:
        """Which database it is: "sqlite" or "postgresql"."""
        return self._engine.dialect.name

    # Workspaces

    def create_workspace(self, name: str) -> Workspace:
        """A new, empty workspace. Names need not be unique; an empty one raises StoreError."""
        with self.transaction() as connection:
            return _new_workspace(connection, name)

    def create_first_workspace(self, name: str) -> Workspace | None:
        """A new workspace if there is none at all, else None; of several processes that ask at once, one gets it."""
        with self.transaction() as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("LOCK TABLE workspaces IN SHARE ROW EXCLUSIVE MODE")
            if connection.execute(select(WorkspaceRow.id).limit(1)).first():
                return None
            return _new_workspace(connection, name)

    def workspaces(self) -> list[Workspace]:
        """All of them, oldest first."""
        return [_workspace(row) for row in self.rows(_WORKSPACES.order_by(WorkspaceRow.id))]

    def workspace(self, workspace: int) -> Workspace:
        """Raises StoreError when there is none of that id."""
        return _workspace(self._only(_WORKSPACES.where(WorkspaceRow.id == workspace), "There is no such workspace."))

    def workspace_by_token(self, token: str) -> Workspace | None:
        """The one a link leads to, None where there is none."""
        return next((_workspace(row) for row in self.rows(_WORKSPACES.where(WorkspaceRow.token == token))), None)

    def workspace_named(self, name: str) -> Workspace | None:
        """The oldest of that name."""
        query = _WORKSPACES.where(WorkspaceRow.name == name.strip()).order_by(WorkspaceRow.id).limit(1)
        return next((_workspace(row) for row in self.rows(query)), None)

    def rename_workspace(self, workspace: int, name: str) -> None:
        """Raises StoreError when there is none of that id or the name is empty."""
        with self.transaction() as connection:
            changed = connection.execute(update(WorkspaceRow).where(WorkspaceRow.id == workspace).values(name=_name(name)))
            if not changed.rowcount:
                raise StoreError("There is no such workspace.")

    def delete_workspace(self, workspace: int) -> None:
        """With all its articles and what was found in them."""
        with self.transaction() as connection:
            connection.execute(delete(ArticleRow).where(ArticleRow.workspace_id == workspace))
            for table in (ActorRow, ThemeRow):
                connection.execute(delete(table).where(table.workspace_id == workspace))
            connection.execute(delete(WorkspaceRow).where(WorkspaceRow.id == workspace))

    def version(self, workspace: int) -> int:
        """Grows with every change of the workspace's content."""
        query = select(WorkspaceRow.version).where(WorkspaceRow.id == workspace)
        return int(self._only(query, "There is no such workspace.").version)

    # Articles

    def add_article(self, workspace: int, article: Article, digest: str) -> tuple[int, bool]:
        """Its id, and whether it is new: the same digest twice is one article."""
        row = _article_row(workspace, article, digest)
        with self.transaction() as connection:
            statement = writing.upsert(connection.dialect, ArticleRow).on_conflict_do_nothing().returning(ArticleRow.id)
            new = connection.execute(statement, row).scalar_one_or_none()
            if new is not None:
                touch(connection, workspace)
                return new, True
            same = (ArticleRow.workspace_id == workspace, ArticleRow.digest == digest)
            return connection.execute(select(ArticleRow.id).where(*same)).scalar_one(), False

    def save_analyses(self, analyses: Iterable[tuple[int, Analysis]], version: str) -> int:
        """Replace what was found in the articles of these ids, and say how many were there; the others were deleted meanwhile.

        Corrections that people made of them hold for what is found now.
        """
        found = dict(analyses)
        query = select(ArticleRow.id, ArticleRow.workspace_id).where(ArticleRow.id.in_(found)).order_by(ArticleRow.id)
        with self.transaction() as connection:
            for workspace in sorted({row.workspace_id for row in connection.execute(query)}):
                touch(connection, workspace)
            there = connection.execute(query).fetchall()
            for workspace in sorted({row.workspace_id for row in there}):
                own = [(row.id, found[row.id]) for row in there if row.workspace_id == workspace]
                correcting.save(connection, workspace, own, version)
        return len(there)

    def save_analysis(self, article_id: int, analysis: Analysis, version: str) -> bool:
        """`save_analyses` for one; False when the article is no longer there."""
        return bool(self.save_analyses([(article_id, analysis)], version))

    def mark_failed(self, article_id: int, reason: str, version: str) -> None:
        """Its analysis by this version failed, and `reason` says why in a sentence; what was found before is gone."""
        with self.transaction() as connection:
            own = connection.execute(select(ArticleRow.workspace_id).where(ArticleRow.id == article_id)).scalar_one_or_none()
            if own is None:
                return
            touch(connection, own)
            writing.forget(connection, [article_id])
            values = {"status": "failed", "reason": reason, "pipeline_version": version, "sentences": 0}
            connection.execute(update(ArticleRow).where(ArticleRow.id == article_id).values(**values))

    def due(self, workspace: int, version: str, most: int | None = None) -> list[StoredArticle]:
        """Articles that no analysis of this version has seen, oldest first, at most `most`."""
        query = select(ArticleRow).where(*_due(workspace, version)).order_by(ArticleRow.id).limit(most)
        return [_stored(row) for row in self.rows(query.with_only_columns(*ArticleRow.__table__.columns))]

    def due_ids(self, workspace: int, version: str) -> list[int]:
        """The ids of what `due` gives."""
        return [row.id for row in self.rows(select(ArticleRow.id).where(*_due(workspace, version)).order_by(ArticleRow.id))]

    def due_among(self, article_ids: list[int], version: str) -> list[int]:
        """Those of these articles that no analysis of this version has seen."""
        query = select(ArticleRow.id).where(ArticleRow.id.in_(article_ids), _not_seen_by(version)).order_by(ArticleRow.id)
        return [row.id for row in self.rows(query)]

    def stored(self, article_ids: Iterable[int]) -> list[StoredArticle]:
        """Those of these articles that are there, by id."""
        query = select(*ArticleRow.__table__.columns).where(ArticleRow.id.in_(list(article_ids))).order_by(ArticleRow.id)
        return [_stored(row) for row in self.rows(query)]

    def by_workspace(self, article_ids: Iterable[int]) -> dict[int, list[int]]:
        """Those of these articles that are there, by the workspace that holds them."""
        query = select(ArticleRow.workspace_id, ArticleRow.id).where(ArticleRow.id.in_(list(article_ids))).order_by(ArticleRow.id)
        own: dict[int, list[int]] = {}
        for workspace, article in self.rows(query):
            own.setdefault(workspace, []).append(article)
        return own

    def let_wait(self, workspace: int, article_ids: Iterable[int]) -> None:
        """Make these articles due again, such as those that failed."""
        with self.transaction(workspace) as connection:
            own = (ArticleRow.workspace_id == workspace, ArticleRow.id.in_(list(article_ids)))
            connection.execute(update(ArticleRow).where(*own).values(status="waiting", reason=None, pipeline_version=None))

    def delete_articles(self, workspace: int, article_ids: Iterable[int]) -> int:
        """How many of them there were to delete."""
        own = (ArticleRow.workspace_id == workspace, ArticleRow.id.in_(list(article_ids)))
        if not self.rows(select(ArticleRow.id).where(*own).limit(1)):
            return 0
        with self.transaction(workspace) as connection:
            return connection.execute(delete(ArticleRow).where(*own)).rowcount

    @contextmanager
    def transaction(self, workspace: int | None = None) -> Iterator[Connection]:
        """A connection that writes: all of it or nothing.

        With a workspace its content counts as changed, and no other such transaction runs on it meanwhile.
        """
        with _told(), database.writing(self._engine).begin() as connection:
            if workspace is not None:
                touch(connection, workspace)
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with _told(), self._engine.connect() as connection:
            yield connection

    def _only(self, query: Executable, otherwise: str) -> Any:
        rows = self.rows(query)
        if not rows:
            raise StoreError(otherwise)
        return rows[0]


@contextmanager
def _told() -> Iterator[None]:
    """What goes wrong between us and the database, as a sentence."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(f"The database did not do as asked: {database.cause(error)}.") from error
    except SQLAlchemyError as error:
        raise StoreError(f"The database cannot be used: {database.cause(error)}.") from error


_WORKSPACES = select(WorkspaceRow.id, WorkspaceRow.name, WorkspaceRow.token, WorkspaceRow.created)


def _new_workspace(connection: Connection, name: str) -> Workspace:
    values = {"name": _name(name), "token": secrets.token_urlsafe(16), "created": _now(), "version": 0}
    return _workspace(connection.execute(insert(WorkspaceRow).values(values).returning(*_WORKSPACES.selected_columns)).one())


def _workspace(row: Any) -> Workspace:
    return Workspace(row.id, row.name, row.token, row.created.replace(tzinfo=UTC))


def _stored(row: Any) -> StoredArticle:
    article = Article(row.title, row.text, row.raw, row.published, row.source, row.url, row.language, row.file)
    return StoredArticle(row.id, article)


def _due(workspace: int, version: str) -> tuple[Any, ...]:
    return ArticleRow.workspace_id == workspace, _not_seen_by(version)


def _not_seen_by(version: str) -> Any:
    return or_(ArticleRow.pipeline_version.is_(None), ArticleRow.pipeline_version != version)


def _article_row(workspace: int, article: Article, digest: str) -> dict[str, Any]:
    return {
        "workspace_id": workspace,
        "digest": digest,
        "title": article.title and _storable(article.title),
        "published": article.published,
        "source": article.source and _storable(article.source),
        "url": article.url and _storable(article.url),
        "language": article.language,
        "file": article.file and _storable(article.file),
        "words": len(article.text.split()),
        "added": _now(),
        "status": "waiting",
        "sentences": 0,
        "text": _storable(article.text),
        "raw": _storable(article.raw),
    }


def _storable(text: str) -> str:
    """PostgreSQL holds no NUL, and no database a lone surrogate; one sign stands in for each, so that offsets stay."""
    return _UNSTORABLE.sub("\ufffd", text)


def touch(connection: Connection, workspace: int) -> None:
    """Its content changes. Comes first in a transaction: whoever holds the workspace's row goes before the others."""
    connection.execute(update(WorkspaceRow).where(WorkspaceRow.id == workspace).values(version=WorkspaceRow.version + 1))


def _name(name: str) -> str:
    name = " ".join(_storable(name).split())
    if not name:
        raise StoreError("A workspace needs a name.")
    return name[:_NAME_LENGTH]


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
