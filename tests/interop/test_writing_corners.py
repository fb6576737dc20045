"""Texts that look like the syntax of a format are written so that they stay texts."""

from __future__ import annotations

import pytest

from elearn.content.library import Quiz
from elearn.interop.formats import TARGETS
from elearn.interop.moodle.weights import weight_of
from elearn.questions import QUESTION
from tests.interop.quizzes import there_and_back

SHARED = {"id": "vraag", "doel": "D1", "redactie": "ja", "uitleg": "Zo zit het."}
TRICKY = [
    "%50%half",
    "[html]<b>",
    "[plain]x",
    "=ja",
    "~nee",
    "a -> b",
    "#1",
    "// niets",
    "{T}",
    "\\n",
    "&amp;",
    "::x::",
]


def quiz_of(data: dict[str, object], title: str = "Een quiz") -> Quiz:
    question = QUESTION.validate_python(SHARED | data)
    return Quiz(id="quiz", title=title, lesson_id="les", practice_size=3, questions=(question,))


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("text", TRICKY)
def test_an_option_and_a_question_stay_what_they_are(text, target):
    options = [{"tekst": text, "feedback": text}, {"tekst": "goed", "goed": "ja", "feedback": "Ja."}]
    quiz = quiz_of({"soort": "een-antwoord", "vraag": text, "situatie": text, "antwoorden": options})

    assert there_and_back(quiz, target)[0] == quiz


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("text", [*(one for one in TRICKY if "->" not in one), "ster*", "*"])
def test_a_word_to_type_stays_what_it_is(text, target):
    words = {"goed": [text], "feedback_goed": "Ja.", "feedback_overig": "Nee."}
    quiz = quiz_of({"soort": "invullen", "vraag": "Welk woord?", **words})

    assert there_and_back(quiz, target)[0] == quiz


def test_a_word_that_gift_cannot_say_is_told():
    words = {"goed": ["a -> b"], "feedback_goed": "Ja.", "feedback_overig": "Nee."}
    written = TARGETS["gift"].write(quiz_of({"soort": "invullen", "vraag": "Welk woord?", **words}))

    assert "a ->" not in written.content.decode()
    assert "niet geschreven" in [loss.what for loss in written.losses if loss.question == "vraag"]


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("title", ["/", "/a", "a/", "a//b", "a / b"])
def test_a_title_with_a_slash_is_no_path(title, target):
    quiz = quiz_of(
        {"soort": "stelling", "vraag": "Ja?", "klopt": "ja", "feedback_waar": "a", "feedback_niet_waar": "b"},
        title,
    )

    assert there_and_back(quiz, target)[0].title == title


@pytest.mark.parametrize(
    ("right", "weight"),
    [(1, "100"), (2, "50"), (3, "33.33333"), (4, "25"), (5, "20"), (6, "16.66667")],
)
def test_weights_add_up_to_100_and_a_wrong_answer_takes_as_much_off(right, weight):
    options = [
        {"tekst": str(n), "feedback": "x"} | ({"goed": "ja"} if n < right else {}) for n in range(right + 1)
    ]
    question = QUESTION.validate_python(
        SHARED | {"soort": "meer-antwoorden", "vraag": "Wat?", "antwoorden": options}
    )

    weights = [weight_of(question, option) for option in question.options]

    assert weights == [weight] * right + [f"-{weight}"]
    assert round(sum(float(one) for one in weights[:right]), 2) == 100
