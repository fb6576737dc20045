"""The history of the tables, from an empty database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from elearn.db import Base
from elearn.db.engine import make_engine
from elearn.db.migrate import MIGRATIONS, migrate, newest_revision


@pytest.fixture
def empty(engine):
    """A database without tables."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        else:
            drop_all(connection)
    return engine


def drop_all(connection):
    connection.execute(text("PRAGMA defer_foreign_keys = ON"))
    for name in connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
        connection.execute(text(f"DROP TRIGGER {name}"))
    for name in [*reversed(Base.metadata.sorted_tables), "alembic_version"]:
        connection.execute(text(f"DROP TABLE {name}"))


def tables(engine):
    return set(inspect(engine).get_table_names())


def test_an_empty_database_gets_all_tables(empty):
    migrate(empty)

    assert tables(empty) == {*Base.metadata.tables, "alembic_version"}


def test_a_database_that_stopped_halfway_gets_the_rest(empty):
    with empty.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "20261124_first_tables")

    migrate(empty)

    assert tables(empty) == {*Base.metadata.tables, "alembic_version"}


def test_the_last_file_is_the_last_revision():
    assert ScriptDirectory(MIGRATIONS).get_heads() == [newest_revision()]


def test_the_migrations_make_what_the_code_expects(engine):
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_processes_that_start_together_migrate_once(empty):
    url = empty.url.render_as_string(hide_password=False)
    engines = [make_engine(url) for _ in range(3)]

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(migrate, engines))

    assert tables(empty) == {*Base.metadata.tables, "alembic_version"}
    for engine in engines:
        engine.dispose()
