"""The standing that an assignment repeats from its completions, kept in step with them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, select, update
from sqlalchemy.orm import Session

from elearn.db import Assignment, Completion, Correction

STANDING = (Assignment.completion_id, Assignment.completed_on, Assignment.valid_until)


def restate(session: Session, *, completion_id: UUID) -> None:
    """Write the standing of the assignment that a completion belongs to."""
    path = select(Completion.person_id, Completion.path_id).where(Completion.id == completion_id)
    person_id, path_id = session.execute(path).one()
    last = session.execute(
        _last_first().where(Completion.person_id == person_id, Completion.path_id == path_id).limit(1)
    ).one_or_none()
    session.execute(
        update(Assignment)
        .where(Assignment.person_id == person_id, Assignment.path_id == path_id)
        .values(dict(zip(("completion_id", "completed_on", "valid_until"), last or (None,) * 3, strict=True)))
        .execution_options(synchronize_session=False)
    )


def is_corrected() -> ColumnElement[bool]:
    """Whether a completion was taken out of account."""
    return exists().where(Correction.completion_id == Completion.id)


def _last_first() -> Select[*tuple[Any, ...]]:
    """As `services.certification.last_that_counts`: of those that count the one that lasts longest."""
    return (
        select(Completion.id, Completion.completed_on, Completion.valid_until)
        .where(~is_corrected())
        .order_by(Completion.valid_until.desc(), Completion.completed_on.desc(), Completion.number.desc())
    )
