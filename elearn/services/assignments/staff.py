"""The rules of an organisation, and what a rule can ask of its people."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from elearn.db import AssignmentRule, Department, JobRole, Person
from elearn.services.assignments.values import Rule


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
