"""A file that is made to keep the app busy is told in a few words, and not read to its end.

How long each takes is measured by `tests.benchmarks.content`; here it is what they are told.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from elearn.content.kinds.lessons import LONGEST
from elearn.content.load import load_library
from elearn.reader.schema import MAX_TOLD
from elearn.reader.source import MAX_LISTED
from tests.content.cases import GOOD, copy_good

HEAD = "titel: Aanval\nles: groeten\nvragen:\n"


def told_about(folder: Path, file: str, text: str) -> Counter[str]:
    """How often each code is told about a file that is put among the good ones."""
    modules = copy_good(folder)
    (modules / "buurt" / file).write_text(text, encoding="utf-8")
    found = load_library(modules).problems
    return Counter(one.code for one in found if one.file == f"modules/buurt/{file}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[" * 200_000, {"Y014": 1}),
        ("? " * 100_000, {"Y016": 1}),
        ("--- a\n" * 30_000, {"Y015": 1}),
        ("\ta: b\n" * 30_000, {"B007": MAX_LISTED}),
        ("\x00" * 200_000, {"B003": MAX_LISTED}),
        (HEAD + "  - soort: niets\n" * 10_000, {"Q001": MAX_TOLD}),
        (HEAD + "  - {}\n" * 20_000, {"Q001": MAX_TOLD}),
        ("".join(f"sleutel{number}: a\n" for number in range(10_000)), {"S001": 3, "S002": MAX_TOLD - 3}),
    ],
    ids=["brackets", "keys", "documents", "tabs", "nul", "kinds", "nothing", "unknown-keys"],
)
def test_a_quiz_full_of_the_same_mistake_is_told_it_a_few_times(text, told, tmp_path):
    assert told_about(tmp_path, "quizzen/aanval.yaml", text) == told


def lesson(length: int) -> str:
    """The good lesson, with brackets behind it until its text has so many characters."""
    text = (GOOD / "lessen" / "groeten.md").read_text(encoding="utf-8")
    body = text.split("---\n", 2)[2]
    return text + "[" * (length - len(body))


def test_a_lesson_may_be_long(tmp_path):
    assert told_about(tmp_path, "lessen/groeten.md", lesson(LONGEST)) == {}


def test_a_lesson_that_is_too_long_is_not_parsed(tmp_path):
    assert told_about(tmp_path, "lessen/groeten.md", lesson(LONGEST + 1)) == {"B002": 1}
