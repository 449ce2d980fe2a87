"""Opening a database, and what is said when that fails."""

from __future__ import annotations

import sqlite3

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from analysis.errors import StoreError
from analysis.store import Store, database
from analysis.store.schema import Base


def test_the_migrations_lead_to_the_schema_of_the_code(any_store):
    with any_store._engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    assert differences == []


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
