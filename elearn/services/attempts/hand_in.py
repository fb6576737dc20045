"""Hand a test in: grade what was shown, once, record the paths that this finishes, and count it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.db import Attempt
from elearn.questions.question import Question
from elearn.services.analysis.count import count_first_attempt
from elearn.services.analysis.tally import Response
from elearn.services.attempts.drawn import Drawn, drawn_in, questions_of
from elearn.services.attempts.grading import grade_test
from elearn.services.attempts.results import result
from elearn.services.attempts.values import Graded, Result, Verdict
from elearn.services.records.completions import complete_finished_paths
from elearn.services.refusal import NotThere

FIRST = 1  # later attempts learned from the feedback on the first, so they say less of a question


def hand_in(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    library: Library,
    *,
    person_id: UUID,
    test_id: str,
    attempt_id: UUID,
    now: datetime,
) -> Result:
    """The result; a second click gets the same one. Raises NotThere for another's attempt."""
    attempt = session.execute(
        select(Attempt.number, Attempt.submitted_at, Attempt.pass_percentage)
        .where(Attempt.id == attempt_id)
        .where(Attempt.person_id == person_id, Attempt.test_id == test_id)
        .with_for_update()  # a second click, or an answer from another tab, waits for us
    ).one_or_none()
    if attempt is None:
        raise NotThere(f"attempt {attempt_id}")
    if attempt.submitted_at is None:
        drawn = drawn_in(session, attempt_id)
        questions = questions_of(session, library, drawn)
        _submit(session, attempt_id, _grade(drawn, questions, attempt.pass_percentage), now)
        complete_finished_paths(session, library, person_id=person_id, now=now)
        if attempt.number == FIRST:
            count_first_attempt(session, test_id=test_id, responses=_responses(drawn, questions))
    return result(session, library, person_id=person_id, attempt_id=attempt_id, now=now)


def _grade(drawn: Sequence[Drawn], questions: Sequence[Question], pass_percentage: int) -> Verdict:
    graded = [
        Graded(one.goal_id, question, question.grade(one.answer))
        for one, question in zip(drawn, questions, strict=True)
    ]
    return grade_test(pass_percentage, graded)


def _responses(drawn: Sequence[Drawn], questions: Sequence[Question]) -> list[Response]:
    return [Response(question, one.answer) for one, question in zip(drawn, questions, strict=True)]


def _submit(session: Session, attempt_id: UUID, verdict: Verdict, now: datetime) -> None:
    session.execute(
        update(Attempt)
        .where(Attempt.id == attempt_id)
        .values(submitted_at=now, points=verdict.points, passed=verdict.passed)
        .execution_options(synchronize_session=False)
    )
