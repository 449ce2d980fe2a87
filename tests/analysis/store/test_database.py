"""Opening a database, and what is said when that fails."""

from __future__ import annotations

import sqlite3
from datetime import datetime

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, text

from analysis import queries, search
from analysis.errors import StoreError
from analysis.queries import Filters
from analysis.store import Store, database, wording
from analysis.store.schema import Base


def test_the_migrations_lead_to_the_schema_of_the_code(any_store):
    with any_store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _of_the_schema})
        differences = compare_metadata(context, Base.metadata)
    assert differences == []


def _of_the_schema(name: str | None, type_: str, _parents: object) -> bool:
    """The index of words is each database's own."""
    return not (type_ in ("table", "index") and name and wording.NAME in name)


def test_what_an_older_version_stored_is_kept_and_can_be_searched(empty_database, hand_made):
    engine = create_engine(empty_database.replace("postgresql:", "postgresql+psycopg:"))
    config = Config()
    config.set_main_option("script_location", str(database._MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        _store_as_0001_did(connection)
    engine.dispose()
    store = Store(empty_database)
    said = queries.statements(store, 1, Filters())
    assert said[["actor", "content"]].values.tolist() == [["BRA", "a forest is worth more than timber"]]
    assert said["targets"].tolist() == [["PER"]]
    assert queries.found(store, 1, Filters(), search.parse("forests")).rows["sentence"].tolist() == [_OLD]
    store.close()


_OLD = "Brazil told Peru that a forest is worth more than timber."


def _store_as_0001_did(connection):
    for table, row in (
        ("workspaces", {"id": 1, "name": "Old", "token": "t", "created": datetime(2025, 1, 1), "version": 3}),
        ("actors", {"id": 1, "workspace_id": 1, "key": "BRA", "name": "Brazil", "kind": "country", "country": "BRA"}),
        ("actors", {"id": 2, "workspace_id": 1, "key": "PER", "name": "Peru", "kind": "country", "country": "PER"}),
        (
            "articles",
            {
                "id": 7,
                "workspace_id": 1,
                "digest": "d",
                "title": "Timber",
                "language": "en",
                "words": 11,
                "text": _OLD,
                "raw": _OLD,
            }
            | {"added": datetime(2025, 1, 1), "status": "analysed", "pipeline_version": "0", "sentences": 1},
        ),
        ("sentences", {"article_id": 7, "number": 0, "start": 0, "end": len(_OLD)}),
        (
            "statements",
            {
                "id": 5,
                "article_id": 7,
                "actor_id": 1,
                "sentence": 0,
                "last_sentence": 0,
                "start": 22,
                "end": 56,
                "kind": "indirect",
            }
            | {"stance": "support", "score": 0.5, "content": _OLD[22:56], "parts": "[[22, 56]]", "reasons": "[]"},
        ),
        ("statement_targets", {"statement_id": 5, "actor_id": 2}),
    ):
        names = ", ".join(f'"{name}"' for name in row)
        connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({', '.join(f':{name}' for name in row)})"), row)


def test_sqlite_keeps_foreign_keys_and_lets_readers_read_while_one_writes(store):
    pragma = {name: store.rows(text(f"PRAGMA {name}"))[0][0] for name in ("foreign_keys", "journal_mode", "busy_timeout")}
    assert pragma == {"foreign_keys": 1, "journal_mode": "wal", "busy_timeout": 60000}


def test_the_environment_says_where_the_database_is(tmp_path, monkeypatch):
    monkeypatch.setenv(database.VARIABLE, f"sqlite:///{tmp_path / 'a' / 'b.db'}")
    Store().close()
    assert (tmp_path / "a" / "b.db").exists()


def test_without_a_word_it_is_in_the_users_data_folder(tmp_path, monkeypatch):
    monkeypatch.delenv(database.VARIABLE, raising=False)
    monkeypatch.setattr(database.platformdirs, "user_data_path", lambda *_, **__: tmp_path / "data folder")
    Store().close()
    assert (tmp_path / "data folder" / "standpoint.db").exists()


def test_a_file_that_is_no_database_is_named(tmp_path):
    (tmp_path / "notes.db").write_text("Milk, bread, " * 100)
    with pytest.raises(StoreError, match=r"notes\.db cannot be opened: file is not a database\."):
        Store(f"sqlite:///{tmp_path / 'notes.db'}")


def test_a_server_that_does_not_answer_is_named_without_the_password():
    with pytest.raises(StoreError, match=r"The database press at localhost cannot be opened") as caught:
        Store("postgresql://me:secret@localhost:1/press")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nonsense", "is not the address of a database"),
        ("mysql://me@localhost/press", "must be SQLite or PostgreSQL, not mysql"),
        ("postgresql+pg8000://me@localhost/press", "use postgresql\\+psycopg"),
    ],
)
def test_an_address_of_no_use_says_what_one_looks_like(url, said):
    with pytest.raises(StoreError, match=said):
        Store(url)


def test_a_database_of_a_newer_standpoint_is_left_alone(tmp_path):
    path = tmp_path / "newer.db"
    Store(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="made by a newer Standpoint"):
        Store(f"sqlite:///{path}")
