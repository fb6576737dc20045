"""Hand a test in: grade what was shown, once, and record the paths that this finishes."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.db import Attempt
from elearn.services.attempts.drawn import drawn_in, questions_of
from elearn.services.attempts.grading import grade_test
from elearn.services.attempts.results import result
from elearn.services.attempts.values import Graded, Result, Verdict
from elearn.services.records.completions import complete_finished_paths
from elearn.services.refusal import NotThere


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
        select(Attempt.submitted_at, Attempt.pass_percentage)
        .where(Attempt.id == attempt_id)
        .where(Attempt.person_id == person_id, Attempt.test_id == test_id)
        .with_for_update()  # a second click, or an answer from another tab, waits for us
    ).one_or_none()
    if attempt is None:
        raise NotThere(f"attempt {attempt_id}")
    if attempt.submitted_at is None:
        verdict = _grade(session, library, attempt_id, attempt.pass_percentage)
        _submit(session, attempt_id, verdict, now)
        complete_finished_paths(session, library, person_id=person_id, now=now)
    return result(session, library, person_id=person_id, attempt_id=attempt_id, now=now)


def _grade(session: Session, library: Library, attempt_id: UUID, pass_percentage: int) -> Verdict:
    drawn = drawn_in(session, attempt_id)
    questions = questions_of(session, library, drawn)
    graded = [
        Graded(one.goal_id, question, question.grade(one.answer))
        for one, question in zip(drawn, questions, strict=True)
    ]
    return grade_test(pass_percentage, graded)


def _submit(session: Session, attempt_id: UUID, verdict: Verdict, now: datetime) -> None:
    session.execute(
        update(Attempt)
        .where(Attempt.id == attempt_id)
        .values(submitted_at=now, points=verdict.points, passed=verdict.passed)
        .execution_options(synchronize_session=False)
    )
