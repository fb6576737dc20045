"""A quiz that goes to another system and comes back is the same, apart from what was declared."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elearn.content.library import Quiz
from elearn.interop.formats import TARGETS
from tests.interop.quizzes import KINDS, content_of, quizzes, there_and_back

NOT_WRITTEN = "niet geschreven"


def compare(quiz: Quiz, target: str) -> None:
    back, losses, converted = there_and_back(quiz, target)

    lost = {one.id: {loss.what for loss in losses if loss.question == one.id} for one in quiz.questions}
    expected = [content_of(one, lost[one.id]) for one in quiz.questions if NOT_WRITTEN not in lost[one.id]]
    assert back.title == quiz.title
    assert [content_of(one, lost[one.id]) for one in back.questions] == expected
    assert converted.losses == ()


@pytest.mark.parametrize("target", TARGETS)
def test_every_quiz_of_ours_comes_back_as_it_went(library, target):
    assert library.quizzes

    for quiz in library.quizzes.values():
        compare(quiz, target)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_a_quiz_comes_back_as_it_went(kind, target, data):
    compare(data.draw(quizzes(kind)), target)
