"""Engines and sessions for the embedded SQLite and for PostgreSQL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session, sessionmaker

from elearn.db.turns import PATIENCE, Turns

# A connection for each thread that serves, and some: opening one costs more than a page.
POOL = 20


def make_engine(url: str) -> Engine:
    """An engine for a database URL (`sqlite:///...` or `postgresql+psycopg://...`).

    Its errors hide the values of a statement: answers and names would end in the log of the server.
    """
    if url.startswith("sqlite"):
        return _make_sqlite_engine(url)
    return create_engine(url, pool_pre_ping=True, pool_size=POOL, hide_parameters=True)


def make_sessions(engine: Engine) -> sessionmaker[Session]:
    """A factory of sessions; a session that only reads says so with `read_only(session)`."""
    return sessionmaker(engine, expire_on_commit=False, autoflush=True)


def read_only(session: Session) -> None:
    """Promise that this session writes nothing, so SQLite lets it run beside a writer."""
    session.connection(execution_options={"read_only": True})


def _make_sqlite_engine(url: str) -> Engine:
    engine = create_engine(url, connect_args={"timeout": PATIENCE}, pool_size=POOL, hide_parameters=True)
    turns = Turns()
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", lambda connection: _begin_sqlite(connection, turns))
    event.listen(engine, "checkin", turns.end)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we begin ourselves, see _begin_sqlite
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection, turns: Turns) -> None:
    # A transaction that starts as a reader and then writes fails at once when another writer
    # was first: 730 of 800 concurrent updates were lost that way. IMMEDIATE waits its turn.
    if connection.get_execution_options().get("read_only", False):
        connection.exec_driver_sql("BEGIN")
    else:
        turns.begin(connection)
        connection.exec_driver_sql("BEGIN IMMEDIATE")
