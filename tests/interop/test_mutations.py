"""A file that was damaged, or made up, is read or refused; it never crashes and never hangs."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elearn.content.library import Quiz
from elearn.interop.formats import ORIGINS, TARGETS, convert
from elearn.interop.refusal import UnreadableError
from elearn.questions import QUESTION
from elearn.reader.document import MISSING, read_yaml
from tests.interop.quizzes import BACK

DATA: list[dict[str, object]] = [
    {
        "soort": "een-antwoord",
        "antwoorden": [{"tekst": "a", "goed": "ja", "feedback": "b"}, {"tekst": "c", "feedback": "d"}],
    },
    {
        "soort": "koppelen",
        "paren": [
            {"links": "a", "rechts": "b", "feedback": "c"},
            {"links": "d", "rechts": "e", "feedback": "f"},
        ],
    },
    {"soort": "invullen", "goed": ["a"], "feedback_goed": "b", "feedback_overig": "c"},
]
QUIZ = Quiz(
    id="quiz",
    title="Een quiz",
    lesson_id="les",
    practice_size=3,
    questions=tuple(
        QUESTION.validate_python({"id": f"v{n}", "doel": "D1", "vraag": "Wat?", "uitleg": "Zo."} | one)
        for n, one in enumerate(DATA)
    ),
)
WRITTEN = {target: TARGETS[target].write(QUIZ).content for target in TARGETS}
PIECES = [*(sign.encode() for sign in "{}=~#\\<>&%\0"), b"", b"->", b"]]>", b"<!--", b"::", b"\xff"]

cuts = st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(PIECES))


def damaged(content: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    """The content with some bytes replaced at some places."""
    for where, length, piece in changes:
        start = int(where * len(content))
        content = content[:start] + piece + content[start + length :]
    return content


def is_read_or_refused(content: bytes, origin: str) -> None:
    """Either one sentence, or YAML that our own reader can read."""
    with suppress(UnreadableError):
        document = read_yaml("quiz.yaml", convert(content, origin).yaml)
        assert document.problems == ()
        assert document.data is not MISSING


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=100, deadline=None)
@given(changes=st.lists(cuts, min_size=1, max_size=4))
def test_a_damaged_file_is_read_or_refused(target, changes):
    is_read_or_refused(damaged(WRITTEN[target], changes), BACK[target])


@settings(max_examples=100, deadline=None)
@given(changes=st.lists(cuts, min_size=1, max_size=4), place=st.integers(0, 4))
def test_a_package_with_a_damaged_file_in_it_is_read_or_refused(changes, place):
    buffer = BytesIO()
    with ZipFile(BytesIO(WRITTEN["qti3"])) as old, ZipFile(buffer, "w") as new:
        for number, name in enumerate(old.namelist()):
            content = old.read(name)
            new.writestr(name, damaged(content, changes) if number == place else content)

    is_read_or_refused(buffer.getvalue(), "qti")


@pytest.mark.parametrize("origin", ORIGINS)
@settings(max_examples=100, deadline=None)
@given(content=st.binary(max_size=200) | st.text("{}=~#:\\->%[]<htmlp 1\n/$", max_size=60).map(str.encode))
def test_anything_at_all_is_read_or_refused(origin, content):
    is_read_or_refused(content, origin)
