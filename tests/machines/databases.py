"""Fresh, migrated databases: migrated once as a template, then copied for every test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg.sql import SQL, Composed, Identifier
from sqlalchemy.engine import make_url

from elearn.db.engine import make_engine
from elearn.db.migrate import migrate


class SqliteTemplate:
    """A migrated SQLite file that is copied per test."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "template.db"
        _migrate(f"sqlite:///{self.file}")

    @contextmanager
    def copy(self, folder: Path) -> Iterator[str]:
        """The URL of a fresh copy in `folder`."""
        shutil.copy(self.file, folder / "elearn.db")
        yield f"sqlite:///{folder / 'elearn.db'}"


class PostgresTemplate:
    """A migrated PostgreSQL database that is copied per test; the server may be shared."""

    def __init__(self, server: str) -> None:
        self.server = server
        self.name = f"elearn_template_{uuid4().hex[:12]}"
        self._run(SQL("CREATE DATABASE {}").format(Identifier(self.name)))
        _migrate(self._url(self.name))

    @contextmanager
    def copy(self) -> Iterator[str]:
        """The URL of a fresh copy, dropped afterwards."""
        name = f"elearn_test_{uuid4().hex[:12]}"
        # Copied as files: twice as quick as page by page through the log, which is the default.
        copy = SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
        self._run(copy.format(Identifier(name), Identifier(self.name)))
        try:
            yield self._url(name)
        finally:
            self._drop(name)

    def drop(self) -> None:
        """Leave nothing behind on a server that is not ours."""
        self._drop(self.name)

    def _drop(self, name: str) -> None:
        self._run(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))

    def _run(self, statement: Composed) -> None:
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(statement)

    def _url(self, name: str) -> str:
        url = make_url(self.server).set(drivername="postgresql+psycopg", database=name)
        return url.render_as_string(hide_password=False)


def _migrate(url: str) -> None:
    engine = make_engine(url)
    migrate(engine)
    engine.dispose()
