"""Which rule fits somebody first, as an expression over the columns of `person`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select
from sqlalchemy.orm import Session, aliased

from elearn.db import Department, JobRole, Person
from elearn.db.people.person import fold, in_service
from elearn.services.assignments.matching import BELOW
from elearn.services.assignments.values import Rule

NO_RULE = -1

Spellings = Mapping[str, Sequence[str]]
"""A folded function -> how it is written: a database can not fold."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The rules of one path, and what has to be known to tell which of them fits somebody."""

    organisation_id: UUID
    rules: Sequence[Rule]
    spellings: Spellings
    today: date
    roles: Mapping[str, type[JobRole]]

    def with_roles(self, people: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
        """The same rows of `person`, beside each the roles that rules ask for."""
        for role, held in self.roles.items():
            people = people.outerjoin(held, and_(held.person_id == Person.id, held.role == role))
        return people

    def first_that_fits(self) -> ColumnElement[int]:
        """The place of the first rule whose conditions hold, for rows of `with_roles`; or NO_RULE.

        No rule fits who has left, or starts later.
        """
        if not self.rules:
            return literal(NO_RULE)
        has_started = or_(Person.started_on.is_(None), Person.started_on <= self.today)
        fits = (and_(True, *self._conditions(rule)) for rule in self.rules)
        first = case(*((one, place) for place, one in enumerate(fits)), else_=NO_RULE)
        return case((and_(in_service(self.today), has_started), first), else_=NO_RULE)

    def _conditions(self, rule: Rule) -> Iterator[ColumnElement[bool]]:
        if rule.department:
            place = in_department(rule.department, with_below=rule.with_below)
            of_organisation = Department.organisation_id == self.organisation_id
            yield Person.department_id.in_(select(Department.id).where(of_organisation, place))
        if rule.function:
            yield Person.function.in_(self.spellings[fold(rule.function)])
        if rule.role:
            yield self.roles[rule.role].person_id.is_not(None)
        if rule.started_from:
            yield Person.started_on >= rule.started_from


def asked_by(organisation_id: UUID, rules: Sequence[Rule], spellings: Spellings, today: date) -> Asked:
    """What rules of one path ask."""
    roles = {rule.role: aliased(JobRole) for rule in rules if rule.role}
    return Asked(organisation_id, rules, spellings, today, roles)


def spellings_in(session: Session, *, organisation_id: UUID, rules: Sequence[Rule]) -> Spellings:
    """How people of an organisation write the functions that rules ask for."""
    asked = {fold(rule.function) for rule in rules if rule.function}
    found: dict[str, list[str]] = {function: [] for function in asked}
    if asked:
        known = select(Person.function).where(Person.organisation_id == organisation_id).distinct()
        for function in session.scalars(known):
            found.get(fold(function), []).append(function)
    return found


def in_department(department: str, *, with_below: bool = True) -> ColumnElement[bool]:
    """Whether a row of `department` is this one or lies below it."""
    below = department + BELOW
    # Not LIKE: SQLite would take capitals for small letters.
    is_below = func.substr(Department.name, 1, len(below)) == below
    return or_(Department.name == department, is_below) if with_below else Department.name == department
