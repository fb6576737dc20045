"""A learner ends a test on the edition it began with, whatever is published meanwhile."""

from __future__ import annotations

import pytest

from elearn.services import attempts
from elearn.services.learning import lessons
from elearn.services.refusal import Refusal
from tests.services.authoring.conftest import QUIZ
from tests.services.people import NOW, assign

RIGHT = "{tekst: Ik groet., goed: ja, feedback: Ja. Een groet kan altijd.}"
WRONG = "{tekst: Ik kijk weg., feedback: Je buur denkt nu dat je boos bent.}"


def other_key(office) -> bytes:
    """The quiz in which the other answer is right, in every question of the core test."""
    text = office.text(RIGHT, RIGHT.replace("goed: ja, ", "")).decode()
    text = text.replace(WRONG, WRONG.replace("feedback", "goed: ja, feedback"))
    text = text.replace("klopt: nee", "klopt: ja")
    return text.replace("zwaaien, goed: ja", "zwaaien").replace("doorlopen", "doorlopen, goed: ja").encode()


@pytest.fixture
def nora(office):
    """Nora read her lesson and began her core test."""
    person_id = office.people["Nora"]
    assign(office.session, person_id, "buur")
    for step in (1, 2, 3):
        lessons.finish_step(
            office.session,
            office.shelf.library,
            person_id=person_id,
            lesson_id="groeten",
            step=step,
            now=NOW,
        )
    attempts.start_attempt(
        office.session, office.shelf.library, person_id=person_id, test_id="kern", now=office.now
    )
    office.session.commit()
    return person_id


def answer_right(office, person_id) -> None:
    """Answer each question as its own version on the page says."""
    for place in (1, 2):
        asked = see(office, person_id, place)
        rights = [one.key for one in asked.question.options if one.right]
        answer = rights if asked.question.kind == "meer-antwoorden" else rights[0]
        attempts.save_answer(
            office.session, person_id=person_id, test_id="kern", place=place, answer=answer, now=office.now
        )
    office.session.commit()


def see(office, person_id, place):
    return attempts.open_question(
        office.session, office.process.library, person_id=person_id, test_id="kern", place=place
    )


def hand_in(office, person_id):
    attempt_id = see(office, person_id, 1).attempt_id
    return attempts.hand_in(
        office.session,
        office.process.library,
        person_id=person_id,
        test_id="kern",
        attempt_id=attempt_id,
        now=office.now,
    )


def test_answers_given_before_are_graded_with_the_key_of_before(office, nora):
    answer_right(office, nora)
    office.publish(other_key(office), weight="wezenlijk")
    assert office.process.library.quizzes["groeten"].questions[0].options[1].right

    result = hand_in(office, nora)

    assert (result.verdict.points, result.verdict.passed) == (2.0, True)


def test_a_question_looks_as_it_did_when_the_test_began(office, nora):
    before = [see(office, nora, place).question for place in (1, 2)]
    office.publish(other_key(office), weight="wezenlijk")

    after = [see(office, nora, place).question for place in (1, 2)]
    answer_right(office, nora)

    assert after == before
    assert hand_in(office, nora).verdict.points == 2.0


def test_a_question_that_is_gone_is_still_answered_and_graded(office, nora):
    text = office.sources.text(QUIZ)
    begin, end = text.index("  - id: buur-in-de-regen"), text.index("  - id: manieren-van-groeten")
    asked = {see(office, nora, place).question.id for place in (1, 2)}
    office.publish((text[:begin] + text[end:]).encode(), weight="wezenlijk")

    answer_right(office, nora)

    assert "buur-in-de-regen" not in office.process.library.modules["buurt"].questions
    assert {see(office, nora, place).question.id for place in (1, 2)} == asked
    assert hand_in(office, nora).verdict.points == 2.0


def test_the_next_test_is_of_the_new_edition(office, nora):
    attempts.save_answer(office.session, person_id=nora, test_id="kern", place=1, answer=None, now=office.now)
    assert not hand_in(office, nora).verdict.passed
    office.session.commit()
    office.publish(office.text("Wat doe je?", "Wat doe je nu?"))
    later = office.now.replace(hour=office.now.hour + 2)

    attempts.start_attempt(office.session, office.process.library, person_id=nora, test_id="kern", now=later)

    words = {see(office, nora, place).question.text for place in (1, 2)}
    assert "Wat doe je?" not in words


OTHER_ANSWERS = {
    "buur-in-de-regen": ("tekst: Ik groet.", "tekst: Ik zwaai."),
    "manieren-van-groeten": ("tekst: zwaaien", "tekst: wuiven"),
}


def test_a_question_in_somebody_s_test_keeps_its_answers(office, nora):
    """Also before it is answered: the answer may come a second later."""
    asked = {see(office, nora, place).question.id for place in (1, 2)} & OTHER_ANSWERS.keys()

    assert asked
    for question_id in asked:
        with pytest.raises(Refusal, match="fouten"):
            office.publish(office.text(*OTHER_ANSWERS[question_id]))
        office.session.rollback()
    for question_id in OTHER_ANSWERS.keys() - asked:
        office.publish(office.text(*OTHER_ANSWERS[question_id]))
