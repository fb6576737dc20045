"""The smallest course, so that a whole journey takes seconds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from elearn.content.library import Library
from elearn.content.load import load_library
from tests.e2e.prepared import STREET, prepare_lesson_read, prepare_street
from tests.e2e.server import Server, running


@pytest.fixture(scope="session")
def library() -> Library:
    """The content that these servers serve."""
    loaded = load_library(STREET)
    assert loaded.library, loaded.problems
    return loaded.library


@pytest.fixture(scope="session")
def street(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("street") / "data"
    prepare_street(folder)
    return folder


@pytest.fixture(scope="session")
def lesson_read(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("lesson-read") / "data"
    prepare_lesson_read(folder)
    return folder


@pytest.fixture(scope="module")
def tests_open(lesson_read, tmp_path_factory) -> Iterator[Server]:
    """One server for the tests of a file, where each of them is somebody else."""
    data = tmp_path_factory.mktemp("tests-open") / "data"
    shutil.copytree(lesson_read, data)
    with running(Server(data, STREET)) as server:
        yield server
