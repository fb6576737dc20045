"""Everything HR may know of one person: who they are, their paths, and what they finished."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from elearn.content.library import Library
from elearn.db import Assignment, Completion, Correction, Department, JobRole, Person
from elearn.db.records.correction import takes_out
from elearn.services.certification.policies import policies
from elearn.services.certification.standing import to_assigned
from elearn.services.certification.status import status
from elearn.services.certification.values import Completed, Policy, Standing
from elearn.services.refusal import NotThere
from elearn.services.source.asking import asked_of, counting_at

# A path that left the content keeps its records; only the usual window is left to say of it.
GONE = Policy("vanaf-behalen", 24, 60)


@dataclass(frozen=True, slots=True)
class Finished:
    """A completion; `corrected_at` None: it counts. `reason` is a key of `corrections.REASONS`."""

    id: UUID
    code: str
    completed_on: date
    valid_until: date
    edition: str
    corrected_at: datetime | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class PathRecord:
    """A path of a person, with all its completions, newest first."""

    assignment_id: UUID
    path_id: str
    title: str
    why: str
    assigned_at: datetime
    ended_at: datetime | None
    due_on: date | None
    standing: Standing
    finished: tuple[Finished, ...]


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person as HR sees them; no answer, point or attempt can be in it."""

    id: UUID
    name: str
    personnel_number: str
    email: str
    department: str
    function: str
    roles: tuple[str, ...]
    manager: str
    started_on: date | None
    left_on: date | None
    paths: tuple[PathRecord, ...]


def record_of(
    session: Session, library: Library, *, organisation_id: UUID, person_id: UUID, today: date
) -> PersonRecord:
    """The record of somebody, in seven queries and one per module.

    Raises NotThere for somebody of another organisation.
    """
    manager = aliased(Person)
    found = session.execute(
        select(Person, Department.name, manager.name)
        .outerjoin(Department, Department.id == Person.department_id)
        .outerjoin(manager, manager.id == Person.manager_id)
        .where(Person.organisation_id == organisation_id, Person.id == person_id)
    ).one_or_none()
    if found is None:
        raise NotThere(f"person {person_id}")
    person, department, manager_name = found
    roles = select(JobRole.role).where(JobRole.person_id == person_id).order_by(JobRole.role)
    policy_of = policies(session, library, organisation_id=organisation_id)
    return PersonRecord(
        id=person.id,
        name=person.name,
        personnel_number=person.personnel_number,
        email=person.email,
        department=department or "",
        function=person.function,
        roles=tuple(session.scalars(roles)),
        manager=manager_name or "",
        started_on=person.started_on,
        left_on=person.left_on,
        paths=_paths(session, library, person_id, policy_of, today),
    )


def _paths(
    session: Session, library: Library, person_id: UUID, policy_of: Mapping[str, Policy], today: date
) -> tuple[PathRecord, ...]:
    finished = _finished(session, person_id)
    held = session.scalars(
        select(Assignment).where(Assignment.person_id == person_id).order_by(Assignment.assigned_at)
    )
    asked = asked_of(
        session, library, person_id=person_id, finished=counting_at(session, person_id=person_id)
    )
    found = []
    for one in held:
        completions = finished[one.path_id]
        assigned = to_assigned(one, is_ended=one.ended_at is not None, asked_on=asked.get(one.path_id))
        policy = policy_of.get(one.path_id, GONE)
        standing = status(assigned, _completed(completions), policy, today=today)
        found.append(_path(library, one, completions, standing))
    return tuple(found)


def _path(library: Library, held: Assignment, finished: list[Finished], standing: Standing) -> PathRecord:
    path = library.paths.get(held.path_id)
    return PathRecord(
        assignment_id=held.id,
        path_id=held.path_id,
        title=path.title if path else held.path_id,
        why=held.reason,
        assigned_at=held.assigned_at,
        ended_at=held.ended_at,
        due_on=held.due_on,
        standing=standing,
        finished=tuple(finished),
    )


def _completed(finished: list[Finished]) -> list[Completed]:
    return [Completed(one.completed_on, one.valid_until, bool(one.corrected_at)) for one in finished]


def _finished(session: Session, person_id: UUID) -> defaultdict[str, list[Finished]]:
    found = session.execute(
        select(
            Completion.path_id,
            Completion.id,
            Completion.code,
            Completion.completed_on,
            Completion.valid_until,
            Completion.edition,
            Correction.at,
            Correction.reason,
        )
        .outerjoin(Correction, takes_out(Completion.id))
        .where(Completion.person_id == person_id)
        .order_by(Completion.completed_on.desc(), Completion.number.desc())
    )
    by_path: defaultdict[str, list[Finished]] = defaultdict(list)
    for row in found:
        by_path[row.path_id].append(
            Finished(row.id, row.code, row.completed_on, row.valid_until, row.edition, row.at, row.reason)
        )
    return by_path
