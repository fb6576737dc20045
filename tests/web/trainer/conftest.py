"""An app on a copy of the content, so that a test may also change the folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from elearn.settings import PROJECT, Settings
from tests.web.conftest import SECRET

QUIZ = "quizzen/wat-is-polarisatie.yaml"


@pytest.fixture
def modules(tmp_path) -> Path:
    """A folder with modules that belongs to this test."""
    shutil.copytree(PROJECT / "modules", tmp_path / "modules")
    return tmp_path / "modules"


@pytest.fixture
def four_eyes() -> bool:
    """Whether a colleague has to approve; a test of that says so itself."""
    return False


@pytest.fixture
def settings(demo_file, tmp_path, modules, four_eyes) -> Settings:
    shutil.copy(demo_file, tmp_path / "elearn.db")
    return Settings(
        data=tmp_path,
        secret_key=SECRET,
        modules=modules,
        four_eyes=four_eyes,
    )


@pytest.fixture
def quiz(modules) -> Path:
    """The file of the folder that most tests are about."""
    return modules / "polarisatie" / QUIZ
