"""A municipality at work, to measure in: people halfway a path, people in a test, a list for HR."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.db import Assignment, Department, Organisation, Person
from elearn.services import attempts
from elearn.services.learning import lessons
from elearn.services.people.passwords import hash_password
from elearn.services.progress import Facts, load_facts
from elearn.services.records.completions import record_completion

PATH, TEST = "baliemedewerker", "kern"
PASSWORD = "een wachtwoord voor de meting"
NOW = datetime.now(UTC)


def email_of(kind: str, number: int) -> str:
    """The address that somebody signs in with."""
    return f"{kind}{number}@meting.example"


def add_learners(session: Session, library: Library, number: int) -> list[UUID]:
    """So many readers halfway their path, and as many people in a test; the ids of the latter."""
    password_hash = hash_password(PASSWORD)
    lesson_ids = library.paths[PATH].lesson_ids
    takers = []
    for one in range(number):
        reader = _add_person(session, email_of("lezer", one), password_hash=password_hash)
        _read(session, library, reader, *lesson_ids[: len(lesson_ids) // 2])
        taker = _add_person(session, email_of("toets", one), password_hash=password_hash)
        _read(session, library, taker, *lesson_ids)
        attempts.start_attempt(session, library, person_id=taker, test_id=TEST, now=NOW)
        takers.append(taker)
    return takers


def add_ready(session: Session, library: Library, number: int) -> list[UUID]:
    """So many people who read everything and can begin their test."""
    password_hash = hash_password(PASSWORD)
    people = []
    for one in range(number):
        person_id = _add_person(session, email_of("klaar", one), password_hash=password_hash)
        _read(session, library, person_id, *library.paths[PATH].lesson_ids)
        people.append(person_id)
    return people


def add_registrations(session: Session, library: Library, number: int) -> None:
    """So many registrations for HR's file; three of five are completed."""
    for one in range(number):
        person_id = _add_person(session, email_of("collega", one))
        if one % 5 < 3:
            facts: Facts = load_facts(session, person_id)
            then = NOW - timedelta(days=1 + one % 400)
            record_completion(session, library, facts, person_id=person_id, path_id=PATH, now=then)


def _add_person(session: Session, email: str, **more: object) -> UUID:
    organisation_id = session.scalars(select(Organisation.id)).one()
    department_id = session.scalars(select(Department.id).order_by(Department.name).limit(1)).one()
    account = email.partition("@")[0]
    person = Person(
        organisation_id=organisation_id,
        department_id=department_id,
        name=f"{account.capitalize()} van der Meting",
        email=email,
        personnel_number=account,
        created_at=NOW,
        **more,
    )
    session.add(person)
    session.flush()
    session.add(
        Assignment(
            person_id=person.id,
            path_id=PATH,
            assigned_at=NOW - timedelta(days=14),
            due_on=(NOW + timedelta(days=30)).date(),
            reason="Dit leerpad hoort bij je werk.",
        )
    )
    session.flush()
    return person.id


def _read(session: Session, library: Library, person_id: UUID, *lesson_ids: str) -> None:
    for lesson_id in lesson_ids:
        for step in range(1, len(library.lessons[lesson_id].steps) + 1):
            lessons.finish_step(
                session, library, person_id=person_id, lesson_id=lesson_id, step=step, now=NOW
            )
