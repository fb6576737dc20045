"""Bring a database up to date, safely when two processes start at the same moment."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

MIGRATIONS = Path(__file__).parent / "migrations"

# Any number will do, as long as everything that migrates this database uses the same.
MIGRATION_LOCK = 20_261_124


def migrate(engine: Engine) -> None:
    """Run the migrations that this database has not had yet, all of them or none."""
    with engine.begin() as connection:
        _wait_for_others(connection)
        if _version(connection) != newest_revision():
            _upgrade(connection)


def newest_revision() -> str:
    """The revision that a database ends at: the last file, because their names start with the date."""
    return max(file.stem for file in (MIGRATIONS / "versions").glob("*.py"))


def stored_revision(engine: Engine) -> str | None:
    """The revision that a database is at now; None for an empty one."""
    with engine.connect().execution_options(read_only=True) as connection:
        return _version(connection)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version


def _upgrade(connection: Connection) -> None:
    # Alembic takes a sixth of a start to load, and at most starts there is nothing to do.
    from alembic import command  # noqa: PLC0415 -- slow, and only needed for a new revision
    from alembic.config import Config  # noqa: PLC0415 -- same

    config = Config()  # there is no ini file to keep in step
    config.set_main_option("path_separator", "os")
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _wait_for_others(connection: Connection) -> None:
    # SQLite needs nothing: its transactions begin IMMEDIATE, so the second process waits.
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
