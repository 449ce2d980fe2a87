"""The one door to the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from analysis.records import Analysis, Article


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
        raise NotImplementedError

    def create_workspace(self, name: str) -> Workspace:
        """A new, empty workspace. Names need not be unique; an empty one raises StoreError."""
        raise NotImplementedError

    def workspaces(self) -> list[Workspace]:
        """All of them, oldest first."""
        raise NotImplementedError

    def workspace_by_token(self, token: str) -> Workspace | None:
        """The one a link leads to, None where there is none."""
        raise NotImplementedError

    def workspace_named(self, name: str) -> Workspace | None:
        """The oldest of that name."""
        raise NotImplementedError

    def rename_workspace(self, workspace: int, name: str) -> None:
        raise NotImplementedError

    def delete_workspace(self, workspace: int) -> None:
        """With all its articles."""
        raise NotImplementedError

    def add_article(self, workspace: int, article: Article, digest: str) -> tuple[int, bool]:
        """Its id, and whether it is new: the same digest twice is one article."""
        raise NotImplementedError

    def save_analyses(self, analyses: Iterable[tuple[int, Analysis]], version: str) -> None:
        """Replace what was found in the articles of these ids; their ids stay."""
        raise NotImplementedError

    def mark_failed(self, article_id: int, reason: str) -> None:
        """Its analysis failed; what was found before is gone."""
        raise NotImplementedError

    def due(self, workspace: int, version: str) -> list[StoredArticle]:
        """Articles that wait for analysis, or were analysed by another version."""
        raise NotImplementedError

    def delete_articles(self, workspace: int, article_ids: Iterable[int]) -> int:
        """How many of them there were to delete."""
        raise NotImplementedError
