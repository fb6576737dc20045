"""A real server with prepared data, and browsers that report what a person would not see."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import expect

from elearn.content.library import Library
from elearn.content.load import load_library
from elearn.settings import PROJECT
from tests.e2e.learner import Learner
from tests.e2e.prepared import prepare_every_state, prepare_nothing
from tests.e2e.server import Server, running
from tests.e2e.watching import PATIENCE, watched_page

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def library() -> Library:
    """The content that the servers serve."""
    loaded = load_library(PROJECT / "modules")
    assert loaded.library, loaded.problems
    return loaded.library


@pytest.fixture(scope="session")
def nothing_done(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("nothing") / "data"
    prepare_nothing(folder)
    return folder


@pytest.fixture(scope="session")
def everyone(tmp_path_factory) -> Iterator[Server]:
    """One server where each state of a path is somewhere; only for tests that look."""
    folder = tmp_path_factory.mktemp("everyone") / "data"
    prepare_every_state(folder)
    with running(Server(folder)) as server:
        yield server


@pytest.fixture
def serve(tmp_path) -> Iterator[Callable[..., Server]]:
    """Start a server of one's own on a copy of prepared data."""
    with ExitStack() as servers:

        def start(prepared: Path, modules: Path = PROJECT / "modules", **more: str) -> Server:
            data = tmp_path / "data"
            shutil.copytree(prepared, data)
            return servers.enter_context(running(Server(data, modules, **more)))

        yield start


@pytest.fixture
def visit(browser, library) -> Iterator[Callable[..., Learner]]:
    """Open a browser at a server: `visit(server, java_script_enabled=False)`."""
    with ExitStack() as browsers:

        def open_browser(server: Server, **options: object) -> Learner:
            page = browsers.enter_context(watched_page(browser, server.url, **options))
            return Learner(page, library)

        yield open_browser
