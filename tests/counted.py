"""First attempts that were counted, for the pages about figures, without making so many people."""

from __future__ import annotations

from flask import Flask

from elearn.content.library import Library
from elearn.db import QuestionVersion
from elearn.db.upsert import insert_into
from elearn.questions.question import Answer, Question
from elearn.services.analysis import count_first_attempt
from elearn.services.analysis.tally import Response
from tests.questions.test_every_kind import right_answer


def count_answers(app: Flask, quiz_id: str, *, people: int, test_id: str = "kern") -> None:
    """So many people answered all questions of a quiz, each knowing a little more than the last."""
    library: Library = app.extensions["shelf"].library
    questions = library.quizzes[quiz_id].questions
    with app.extensions["sessions"].begin() as session:
        session.execute(
            insert_into(session, QuestionVersion).on_conflict_do_nothing(),
            [
                {"content_hash": one.content_hash, "question_id": one.id, "body": one.to_json()}
                for one in questions
            ],
        )
        for number in range(people):
            responses = [
                Response(one, answer_of(one, number * 7 + place * 13, number / people))
                for place, one in enumerate(questions)
            ]
            count_first_attempt(session, test_id=test_id, responses=responses)


def answer_of(question: Question, luck: int, knowing: float) -> Answer | None:
    """The right answer or the first wrong one: the same on every run."""
    if luck % 97 / 97 < 0.3 + 0.6 * knowing:
        return right_answer(question)
    wrong = [pick.key for pick in question.picks(None) if not pick.right]
    if question.kind in ("een-antwoord", "stelling"):
        return wrong[luck % len(wrong)]
    if question.kind == "meer-antwoorden":
        return wrong[:1]
    return "iets anders" if question.kind == "invullen" else None
