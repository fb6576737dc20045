"""Bring a database up to date, safely when two processes start at the same moment."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

# Any number will do, as long as everything that migrates this database uses the same.
MIGRATION_LOCK = 20_261_124


def migrate(engine: Engine) -> None:
    """Run the migrations that this database has not had yet, all of them or none."""
    with engine.begin() as connection:
        _wait_for_others(connection)
        command.upgrade(_alembic_config(connection), "head")


def _alembic_config(connection: Connection) -> Config:
    """Alembic's settings for an open connection; there is no ini file to keep in step."""
    config = Config()
    config.set_main_option("path_separator", "os")
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def _wait_for_others(connection: Connection) -> None:
    # SQLite needs nothing: its transactions begin IMMEDIATE, so the second process waits.
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
