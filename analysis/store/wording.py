"""The index of words behind the search: every sentence of the analysed articles, and every headline, by its stems.

SQLite answers with FTS5, PostgreSQL with a tsvector and a GIN index; the stems are ours (`analysis.search.stems`), so that
both find the same. The table lies outside the schema's metadata because the two have nothing but its name in common. A headline
has the number -1.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any as Whatever

from sqlalchemy import (
    BindParameter,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    SQLColumnExpression,
    Subquery,
    Table,
    and_,
    bindparam,
    literal_column,
    not_,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.ext.compiler import compiles

from analysis.search.query import All, Any, Not, Phrase, Query
from analysis.search.stems import indexed, words

NAME = "search_index"
HEADLINE = -1
_BITS = 20  # of a row's number that tell the sentence; the others tell the article
_MOST = (1 << _BITS) - 2  # sentences of one article
_AT_ONCE = 5_000

_vectors = Table(
    NAME,
    MetaData(),
    Column("article_id", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("words", TSVECTOR),
)
_SQLITE = (
    f"CREATE VIRTUAL TABLE {NAME} USING fts5(words, tokenize='unicode61 remove_diacritics 0')",
    f"CREATE TRIGGER {NAME}_forgets AFTER DELETE ON articles BEGIN "
    f"DELETE FROM {NAME} WHERE rowid BETWEEN old.id << {_BITS} AND (old.id << {_BITS}) + {_MOST + 1}; END",
)
_POSTGRESQL = (
    f"CREATE TABLE {NAME} (article_id integer NOT NULL REFERENCES articles (id) ON DELETE CASCADE, number integer NOT NULL, "
    "words tsvector NOT NULL, PRIMARY KEY (article_id, number))",
    f"CREATE INDEX ix_{NAME}_words ON {NAME} USING gin (words)",
)

Told = tuple[int, int, str]
"""The id of an article, the number of a sentence, and its words."""


def create(connection: Connection) -> None:
    """Make the empty index."""
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL:
        connection.exec_driver_sql(statement)


def drop(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"DROP TRIGGER {NAME}_forgets")
    connection.exec_driver_sql(f"DROP TABLE {NAME}")


def fill(connection: Connection) -> None:
    """Index what was analysed before there was an index."""
    articles = connection.execute(text("SELECT id, title, text FROM articles WHERE status = 'analysed' ORDER BY id")).all()
    for article_id, title, whole in articles:
        query = text('SELECT number, start, "end" FROM sentences WHERE article_id = :id ORDER BY number')
        places = connection.execute(query, {"id": article_id}).all()
        index(connection, [(article_id, title, [(number, whole[start:end]) for number, start, end in places])])


def index(connection: Connection, articles: Iterable[tuple[int, str | None, Iterable[tuple[int, str]]]]) -> None:
    """Add articles, each with its headline and its numbered sentences; what was there of them before must be gone."""
    told = (
        (article_id, number, text_)
        for article_id, title, sentences in articles
        for number, text_ in ((HEADLINE, title or ""), *sentences)
        if text_ and number < _MOST
    )
    while some := list(islice(told, _AT_ONCE)):
        _insert(connection, some)


def forget(connection: Connection, articles: Sequence[int]) -> None:
    """Remove these articles."""
    if connection.dialect.name == "sqlite":
        for article_id in articles:
            first = article_id << _BITS
            connection.exec_driver_sql(f"DELETE FROM {NAME} WHERE rowid BETWEEN ? AND ?", (first, first + _MOST + 1))
    elif articles:
        connection.execute(_vectors.delete().where(_vectors.c.article_id.in_(articles)))


def sentences_holding(dialect: str, query: Query) -> Subquery:
    """A subquery with article_id and number of the sentences (and headlines) that the query finds."""
    if dialect == "sqlite":
        rows = table(NAME)
        query_ = select(
            literal_column(f"({NAME}.rowid >> {_BITS})", Integer).label("article_id"),
            literal_column(f"(({NAME}.rowid & {(1 << _BITS) - 1}) - 1)", Integer).label("number"),
        ).select_from(rows)
        return query_.where(text(f"{NAME} MATCH :asked").bindparams(_asked(as_fts5(query)))).subquery()
    found = _vectors.c.words.op("@@")(text("CAST(:asked AS tsquery)").bindparams(_asked(as_tsquery(query))))
    return select(_vectors.c.article_id, _vectors.c.number).where(found).subquery()


def _asked(query: str) -> BindParameter[str]:
    return bindparam("asked", query, unique=True)


def articles_holding(article_id: SQLColumnExpression[int], query: Query) -> ColumnElement[bool]:
    """A condition: somewhere in the article, its headline included, stands what the query asks for."""
    if isinstance(query, Not):
        return not_(articles_holding(article_id, query.part))
    if isinstance(query, All):
        return and_(*(articles_holding(article_id, part) for part in query.parts))
    if isinstance(query, Any):
        return or_(*(articles_holding(article_id, part) for part in query.parts))
    return _Holds(article_id, query)


def articles_with_sentence(article_id: SQLColumnExpression[int], query: Query) -> ColumnElement[bool]:
    """A condition: one sentence of the article, or its headline, holds all that the query asks for."""
    return _Holds(article_id, query)


class _Holds(ColumnElement[bool]):
    """Whether a sentence of the article of this id holds something; how that is asked depends on the database."""

    inherit_cache = False
    type = Boolean()

    def __init__(self, article_id: SQLColumnExpression[int], query: Query) -> None:
        self.article_id = article_id
        self.fts5 = _asked(as_fts5(query))
        self.tsquery = _asked(as_tsquery(query))


@compiles(_Holds, "sqlite")
def _on_sqlite(element: _Holds, compiler: Whatever, **options: Whatever) -> str:
    inside = f"SELECT rowid >> {_BITS} FROM {NAME} WHERE {NAME} MATCH {compiler.process(element.fts5, **options)}"
    return f"{compiler.process(element.article_id, **options)} IN ({inside})"


@compiles(_Holds, "postgresql")
def _on_postgresql(element: _Holds, compiler: Whatever, **options: Whatever) -> str:
    inside = f"SELECT article_id FROM {NAME} WHERE words @@ CAST({compiler.process(element.tsquery, **options)} AS tsquery)"
    return f"{compiler.process(element.article_id, **options)} IN ({inside})"


def as_fts5(query: Query) -> str:
    """In the words of SQLite's FTS5, whose NOT stands between what is to be there and what is not."""
    if isinstance(query, Phrase):
        return f'"{" ".join(query.stems)}"' + (" *" if query.prefix else "")
    if isinstance(query, Any):
        return f"({' OR '.join(map(as_fts5, query.parts))})"
    if isinstance(query, Not):
        raise ValueError("NOT stands beside what is to be there")
    there = " AND ".join(as_fts5(part) for part in query.parts if not isinstance(part, Not))
    gone = " OR ".join(as_fts5(part.part) for part in query.parts if isinstance(part, Not))
    return f"(({there}) NOT ({gone}))" if gone else f"({there})"


def as_tsquery(query: Query) -> str:
    """In the words of PostgreSQL's tsquery."""
    if isinstance(query, Phrase):
        *first, last = (f"'{stem}'" for stem in query.stems)
        return "(" + " <-> ".join([*first, last + ":*" if query.prefix else last]) + ")"
    if isinstance(query, Not):
        return f"!{as_tsquery(query.part)}"
    return "(" + (" & " if isinstance(query, All) else " | ").join(map(as_tsquery, query.parts)) + ")"


def _insert(connection: Connection, told: list[Told]) -> None:
    if connection.dialect.name == "sqlite":
        rows = [((article_id << _BITS) + number + 1, indexed(text_)) for article_id, number, text_ in told]
        connection.exec_driver_sql(f"INSERT INTO {NAME} (rowid, words) VALUES (?, ?)", rows)
        return
    vectors = [{"article_id": article_id, "number": number, "words": _vector(text_)} for article_id, number, text_ in told]
    statement = text(f"INSERT INTO {NAME} (article_id, number, words) VALUES (:article_id, :number, CAST(:words AS tsvector))")
    connection.execute(statement, vectors)


def _vector(text_: str) -> str:
    """Each stem with its place, as a tsvector is written; PostgreSQL's own parser would cut words in other places."""
    return " ".join(f"'{word.stem}':{min(place, 16_383)}" for place, word in enumerate(words(text_), 1))
