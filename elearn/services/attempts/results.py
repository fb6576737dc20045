"""How a test went: the verdict as it was recorded, and every question with its feedback."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.db import Attempt
from elearn.questions.question import Question
from elearn.services.attempts.drawn import Drawn, drawn_in, questions_of
from elearn.services.attempts.grading import grade_test, percentage_of
from elearn.services.attempts.taking import test_of
from elearn.services.attempts.values import Graded, Result, ResultRow, Verdict
from elearn.services.progress import load_facts, state_of_own_test
from elearn.services.refusal import NotThere


def result(session: Session, library: Library, *, person_id: UUID, attempt_id: UUID, now: datetime) -> Result:
    """A test that this person handed in. Raises NotThere for any other attempt."""
    attempt = _submitted(session, person_id, attempt_id)
    drawn = drawn_in(session, attempt_id)
    questions = questions_of(session, library, drawn)
    rows = [_row(library, one, question) for one, question in zip(drawn, questions, strict=True)]
    facts = load_facts(session, person_id)
    state = state_of_own_test(library, facts, attempt.test_id, now=now)
    return Result(
        attempt_id=attempt_id,
        test=test_of(library, attempt.test_id),
        number=attempt.number,
        submitted_at=attempt.submitted_at,
        verdict=_recorded(attempt, drawn, rows),
        pass_percentage=attempt.pass_percentage,
        rows=tuple(rows),
        tries_left=state.tries_left if state else 0,
        open_from=state.open_from if state else None,
        completed=tuple(
            one for one in facts.completions.values() if one.completed_at == attempt.submitted_at
        ),
    )


def _submitted(session: Session, person_id: UUID, attempt_id: UUID) -> Row[*tuple[Any, ...]]:
    attempt = session.execute(
        select(
            Attempt.test_id,
            Attempt.number,
            Attempt.submitted_at,
            Attempt.pass_percentage,
            Attempt.points,
            Attempt.passed,
        )
        .where(Attempt.id == attempt_id, Attempt.person_id == person_id)
        .where(Attempt.submitted_at.is_not(None))
    ).one_or_none()
    if attempt is None:
        raise NotThere(f"result of attempt {attempt_id}")
    return attempt


def _row(library: Library, one: Drawn, question: Question) -> ResultRow:
    module = library.module_of.get(question.id)
    return ResultRow(
        place=one.place,
        question=question,
        seed=one.seed,
        answer=one.answer,
        words=question.export(one.answer),
        grade=question.grade(one.answer),
        goal=module.goals.get(one.goal_id) if module else None,
        lesson=module.lessons.get(module.quiz_of[question.id].lesson_id) if module else None,
        key_point_ids=question.sources,
    )


def _recorded(attempt: Row[*tuple[Any, ...]], drawn: Sequence[Drawn], rows: Sequence[ResultRow]) -> Verdict:
    # What was recorded counts, also if the rules for points change afterwards.
    graded = [Graded(one.goal_id, row.question, row.grade) for one, row in zip(drawn, rows, strict=True)]
    verdict = grade_test(attempt.pass_percentage, graded)
    percentage = percentage_of(attempt.points, verdict.maximum)
    return replace(verdict, points=attempt.points, passed=attempt.passed, percentage=percentage)
