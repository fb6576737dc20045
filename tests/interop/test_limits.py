"""A file that would keep the app busy for minutes is refused, or costs the question that is too much."""

from __future__ import annotations

import pytest

from elearn.interop.formats import ORIGINS, convert
from elearn.interop.item import MAX_ANSWERS, TOO_MANY
from elearn.interop.qti.read_item import MAX_ELEMENTS
from elearn.interop.refusal import MAX_QUESTIONS, MAX_TEXT, UnreadableError

WORDS = "woord " * (MAX_TEXT // 6 + 1)
TEXT = "In dit bestand staan meer dan 300.000 tekens tekst. Verdeel de vragen over meer bestanden."
QUESTIONS = "In dit bestand staan meer dan 1.000 vragen. Verdeel ze over meer bestanden."


def moodle(question: str) -> str:
    return f"<quiz><question type='matching'>{question}</question></quiz>"


def qti(inside: str) -> str:
    return f"<assessmentItem title='Groeten'><itemBody>{inside}</itemBody></assessmentItem>"


@pytest.mark.parametrize(
    ("origin", "text", "message"),
    [
        ("gift", f"Wat? {WORDS} {{=dit ~dat}}", TEXT),
        ("moodle-xml", moodle(f"<questiontext><text>{WORDS}</text></questiontext>"), TEXT),
        ("qti", qti(f"<p>{WORDS}</p>"), TEXT),
        ("gift", "a{T}\n\n" * (MAX_QUESTIONS + 1), QUESTIONS),
        ("moodle-xml", f"<quiz>{'<question/>' * (MAX_QUESTIONS + 1)}</quiz>", QUESTIONS),
    ],
    ids=["gift", "moodle", "qti", "many in gift", "many in moodle"],
)
def test_a_file_with_more_than_anybody_has_is_refused(origin, text, message):
    with pytest.raises(UnreadableError) as refused:
        convert(text.encode(), origin)

    assert str(refused.value) == message


def test_a_picture_in_a_file_of_moodle_is_no_text():
    picture = f"<file name='a.png' encoding='base64'>{'QUJD' * MAX_TEXT}</file>"
    text = moodle(f"<questiontext><text>Wat?</text>{picture}</questiontext>")

    (item,) = ORIGINS["moodle-xml"].read(text.encode()).items

    assert item.stem.text == "Wat?"


MANY = MAX_ANSWERS + 1


@pytest.mark.parametrize(
    ("origin", "text"),
    [
        ("gift", f"Wat? {{{'=dit ' * MANY}}}"),
        ("moodle-xml", moodle("<subquestion><text>a</text></subquestion>" * MANY)),
        ("qti", qti("<p/>" * MAX_ELEMENTS)),
    ],
    ids=["gift", "moodle", "qti"],
)
def test_a_question_with_more_than_anybody_reads_stays_behind(origin, text):
    (item,) = ORIGINS[origin].read(text.encode()).items

    assert (item.kind, item.why_not) == ("", TOO_MANY)
