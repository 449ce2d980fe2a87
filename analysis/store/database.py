"""Opening a database: where it is, how SQLite is set up, and how it comes to the newest schema."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import platformdirs
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, SQLAlchemyError

from analysis.errors import StoreError

VARIABLE = "STANDPOINT_DATABASE_URL"
_MIGRATIONS = Path(__file__).parent / "migrations"
_PRAGMAS = (
    "busy_timeout=60000",  # milliseconds that a writer waits for another
    "journal_mode=WAL",  # readers and one writer at the same time
    "synchronous=NORMAL",
    "foreign_keys=ON",
    "cache_size=-65536",  # KiB
)
_ONE_MIGRATION_AT_A_TIME = 5_391_774_410  # any number will do, as long as it is ours


def default_url() -> str:
    """What STANDPOINT_DATABASE_URL says, else an SQLite file in the user's data folder."""
    given = os.environ.get(VARIABLE, "").strip()
    if given:
        return given
    folder = platformdirs.user_data_path("standpoint", appauthor=False)
    return str(URL.create("sqlite", database=str(folder / "standpoint.db")))


def open_engine(url: str) -> Engine:
    """An engine whose database answers and has the newest schema; StoreError says why there is none."""
    address = _address(url)
    _make_folder(address)
    engine = _engine(address)
    try:
        migrate(engine)
    except CommandError as error:
        raise StoreError(f"{_named(address)} was made by a newer Standpoint; update this one to open it.") from error
    except SQLAlchemyError as error:
        engine.dispose()
        raise StoreError(f"{_named(address)} cannot be opened: {cause(error)}.") from error
    return engine


def writing(engine: Engine) -> Engine:
    """The same engine for transactions that write: SQLite then waits its turn for the lock instead of failing late."""
    return engine.execution_options(writes=True)


def migrate(engine: Engine) -> None:
    """Bring the database to the newest schema; of several processes at once, one does it and the others wait."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    newest = ScriptDirectory.from_config(config).get_current_head()
    with engine.connect() as connection:
        if MigrationContext.configure(connection).get_current_revision() == newest:
            return
    with writing(engine).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_MIGRATION_AT_A_TIME})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _address(url: str) -> URL:
    try:
        address = make_url(url)
        if address.drivername in ("postgres", "postgresql"):
            address = address.set(drivername="postgresql+psycopg")
        if address.get_backend_name() not in ("sqlite", "postgresql"):
            raise StoreError(f"{VARIABLE}: the database must be SQLite or PostgreSQL, not {address.get_backend_name()}.")
        return address
    except (ArgumentError, ValueError) as error:
        example = "sqlite:////home/me/standpoint.db or postgresql://user:password@host/name"
        raise StoreError(f"{VARIABLE} is not the address of a database. It looks like {example}.") from error


def _make_folder(address: URL) -> None:
    if address.get_backend_name() != "sqlite" or address.database in (None, "", ":memory:"):
        return
    folder = Path(str(address.database)).expanduser().parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"The folder {folder} for the database cannot be made: {error.strerror}.") from error


def _engine(address: URL) -> Engine:
    try:
        if address.get_backend_name() == "postgresql":
            return create_engine(address, pool_pre_ping=True, connect_args={"connect_timeout": 10})
        if address.database:
            address = address.set(database=str(Path(address.database).expanduser()))
        engine = create_engine(address)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError(f"{VARIABLE} asks for {address.drivername}, which is not installed; use postgresql+psycopg.") from error
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, or the driver would commit before each CREATE TABLE
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


def _named(address: URL) -> str:
    """The database without its password."""
    if address.get_backend_name() == "sqlite":
        return f"The database {address.database}"
    return f"The database {address.database or ''} at {address.host or 'localhost'}".replace("  ", " ")


def cause(error: SQLAlchemyError) -> str:
    if isinstance(error, DatabaseError) and error.orig is not None:
        return " ".join(str(error.orig).split()).rstrip(".")
    return type(error).__name__
