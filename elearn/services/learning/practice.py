"""Practise a quiz: feedback at once, what was wrong comes back, and no record is kept.

The round lives in the server-side session and dies with it. It is JSON, per quiz:
`queue` (question ids to go, the current one first), `wrong` (ids that come back at the end),
`size` (questions in this lap), `asked` and `missed` (questions in the first lap, and how many of
those went wrong), `last` (the answered question with its content hash and the answer, or null),
`seed`, `is_repeat` (whether this lap holds what was wrong before) and `all`.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from elearn.content.library import Library, Quiz
from elearn.db import SignIn
from elearn.questions.question import Answer, Grade, Question
from elearn.services.refusal import NotThere, Refusal

Round = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answered:
    """What was just answered, with the feedback on it."""

    question: Question
    answer: Answer | None
    grade: Grade


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round as the learner sees it.

    `question` is the one to answer, or the one just answered (`answered`); None: all done.
    `position` of `total` counts in this lap. `is_repeat`: this lap holds what went wrong before.
    `wrong_left` questions still come back. Of the `asked` questions `right_at_once` were not
    wrong in the first lap. `seed` is for `question.field`.
    """

    quiz: Quiz
    question: Question | None
    answered: Answered | None
    position: int
    total: int
    is_repeat: bool
    wrong_left: int
    asked: int
    right_at_once: int
    seed: str
    is_all: bool


def start_round(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    library: Library,
    *,
    token_hash: str,
    quiz_id: str,
    all_questions: bool = False,
    only: Collection[str] = (),
) -> RoundView:
    """Begin anew; only the first questions of the quiz unless all are wanted, or `only` these ids."""
    quiz = quiz_of(library, quiz_id)
    questions = quiz.practice if all_questions else quiz.practice[: quiz.practice_size]
    queue = [one.id for one in quiz.practice if one.id in only] or [one.id for one in questions]
    begun: Round = {
        "queue": queue,
        "wrong": [],
        "size": len(queue),
        "asked": len(queue),
        "missed": 0,
        "last": None,
        "seed": secrets.token_hex(4),
        "is_repeat": False,
        "all": all_questions,
    }
    rounds = _rounds(session, token_hash)
    _keep(session, token_hash, rounds | {quiz_id: begun})
    return _view(quiz, begun)


def round_of(session: Session, library: Library, *, token_hash: str, quiz_id: str) -> RoundView | None:
    """The round as it stands; None when it was not begun. Only reads."""
    quiz = quiz_of(library, quiz_id)
    practice = session.scalar(select(SignIn.practice).where(SignIn.token_hash == token_hash))
    current = (practice or {}).get(quiz_id)
    return _view(quiz, current) if current else None


def practise(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    library: Library,
    *,
    token_hash: str,
    quiz_id: str,
    question_id: str,
    answer: Answer | None,
) -> Grade:
    """Grade an answer at once. A second click keeps the first answer.

    Raises Refusal when this question is not the current one (another tab went on).
    """
    quiz, rounds = quiz_of(library, quiz_id), _rounds(session, token_hash)
    current = rounds.get(quiz_id)
    view = _view(quiz, current) if current else None
    if current is None or view is None or view.question is None or view.question.id != question_id:
        raise Refusal("Deze vraag is niet aan de beurt.", "Ga verder waar je gebleven was.")
    if view.answered:
        return view.answered.grade
    version = view.question.content_hash
    current["last"] = {"question": question_id, "answer": answer, "version": version}
    _keep(session, token_hash, rounds)
    return view.question.grade(answer)


def next_in_round(session: Session, library: Library, *, token_hash: str, quiz_id: str) -> RoundView:
    """Go on after the feedback; without an answer nothing moves. What was wrong comes back."""
    quiz, rounds = quiz_of(library, quiz_id), _rounds(session, token_hash)
    if quiz_id not in rounds:
        raise NotThere(f"round of {quiz_id}")
    current = rounds[quiz_id]
    answered = _view(quiz, current).answered
    if answered:
        _move_on(current, answered)
        _keep(session, token_hash, rounds)
    return _view(quiz, current)


def end_round(session: Session, *, token_hash: str, quiz_id: str) -> None:
    """Forget the round."""
    rounds = _rounds(session, token_hash)
    rounds.pop(quiz_id, None)
    _keep(session, token_hash, rounds)


def quiz_of(library: Library, quiz_id: str) -> Quiz:
    """A quiz by id. Raises NotThere."""
    if quiz_id not in library.quizzes:
        raise NotThere(f"quiz {quiz_id}")
    return library.quizzes[quiz_id]


def _move_on(current: Round, answered: Answered) -> None:
    queue = [one for one in current["queue"] if one != answered.question.id]
    wrong = current["wrong"]
    if not answered.grade.is_right:
        wrong = [*wrong, answered.question.id]
        current["missed"] += not current["is_repeat"]
    current.update(queue=queue, wrong=wrong, last=None)
    if not queue and wrong:
        current.update(queue=wrong, wrong=[], size=len(wrong), is_repeat=True)


def _view(quiz: Quiz, current: Round) -> RoundView:
    questions = {question.id: question for question in quiz.practice}
    queue = [one for one in current["queue"] if one in questions]  # an edit may take one away
    question = questions[queue[0]] if queue else None
    answered = _answered(question, current["last"])
    return RoundView(
        quiz=quiz,
        question=question,
        answered=answered,
        position=current["size"] - len(queue) + 1 if queue else current["size"],
        total=current["size"],
        is_repeat=current["is_repeat"],
        wrong_left=len(current["wrong"]),
        asked=current["asked"],
        right_at_once=current["asked"] - current["missed"],
        seed=current["seed"],
        is_all=current["all"],
    )


def _answered(question: Question | None, last: dict[str, Any] | None) -> Answered | None:
    if question is None or last is None or last["question"] != question.id:
        return None
    if last["version"] != question.content_hash:
        return None  # published anew since then: asked again, never graded with another key
    return Answered(question, last["answer"], question.grade(last["answer"]))


def _rounds(session: Session, token_hash: str) -> dict[str, Round]:
    """All rounds of this session, kept for us until we commit."""
    mine = select(SignIn.practice).where(SignIn.token_hash == token_hash).with_for_update()
    practice = session.scalar(mine)
    if practice is None:
        raise NotThere("session")
    return dict(practice)


def _keep(session: Session, token_hash: str, rounds: dict[str, Round]) -> None:
    session.execute(
        update(SignIn)
        .where(SignIn.token_hash == token_hash)
        .values(practice=rounds)
        .execution_options(synchronize_session=False)
    )
