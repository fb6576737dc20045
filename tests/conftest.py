"""The machines that every test may ask for: both databases and a browser."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from elearn.db.engine import make_engine, make_sessions
from tests.machines import chromium, postgresql
from tests.machines.databases import PostgresTemplate, SqliteTemplate
from tests.machines.inbox import Inbox, running_inbox


def pytest_report_header() -> list[str]:
    """Tell which machines are used; a missing one stops the run, it never skips a test."""
    return [f"PostgreSQL: {postgresql.describe()}", f"Chromium: {chromium.describe()}"]


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> SqliteTemplate:
    return SqliteTemplate(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_template() -> Iterator[PostgresTemplate]:
    with postgresql.running_server() as server:
        template = PostgresTemplate(server)
        yield template
        template.drop()


@pytest.fixture
def sqlite_url(sqlite_template, tmp_path) -> Iterator[str]:
    """A fresh, migrated SQLite file."""
    with sqlite_template.copy(tmp_path) as url:
        yield url


@pytest.fixture
def postgresql_url(postgres_template) -> Iterator[str]:
    """A fresh, migrated PostgreSQL database."""
    with postgres_template.copy() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request) -> str:
    """A fresh, migrated database; the test runs once on each kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def engine(database_url) -> Iterator[Engine]:
    engine = make_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine) -> Iterator[Session]:
    with make_sessions(engine)() as session:
        yield session


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    """A mail server that keeps what it gets."""
    with running_inbox() as box:
        yield box


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    # Playwright's bundled Node needs libatomic, which a slim Debian lacks.
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(chromium.NODE)
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright) -> Iterator[Browser]:
    found = chromium.find_chromium(playwright)
    browser = playwright.chromium.launch(
        executable_path=found.executable,
        args=chromium.ARGUMENTS,
        env=os.environ | found.environment,
    )
    yield browser
    browser.close()


@pytest.fixture
def page(browser) -> Iterator[Page]:
    """A page of a visitor who was never here before."""
    context = browser.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam")
    yield context.new_page()
    context.close()
