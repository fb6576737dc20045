"""The standing on an assignment: it repeats the completion that counts, so that lists need one row."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, exists, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from elearn.db import Assignment, Completion, Person
from elearn.db.records.correction import takes_out
from elearn.services.calendar import today
from elearn.services.certification.values import Assigned

_ONE = aliased(Completion)


def to_assigned(held: Any, *, is_ended: bool = False, asked_on: date | None = None) -> Assigned:
    """An assignment, or a row with its columns, as the rules want it: days, not moments."""
    return Assigned(
        due_on=held.due_on,
        assigned_on=today(held.assigned_at),
        started_on=today(held.started_at) if held.started_at else None,
        paused_from=held.paused_from,
        paused_until=held.paused_until,
        exempt_from=held.exempt_from,
        exempt_until=held.exempt_until,
        is_ended=is_ended,
        asked_on=asked_on,
    )


def write_standing(session: Session, *which: ColumnElement[bool]) -> None:
    """Repeat what counts now on these assignments; one statement, whatever their number.

    For who adds a completion, a correction or an assignment, in the same transaction.
    """
    session.flush()
    session.execute(
        update(Assignment)
        .where(*which)
        .values(
            completion_id=_of_counting(_ONE.id),
            completed_on=_of_counting(_ONE.completed_on),
            valid_until=_of_counting(_ONE.valid_until),
        )
    )


def holds_path_of(completion_id: UUID) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The assignment that a completion belongs to, as conditions."""
    of_completion = _ONE.id == completion_id
    return (
        Assignment.person_id == select(_ONE.person_id).where(of_completion).scalar_subquery(),
        Assignment.path_id == select(_ONE.path_id).where(of_completion).scalar_subquery(),
    )


def wrong_standings(session: Session, *, organisation_id: UUID) -> list[UUID]:
    """The assignments that repeat something else than the completion that counts; empty: all is well."""
    differs = or_(
        Assignment.completion_id.is_distinct_from(_of_counting(_ONE.id)),
        Assignment.completed_on != Completion.completed_on,
        Assignment.valid_until != Completion.valid_until,
    )
    found = session.scalars(
        select(Assignment.id)
        .join(Person, Person.id == Assignment.person_id)
        .outerjoin(Completion, Completion.id == Assignment.completion_id)
        .where(Person.organisation_id == organisation_id, differs)
        .order_by(Assignment.id)
    )
    return list(found)


def _of_counting(column: InstrumentedAttribute[Any]) -> ScalarSelect[Any]:
    """A column of the completion of an assignment that counts, as `last_that_counts` chooses it."""
    return (
        select(column)
        .where(_ONE.person_id == Assignment.person_id, _ONE.path_id == Assignment.path_id)
        .where(~exists().where(takes_out(_ONE.id)))
        .order_by(_ONE.valid_until.desc(), _ONE.completed_on.desc(), _ONE.number.desc())
        .limit(1)
        .correlate(Assignment)
        .scalar_subquery()
    )
