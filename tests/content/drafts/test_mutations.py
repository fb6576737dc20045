"""Whatever happens to a file: it gives messages at places that exist, and never a traceback.

`python -m tests.benchmarks.mutations --files 100000` does the same for longer.
"""

from __future__ import annotations

from random import Random

import pytest

from elearn.content.drafts.reading import Cache
from elearn.content.files import FOLDERS
from elearn.content.load import load_library
from elearn.reader.messages.codes import TITLES
from tests.content.cases import copy_good
from tests.content.mutations import mutate, place_of, real_files

ROUNDS = 6
"""Mutations of each real file."""


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    return copy_good(tmp_path_factory.mktemp("good"))


def test_there_is_a_file_of_every_kind():
    assert {path.parent.name for path in real_files()} == {*FOLDERS, "buurt", "polarisatie"}


@pytest.mark.parametrize("path", real_files(), ids=lambda path: "/".join(path.parts[-3:]))
def test_a_damaged_file_gives_messages_at_places_that_exist(good, path):
    cache = Cache()
    for number in range(ROUNDS):
        content = mutate(path.read_bytes(), Random(f"{path.name} {number}"))  # noqa: S311 -- no secret
        loaded = load_library(good, cache=cache, overlay={place_of(path): content})

        lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        for problem in loaded.problems:
            assert problem.code in TITLES
            if problem.file.endswith(place_of(path).path):
                assert 1 <= problem.line <= max(len(lines), 1), problem
                assert 1 <= problem.column <= len(lines[problem.line - 1]) + 2, problem


def test_the_same_seed_does_the_same_damage():
    content = real_files()[0].read_bytes()

    assert mutate(content, Random("zaad")) == mutate(content, Random("zaad"))  # noqa: S311 -- no secret
    assert mutate(content, Random("zaad")) != content  # noqa: S311 -- no secret
