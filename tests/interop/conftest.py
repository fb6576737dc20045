"""The real content, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from elearn.content.library import Library
from elearn.content.load import load_library
from elearn.settings import PROJECT


@pytest.fixture(scope="session")
def library() -> Library:
    found = load_library(Path(PROJECT, "modules")).library
    assert found
    return found
