"""Read what rules need to know of the people of an organisation, in three queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from elearn.db import Assignment, AssignmentEvent, AssignmentRule, Department, JobRole, Person
from elearn.db.people.person import in_service
from elearn.services.assignments.values import Held, Member, Rule


def rules_of(session: Session, *, organisation_id: UUID) -> list[Rule]:
    """The rules that apply, oldest first."""
    found = session.execute(
        select(AssignmentRule, Department.name)
        .outerjoin(Department, Department.id == AssignmentRule.department_id)
        .where(AssignmentRule.organisation_id == organisation_id, AssignmentRule.ended_at.is_(None))
        .order_by(AssignmentRule.created_at, AssignmentRule.id)
    )
    return [to_rule(row, department) for row, department in found]


def to_rule(row: AssignmentRule, department: str | None) -> Rule:
    """A row as a value; `department` is the whole name of its department."""
    return Rule(
        id=row.id,
        path_id=row.path_id,
        department_id=row.department_id,
        department=department or "",
        with_below=row.with_below,
        function=row.function or "",
        role=row.role or "",
        started_from=row.started_from,
        due_days=row.due_days,
        due_on=row.due_on,
    )


def members_of(session: Session, *, organisation_id: UUID, today: date) -> list[Member]:
    """Everybody in service, by name."""
    roles = _roles(session, organisation_id)
    found = session.execute(
        select(
            Person.id,
            Person.name,
            Person.personnel_number,
            Department.name.label("department"),
            Person.function,
            Person.started_on,
        )
        .outerjoin(Department, Department.id == Person.department_id)
        .where(Person.organisation_id == organisation_id, in_service(today))
        .order_by(Person.lookup)
    )
    return [
        Member(
            row.id,
            row.name,
            row.personnel_number,
            row.department or "",
            row.function,
            frozenset(roles.get(row.id, ())),
            row.started_on,
        )
        for row in found
    ]


def held_by_staff(session: Session, *, organisation_id: UUID, path_ids: Iterable[str]) -> list[Held]:
    """The assignments of these paths in an organisation, ended ones as well."""
    postponed = exists().where(
        AssignmentEvent.assignment_id == Assignment.id, AssignmentEvent.kind == "uitgesteld"
    )
    found = session.execute(
        select(
            Assignment.id,
            Assignment.person_id,
            Assignment.path_id,
            Assignment.rule_id,
            Assignment.ended_at.is_not(None),
            Assignment.due_on,
            Assignment.valid_until,
            postponed,
        ).where(Assignment.organisation_id == organisation_id, Assignment.path_id.in_(set(path_ids)))
    )
    return [Held(*row) for row in found]


def functions_of(session: Session, *, organisation_id: UUID) -> list[str]:
    """The functions that people in service have, by name."""
    in_service = Person.organisation_id == organisation_id, Person.left_on.is_(None), Person.function != ""
    return list(
        session.scalars(select(Person.function).where(*in_service).distinct().order_by(Person.function))
    )


def roles_of(session: Session, *, organisation_id: UUID) -> list[str]:
    """The roles that people have at work, by name."""
    known = select(JobRole.role).distinct().subquery()
    held = (
        exists()
        .where(JobRole.role == known.c.role, Person.id == JobRole.person_id)
        .where(Person.organisation_id == organisation_id)
    )
    return list(session.scalars(select(known.c.role).where(held).order_by(known.c.role)))


def _roles(session: Session, organisation_id: UUID) -> dict[UUID, list[str]]:
    roles = defaultdict(list)
    found = session.execute(
        select(JobRole.person_id, JobRole.role)
        .join(Person, Person.id == JobRole.person_id)
        .where(Person.organisation_id == organisation_id)
    )
    for person_id, role in found:
        roles[person_id].append(role)
    return roles
