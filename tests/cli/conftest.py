"""Run a command of ours on a database of either kind, and close what it opened."""

from __future__ import annotations

import pytest

from elearn import cli
from elearn.app import create_app
from elearn.db.engine import make_engine, make_sessions
from elearn.settings import Settings

SECRET = "a secret that is only used in tests, never anywhere else"


@pytest.fixture
def empty(database_url, tmp_path) -> Settings:
    """An installation in which nothing was made yet."""
    return Settings(data=tmp_path, database_url=database_url, secret_key=SECRET, demo=False)


@pytest.fixture
def stored(empty):
    """A session on what the commands left behind."""
    engine = make_engine(empty.engine_url)
    with make_sessions(engine)() as session:
        yield session
    engine.dispose()


@pytest.fixture
def command(empty):
    """`command("vul", "--medewerkers", "3")`: the exit code."""

    def run(*arguments: str) -> int:
        apps = []

        def start(given: Settings):
            apps.append(create_app(given))
            return apps[-1]

        try:
            return cli.main(list(arguments), empty, start)
        finally:
            for app in apps:
                app.extensions["engine"].dispose()

    return run
