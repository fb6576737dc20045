"""Read what is known of the staff of an organisation: a few queries, however many people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from elearn.content.library import Library
from elearn.db import AssignmentRule, Department, JobRole, Person, RoleGrant
from elearn.services.staff_file.values import Entry, Known, Staff, StaffFile

AT_ONCE = 5_000

YOURSELF = "Je kunt jezelf niet uit dienst melden."
BEHEER = "Heeft het recht beheer. Laat beheer dat eerst terugnemen."


def load_staff(
    session: Session, library: Library, *, organisation_id: UUID, file: StaffFile, actor_id: UUID | None
) -> Staff:
    """All people, departments and roles; `actor_id` is who loads the file and never ends by it."""
    people = {
        one.entry.number: one for one in _people(session, organisation_id=organisation_id, actor_id=actor_id)
    }
    return Staff(
        organisation_id=organisation_id,
        people=people,
        departments=_departments(session, organisation_id),
        roles=frozenset(library.paths) | _roles_in_rules(session, organisation_id),
        elsewhere=frozenset(_elsewhere(session, organisation_id, file, people.values())),
    )


def _people(session: Session, *, organisation_id: UUID, actor_id: UUID | None) -> Iterator[Known]:
    manager = aliased(Person)
    roles = _roles(session, organisation_id)
    beheer = set(session.scalars(select(RoleGrant.person_id).where(RoleGrant.role == "beheer")))
    query = (
        select(
            Person.id,
            Person.personnel_number,
            Person.name,
            Person.email,
            Department.name.label("department"),
            Person.function,
            Person.started_on,
            Person.left_on,
            manager.personnel_number.label("manager"),
        )
        .outerjoin(Department, Department.id == Person.department_id)
        .outerjoin(manager, manager.id == Person.manager_id)
        .where(Person.organisation_id == organisation_id, Person.erased_at.is_(None))
    )
    for row in session.execute(query.execution_options(yield_per=AT_ONCE)):
        entry = Entry(
            row.personnel_number,
            row.name,
            row.email,
            row.department or "",
            row.function,
            frozenset(roles.get(row.id, ())),
            row.started_on,
            row.left_on,
            row.manager or "",
        )
        keeps = YOURSELF if row.id == actor_id else BEHEER if row.id in beheer else ""
        yield Known(row.id, entry, keeps)


def _roles(session: Session, organisation_id: UUID) -> dict[UUID, list[str]]:
    roles: defaultdict[UUID, list[str]] = defaultdict(list)
    own = select(JobRole.person_id, JobRole.role).join(Person, Person.id == JobRole.person_id)
    for person_id, role in session.execute(own.where(Person.organisation_id == organisation_id)):
        roles[person_id].append(role)
    return roles


def _departments(session: Session, organisation_id: UUID) -> dict[str, UUID]:
    found = session.execute(
        select(Department.name, Department.id).where(Department.organisation_id == organisation_id)
    )
    return {row.name: row.id for row in found}


def _roles_in_rules(session: Session, organisation_id: UUID) -> frozenset[str]:
    """Roles that count for this organisation beside those of the content."""
    found = session.scalars(
        select(AssignmentRule.role).where(AssignmentRule.organisation_id == organisation_id).distinct()
    )
    return frozenset(role for role in found if role)


def _elsewhere(
    session: Session, organisation_id: UUID, file: StaffFile, people: Iterable[Known]
) -> Iterator[str]:
    """Addresses that are new here and belong to another organisation."""
    ours = {one.entry.email for one in people}
    new = (line.given["email"] for line in file.lines)
    for some in _batches(address for address in new if address not in ours):
        taken = select(Person.email).where(Person.email.in_(some), Person.organisation_id != organisation_id)
        yield from session.scalars(taken)


def _batches(addresses: Iterable[str]) -> Iterator[Sequence[str]]:
    waiting = iter(addresses)
    while some := list(islice(waiting, AT_ONCE)):
        yield some
