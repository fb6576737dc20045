"""Fill an empty database with Gemeente Voorbeeldstad, once."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.db import Assignment, Department, ModuleGrant, Organisation, Person, RoleGrant
from elearn.db.base import new_id
from elearn.db.rows import rows
from elearn.db.upsert import insert_into
from elearn.services.calendar import today
from elearn.services.demo.people import (
    CODE,
    COLLEAGUES,
    CONTACTS,
    NAME,
    PASSWORD,
    PERSONAS,
    Colleague,
    DemoPerson,
    Persona,
)
from elearn.services.people.passwords import hash_password
from elearn.services.progress import Assigned, Facts
from elearn.services.records.completions import record_completion

DAYS_TO_FINISH = timedelta(days=30)
FIRST_NUMBER = 4500

# By e-mail, which has an index: the sign-in page must not read everybody to find eight people.
DEMO_PEOPLE = select(Person.email, Person.id).where(
    Person.email.in_([one.email for one in PERSONAS]), Person.is_demo
)


def make_demo_organisation(session: Session, library: Library, *, now: datetime) -> None:
    """Make the organisation and its people, unless it is there. Two processes make one."""
    organisation_id = _make_organisation(session)
    if organisation_id is None:
        return
    departments = _make_departments(session, organisation_id)
    password_hash = hash_password(PASSWORD)  # one for all: this is slow on purpose
    for persona in PERSONAS:
        person = _to_person(persona, organisation_id, departments, password_hash, now)
        session.add(person)
        session.flush()
        session.add_all(RoleGrant(person_id=person.id, role=role) for role in persona.roles)
        session.add_all(ModuleGrant(person_id=person.id, module_id=one) for one in persona.module_ids)
        for path_id in persona.path_ids:
            if path_id in library.paths:
                _assign(session, person.id, _to_assigned(library, path_id, now))
    _make_colleagues(session, library, organisation_id, departments, now)
    session.flush()


def demo_people(session: Session) -> tuple[DemoPerson, ...]:
    """The buttons of the sign-in page; empty where there is no demo organisation."""
    ids = {row.email: row.id for row in rows(session, DEMO_PEOPLE)}
    return tuple(
        DemoPerson(ids[one.email], one.name, one.label, one.motif) for one in PERSONAS if one.email in ids
    )


def _make_organisation(session: Session) -> UUID | None:
    statement = insert_into(session, Organisation).values(
        id=new_id(), code=CODE, name=NAME, contacts=CONTACTS
    )
    return session.scalar(statement.on_conflict_do_nothing().returning(Organisation.id))


def _make_departments(session: Session, organisation_id: UUID) -> dict[str, UUID]:
    names = sorted({one.department for one in (*PERSONAS, *COLLEAGUES)})
    made = [Department(id=new_id(), organisation_id=organisation_id, name=name) for name in names]
    session.add_all(made)
    session.flush()
    return {one.name: one.id for one in made}


def _to_person(
    persona: Persona, organisation_id: UUID, departments: dict[str, UUID], password_hash: str, now: datetime
) -> Person:
    return Person(
        id=new_id(),
        organisation_id=organisation_id,
        department_id=departments[persona.department],
        name=persona.name,
        email=persona.email,
        personnel_number=persona.number,
        password_hash=password_hash,
        is_demo=True,
        created_at=now,
    )


def _make_colleagues(
    session: Session, library: Library, organisation_id: UUID, departments: dict[str, UUID], now: datetime
) -> None:
    # Oldest completion first: the chain of completions runs in the order of time.
    in_order = sorted(COLLEAGUES, key=lambda one: one.completed or 0, reverse=True)
    for number, colleague in enumerate(in_order, start=FIRST_NUMBER):
        person = Person(
            id=new_id(),
            organisation_id=organisation_id,
            department_id=departments[colleague.department],
            name=colleague.name,
            email=f"medewerker{number}@voorbeeldstad.example",
            personnel_number=f"{number:06}",
            created_at=now,
        )
        session.add(person)
        session.flush()
        _fill_list(session, library, person.id, colleague, now)


def _fill_list(
    session: Session, library: Library, person_id: UUID, colleague: Colleague, now: datetime
) -> None:
    path_id = colleague.path_id
    if path_id not in library.paths:
        return
    started_at = now - timedelta(days=colleague.started) if colleague.started else None
    assigned_at = (started_at or now) - timedelta(days=14)
    assigned = _to_assigned(library, path_id, assigned_at, started_at)
    _assign(session, person_id, assigned)
    if colleague.completed:
        facts = Facts(assignments={path_id: assigned})
        then = now - timedelta(days=colleague.completed)
        record_completion(session, library, facts, person_id=person_id, path_id=path_id, now=then)


def _assign(session: Session, person_id: UUID, assigned: Assigned) -> None:
    session.add(Assignment(person_id=person_id, **asdict(assigned)))
    session.flush()


def _to_assigned(
    library: Library, path_id: str, assigned_at: datetime, started_at: datetime | None = None
) -> Assigned:
    return Assigned(
        path_id=path_id,
        assigned_at=assigned_at,
        due_on=today(assigned_at + DAYS_TO_FINISH),
        reason=f"Dit leerpad hoort bij je werk: {library.paths[path_id].title}.",
        started_at=started_at,
    )
