"""A municipality in both databases, filled once (minutes) and kept in a folder (seconds)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from psycopg.sql import SQL, Identifier
from sqlalchemy import Connection, Engine, insert, select, update
from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.content.load import load_library
from elearn.db import Assignment, AssignmentRule, Organisation, Person
from elearn.db.base import Base, new_id
from elearn.db.engine import make_engine, make_sessions
from elearn.db.migrate import migrate, newest_revision
from elearn.services.synthetic import fill
from elearn.settings import PROJECT, Settings
from tests.machines import postgresql
from tests.machines.databases import PostgresTemplate

CODE, PASSWORD = "meetstad", "een wachtwoord alleen voor metingen"
SECRET = "een geheim alleen voor metingen, nooit ergens anders"


@contextmanager
def opened(folder: Path, people: int) -> Iterator[dict[str, Settings]]:
    """The settings for each database; the folder keeps a municipality per size and revision."""
    kept = folder / f"{newest_revision()}-{people}"
    kept.mkdir(parents=True, exist_ok=True)
    sqlite = Settings(data=kept, secret_key=SECRET, demo=False)
    with postgresql.running_server() as server:
        template = PostgresTemplate(server)
        with template.copy() as url:
            _fill_sqlite(sqlite, people)
            _fill_postgresql(url, kept / "postgresql", people)
            yield {"SQLite": sqlite, "PostgreSQL": replace(sqlite, database_url=url)}
        template.drop()


def _fill_sqlite(settings: Settings, people: int) -> None:
    file, half = settings.data / "elearn.db", settings.data / "half.db"
    if file.exists():
        return
    half.unlink(missing_ok=True)
    engine = make_engine(f"sqlite:///{half}")
    migrate(engine)
    _fill(engine, people)
    engine.dispose()
    half.rename(file)


def _fill_postgresql(url: str, kept: Path, people: int) -> None:
    engine = make_engine(url)
    if kept.exists():
        with engine.begin() as connection:
            _load(connection, kept)
    else:
        _fill(engine, people)
        half = kept.with_suffix(".half")
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir()
        with engine.begin() as connection:
            _keep(connection, half)
        half.rename(kept)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")
    engine.dispose()


def _keep(connection: Connection, folder: Path) -> None:
    for table in Base.metadata.sorted_tables:
        query = SQL("COPY {} TO STDOUT (FORMAT binary)").format(Identifier(table.name))
        cursor = connection.connection.cursor()
        with (folder / table.name).open("wb") as file, cursor.copy(query) as parts:
            for part in parts:
                file.write(part)


def _load(connection: Connection, folder: Path) -> None:
    for table in Base.metadata.sorted_tables:
        query = SQL("COPY {} FROM STDIN (FORMAT binary)").format(Identifier(table.name))
        cursor = connection.connection.cursor()
        with (folder / table.name).open("rb") as file, cursor.copy(query) as parts:
            while part := file.read(1 << 20):
                parts.write(part)


def _fill(engine: Engine, people: int) -> None:
    library = load_library(PROJECT / "modules").library
    assert library, "the content has mistakes"
    now = datetime.now(UTC)
    with make_sessions(engine).begin() as session:
        print(f"filling {engine.dialect.name} with {people} people, once", flush=True)
        fill(session, library, code=CODE, people=people, password=PASSWORD, seed=1, now=now)
        _add_rules(session, library, now)


def _add_rules(session: Session, library: Library, now: datetime) -> None:
    """A rule for each role, and its path comes from it; what is by hand, no rule looks at."""
    organisation = session.scalars(select(Organisation.id).where(Organisation.code == CODE)).one()
    first = session.scalars(
        select(Person.id).where(Person.organisation_id == organisation).order_by(Person.personnel_number)
    ).first()
    for path_id in library.paths:
        rule = {"id": new_id(), "organisation_id": organisation, "path_id": path_id, "with_below": True}
        by = {"created_by_id": first, "created_at": now}
        session.execute(insert(AssignmentRule).values(role=path_id, due_days=30, **rule, **by))
        session.execute(update(Assignment).where(Assignment.path_id == path_id).values(rule_id=rule["id"]))
