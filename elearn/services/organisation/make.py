"""Make an organisation, and the first person who may do something in it."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.db import Organisation, Person, RoleGrant
from elearn.db.base import new_id
from elearn.db.upsert import insert_into
from elearn.services import audit
from elearn.services.refusal import Refusal

_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
LONGEST_CODE, LONGEST_NAME = 40, 100

NO_CODE = ("Deze code kan niet.", "Gebruik kleine letters, cijfers en streepjes, zoals voorbeeldstad.")
NO_NAME = ("Deze naam kan niet.", f"Schrijf een naam van hooguit {LONGEST_NAME} tekens.")
TAKEN = ("Er is al een organisatie met deze code.", "Kies een andere code.")
NO_EMAIL = ("Dit is geen e-mailadres.", "Schrijf het zoals naam@gemeente.nl.")
EMAIL_TAKEN = ("Dit e-mailadres is al in gebruik.", "Kies een ander e-mailadres.")


def make_organisation(session: Session, *, code: str, name: str, now: datetime) -> Organisation:
    """A new, empty organisation. Raises Refusal when the code or the name will not do."""
    if not _CODE.fullmatch(code) or len(code) > LONGEST_CODE:
        raise Refusal(*NO_CODE)
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise Refusal(*NO_NAME)
    statement = insert_into(session, Organisation).values(
        id=new_id(), code=code, name=name.strip(), contacts={}, settings={}
    )
    made = session.scalar(statement.on_conflict_do_nothing().returning(Organisation.id))
    if made is None:
        raise Refusal(*TAKEN)
    facts = {"organisation": str(made), "code": code}
    audit.record(
        session, actor_id=None, action="organisation made", facts=facts, now=now, organisation_id=made
    )
    return session.get_one(Organisation, made)


def add_first_person(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    *,
    organisation_id: UUID,
    name: str,
    email: str,
    personnel_number: str,
    roles: Collection[str],
    now: datetime,
) -> UUID:
    """Somebody with rights, before any file of staff is read. Raises Refusal for a known address."""
    email = email.strip().lower()
    if not _EMAIL.fullmatch(email):
        raise Refusal(*NO_EMAIL)
    if session.scalar(select(Person.id).where(Person.email == email)):
        raise Refusal(*EMAIL_TAKEN)
    person = Person(
        organisation_id=organisation_id,
        name=name.strip(),
        email=email,
        personnel_number=personnel_number,
        created_at=now,
    )
    session.add(person)
    session.flush()
    session.add_all(RoleGrant(person_id=person.id, role=role) for role in sorted(roles))
    facts = {"person": str(person.id), "roles": sorted(roles)}
    audit.record(
        session, actor_id=None, action="rights given", facts=facts, now=now, organisation_id=organisation_id
    )
    return person.id
