"""What a policy would do before somebody saves it: for one person, and for how many at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from elearn.db import Assignment, Completion, Correction, Person
from elearn.db.people.person import in_service
from elearn.db.records.correction import takes_out
from elearn.services.certification.dates import renews_from
from elearn.services.certification.in_sql import status_column
from elearn.services.certification.simulate import Moment, complete_on, simulate
from elearn.services.certification.standing import to_assigned
from elearn.services.certification.status import last_that_counts
from elearn.services.certification.values import Assigned, Completed, Policy
from elearn.services.refusal import NotThere

DAYS_TO_FINISH = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Example:
    """Somebody to show a policy on: made up, or a colleague (`name`) with what is recorded."""

    name: str
    assigned: Assigned
    done: tuple[Completed, ...]


@dataclass(frozen=True, slots=True)
class Timelines:
    """What happens to somebody who renews as early as possible, and to somebody who never does."""

    renewing: Sequence[Moment]
    never: Sequence[Moment]


def made_up(*, today: date) -> Example:
    """Somebody who gets the path today."""
    return Example("", Assigned(due_on=today + DAYS_TO_FINISH, assigned_on=today), ())


def colleague(session: Session, *, organisation_id: UUID, path_id: str, personnel_number: str) -> Example:
    """Somebody of the organisation who has the path. Raises NotThere."""
    found = session.execute(
        select(Person.name, Assignment)
        .join(Assignment, Assignment.person_id == Person.id)
        .where(Person.organisation_id == organisation_id, Person.personnel_number == personnel_number)
        .where(Assignment.path_id == path_id)
    ).one_or_none()
    if found is None:
        raise NotThere(f"path {path_id} of person {personnel_number}")
    name, assignment = found
    assigned = to_assigned(assignment, is_ended=assignment.ended_at is not None)
    return Example(name, assigned, _completions(session, assignment))


def timelines(example: Example, policy: Policy, *, completed_on: date) -> Timelines:
    """Both timelines; `completed_on` counts for who did not finish yet."""
    first = [] if last_that_counts(example.done, date.max) else [completed_on]
    done = complete_on(example.done, policy, first)
    last = last_that_counts(done, date.max)
    renewed_on = [max(renews_from(policy, last.valid_until), completed_on)] if last else []
    return Timelines(
        renewing=simulate(example.assigned, done, policy, completes_on=renewed_on),
        never=simulate(example.assigned, done, policy),
    )


def renewing_now(
    session: Session, *, organisation_id: UUID, path_id: str, policy: Policy, today: date
) -> int:
    """How many people in service would be asked to renew a path today."""
    column = status_column({path_id: policy}, today)
    return session.scalars(
        select(func.count())
        .where(Assignment.organisation_id == organisation_id, Assignment.path_id == path_id)
        .where(in_service(today, Assignment.left_on), Assignment.ended_at.is_(None))
        .where(column == "verloopt-binnenkort")
    ).one()


def _completions(session: Session, assignment: Assignment) -> tuple[Completed, ...]:
    found = session.execute(
        select(Completion.completed_on, Completion.valid_until, Correction.id.is_not(None))
        .outerjoin(Correction, takes_out(Completion.id))
        .where(Completion.person_id == assignment.person_id, Completion.path_id == assignment.path_id)
        .order_by(Completion.number)
    )
    return tuple(Completed(*row) for row in found)
