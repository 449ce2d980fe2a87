"""The tables: workspaces and their articles, and what the analysis found in each of them.

What a person makes (workspaces, articles) keeps its id for good. What the machine finds hangs on an article and is
replaced as a whole when the article is analysed again. Long texts stand last in their table: SQLite then reads the
short columns without them. `article_actors` and `article_themes` hold each article's totals, so that a filter
over thousands of articles need not count mentions.

Corrections are kept apart (`corrections`), and what they make of the finds stands in the same tables as the finds, so that no
query pays for them. What the machine said is never lost: an article that somebody corrected keeps its finds in `machine_finds`,
an actor that was merged into another stays in the `found_…` columns, and a renamed one keeps what it was called in `found`.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
_BY_KEY = {"sqlite_with_rowid": False}  # rows of an article lie together on the disk
_NEVER_AGAIN = {"sqlite_autoincrement": True}  # a link to something deleted must not come to lead to something else


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {dict[str, Any]: JSON(none_as_null=True), list[Any]: JSON}  # noqa: RUF012


def _of(column: str, **options: Any) -> Any:
    return mapped_column(ForeignKey(column, ondelete="CASCADE"), **options)


class WorkspaceRow(Base):
    """`version` grows with every change of its content; caches are keyed by it."""

    __tablename__ = "workspaces"
    __table_args__ = _NEVER_AGAIN
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    token: Mapped[str] = mapped_column(String(64), unique=True)
    created: Mapped[datetime]  # UTC
    version: Mapped[int] = mapped_column(default=0)


class ArticleRow(Base):
    """`status` is waiting, analysed or failed (and then `reason` says why); `pipeline_version` is that of its finds."""

    __tablename__ = "articles"
    __table_args__ = (
        UniqueConstraint("workspace_id", "digest"),
        Index(None, "workspace_id", "published"),
        Index(None, "workspace_id", "source"),
        _NEVER_AGAIN,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = _of("workspaces.id")
    digest: Mapped[str] = mapped_column(String(128))
    title: Mapped[str | None] = mapped_column(Text)
    published: Mapped[date | None]
    source: Mapped[str | None] = mapped_column(Text)
    url: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(16))
    file: Mapped[str | None] = mapped_column(Text)
    words: Mapped[int]
    added: Mapped[datetime]  # UTC
    status: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(Text)
    pipeline_version: Mapped[str | None] = mapped_column(String(64))
    sentences: Mapped[int] = mapped_column(default=0)
    text: Mapped[str] = mapped_column(Text)
    raw: Mapped[str] = mapped_column(Text)


class SentenceRow(Base):
    __tablename__ = "sentences"
    __table_args__ = _BY_KEY
    article_id: Mapped[int] = _of("articles.id", primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    start: Mapped[int]
    end: Mapped[int]


class ActorRow(Base):
    """Shared by the articles of a workspace; without mentions it is invisible, and kept for what people made of it.

    `given` is what a person says of it (name, kind, country; missing where nobody did), `found` what the machine says where
    the two differ. `merged_id` is the actor as which it is shown.
    """

    __tablename__ = "actors"
    __table_args__ = (UniqueConstraint("workspace_id", "key"), Index(None, "workspace_id", "country"))
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = _of("workspaces.id")
    key: Mapped[str] = mapped_column(String(200))
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(16))
    country: Mapped[str | None] = mapped_column(String(3))
    merged_id: Mapped[int | None] = mapped_column(index=True)
    given: Mapped[dict[str, Any] | None]
    found: Mapped[dict[str, Any] | None]


class ArticleActorRow(Base):
    __tablename__ = "article_actors"
    __table_args__ = _BY_KEY
    article_id: Mapped[int] = _of("articles.id", primary_key=True)
    actor_id: Mapped[int] = _of("actors.id", primary_key=True, index=True)
    mentions: Mapped[int]


class MentionRow(Base):
    __tablename__ = "mentions"
    __table_args__ = _BY_KEY
    article_id: Mapped[int] = _of("articles.id", primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    actor_id: Mapped[int] = _of("actors.id", index=True)
    sentence: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    how: Mapped[str] = mapped_column(String(16))
    why: Mapped[str] = mapped_column(Text)
    found_id: Mapped[int | None]


class ThemeRow(Base):
    """What a theme of the codebook is called in this workspace."""

    __tablename__ = "themes"
    __table_args__ = _BY_KEY
    workspace_id: Mapped[int] = _of("workspaces.id", primary_key=True)
    key: Mapped[str] = mapped_column(String(100), primary_key=True)
    name: Mapped[str] = mapped_column(Text)


class ArticleThemeRow(Base):
    """`count` places of its terms, in `sentences` sentences, which are `share` (0 to 1) of the article's."""

    __tablename__ = "article_themes"
    __table_args__ = (Index(None, "theme"), _BY_KEY)
    article_id: Mapped[int] = _of("articles.id", primary_key=True)
    theme: Mapped[str] = mapped_column(String(100), primary_key=True)
    rank: Mapped[int]
    count: Mapped[int]
    sentences: Mapped[int]
    share: Mapped[float]


class ThemeHitRow(Base):
    __tablename__ = "theme_hits"
    __table_args__ = (Index(None, "theme", "article_id"), _BY_KEY)
    article_id: Mapped[int] = _of("articles.id", primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    theme: Mapped[str] = mapped_column(String(100))
    sentence: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]


class StatementRow(Base):
    """`start` and `end` are the content's; it runs from sentence `sentence` to `last_sentence`; `parts` is [[start, end], …]."""

    __tablename__ = "statements"
    __table_args__ = (Index(None, "article_id", "actor_id"), _NEVER_AGAIN)
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = _of("articles.id")
    actor_id: Mapped[int | None] = _of("actors.id", index=True)
    sentence: Mapped[int]
    last_sentence: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    stance: Mapped[str] = mapped_column(String(16))
    score: Mapped[float]
    speaker_start: Mapped[int | None]
    speaker_end: Mapped[int | None]
    cue_start: Mapped[int | None]
    cue_end: Mapped[int | None]
    speaker: Mapped[str | None] = mapped_column(Text)
    cue: Mapped[str | None] = mapped_column(Text)
    content: Mapped[str] = mapped_column(Text)
    parts: Mapped[list[Any]]
    reasons: Mapped[list[Any]]
    found_id: Mapped[int | None]


class StatementThemeRow(Base):
    __tablename__ = "statement_themes"
    __table_args__ = _BY_KEY
    statement_id: Mapped[int] = _of("statements.id", primary_key=True)
    theme: Mapped[str] = mapped_column(String(100), primary_key=True)


class StatementTargetRow(Base):
    """`found_id` is the actor as found; two that were merged are two rows of one `actor_id`."""

    __tablename__ = "statement_targets"
    __table_args__ = _BY_KEY
    statement_id: Mapped[int] = _of("statements.id", primary_key=True)
    found_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    actor_id: Mapped[int] = _of("actors.id", index=True)


class RelationRow(Base):
    __tablename__ = "relations"
    __table_args__ = _NEVER_AGAIN
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = _of("articles.id", index=True)
    source_id: Mapped[int] = _of("actors.id", index=True)
    target_id: Mapped[int] = _of("actors.id", index=True)
    event: Mapped[str] = mapped_column(String(16))
    polarity: Mapped[str] = mapped_column(String(16))
    strength: Mapped[float]
    actual: Mapped[bool]
    sentence: Mapped[int]
    last_sentence: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    found_source_id: Mapped[int | None]
    found_target_id: Mapped[int | None]


class MachineFindsRow(Base):
    """What the machine found in an article that somebody corrected, as `analysis.store.finds` writes it."""

    __tablename__ = "machine_finds"
    article_id: Mapped[int] = _of("articles.id", primary_key=True)
    finds: Mapped[dict[str, Any]]


class CorrectionRow(Base):
    """Who said when that the machine is wrong, and what is right instead; see `analysis.corrections`.

    `article_id` is missing where it holds for the whole workspace. `found` tells whether its place was there when it was last
    applied. `undone` is when somebody took it back.
    """

    __tablename__ = "corrections"
    __table_args__ = (Index(None, "workspace_id", "article_id"), _NEVER_AGAIN)
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = _of("workspaces.id")
    article_id: Mapped[int | None] = _of("articles.id", index=True)
    kind: Mapped[str] = mapped_column(String(32))
    start: Mapped[int | None]
    end: Mapped[int | None]
    text: Mapped[str | None] = mapped_column(Text)
    details: Mapped[dict[str, Any]]
    who: Mapped[str | None] = mapped_column(Text)
    made: Mapped[datetime]  # UTC
    undone: Mapped[datetime | None]  # UTC
    found: Mapped[bool]


class SearchRow(Base):
    """A search that somebody saved under a name."""

    __tablename__ = "searches"
    __table_args__ = (UniqueConstraint("workspace_id", "name"), _NEVER_AGAIN)
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = _of("workspaces.id")
    name: Mapped[str] = mapped_column(String(200))
    query: Mapped[str] = mapped_column(Text)
    within: Mapped[str] = mapped_column(String(16))
    filters: Mapped[dict[str, Any]]
    made: Mapped[datetime]  # UTC


class KnowledgeRow(Base):
    """What a workspace knows beyond `data/`: its codebook as TOML, its actors as CSV; `version` marks what was found by it."""

    __tablename__ = "knowledge"
    workspace_id: Mapped[int] = _of("workspaces.id", primary_key=True)
    version: Mapped[str] = mapped_column(String(16))
    codebook: Mapped[str | None] = mapped_column(Text)
    actors: Mapped[str | None] = mapped_column(Text)


FOUND = (SentenceRow, ArticleActorRow, MentionRow, ArticleThemeRow, ThemeHitRow, StatementRow, RelationRow)
"""What the machine found, by article: replaced as a whole when it is analysed again."""
