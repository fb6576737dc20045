"""Who holds which right beyond learning: looking it up, giving one, and taking it away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from elearn.db import ModuleGrant, Organisation, Person, RoleGrant
from elearn.db.people.person import in_service
from elearn.db.upsert import insert_into
from elearn.services import audit
from elearn.services.calendar import today
from elearn.services.refusal import NotThere, Refusal

BEHEER, TRAINER = "beheer", "trainer"
RIGHTS = {"hr": "HR", TRAINER: "Trainer", BEHEER: "Beheer"}
"""Right -> its name on the screen."""

UNKNOWN = (
    "Deze collega vind ik niet.",
    "Vul het hele e-mailadres of personeelsnummer in van iemand die in dienst is.",
)
LAST = (
    "Dit is de laatste beheerder.",
    "Geef eerst een collega het recht beheer. Zo blijft er altijd iemand die bij alles kan.",
)


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody in service with the rights they hold, in the order of `RIGHTS`."""

    person_id: UUID
    name: str
    email: str
    personnel_number: str
    rights: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grant:
    """A right of somebody, and who decides about it (None: somebody at the command line)."""

    person_id: UUID
    right: str
    organisation_id: UUID
    actor_id: UUID | None


def holders_of(session: Session, *, organisation_id: UUID, now: datetime) -> tuple[Holder, ...]:
    """Everybody of an organisation with a right, on family name. One query."""
    found = session.execute(
        select(Person.id, Person.name, Person.email, Person.personnel_number, RoleGrant.role)
        .join(RoleGrant, RoleGrant.person_id == Person.id)
        .where(Person.organisation_id == organisation_id, in_service(today(now)))
        .order_by(Person.lookup, Person.id)
    )
    rights: dict[tuple[UUID, str, str, str], set[str]] = {}
    for person_id, name, email, number, right in found:
        rights.setdefault((person_id, name, email, number), set()).add(right)
    return tuple(Holder(*person, _in_order(held)) for person, held in rights.items())


def colleague_known_as(session: Session, *, organisation_id: UUID, text: str, now: datetime) -> Person:
    """Whom somebody means with an e-mail address or personnel number. Raises Refusal for nobody."""
    known_as = text.strip()
    found = session.scalars(
        select(Person)
        .where(Person.organisation_id == organisation_id, in_service(today(now)))
        .where(or_(Person.email == known_as.lower(), Person.personnel_number == known_as))
    ).one_or_none()
    if found is None:
        raise Refusal(*UNKNOWN)
    return found


def give_right(session: Session, grant: Grant, *, now: datetime) -> bool:
    """Give a right; False when they had it. Raises NotThere for somebody who does not work there."""
    _check_colleague(session, grant, now)
    given = session.scalar(
        insert_into(session, RoleGrant)
        .values(person_id=grant.person_id, role=grant.right)
        .on_conflict_do_nothing()
        .returning(RoleGrant.role)
    )
    return _write_down(session, grant, "right given", is_changed=given is not None, now=now)


def take_right(session: Session, grant: Grant, *, now: datetime) -> bool:
    """Take a right away; False when they had none. It counts from the next click.

    A trainer loses their modules with it. Raises Refusal for the last one with the right beheer, and
    NotThere for somebody who does not work there.
    """
    _check_colleague(session, grant, now)
    if grant.right == BEHEER:
        _check_another(session, grant, now)
    if grant.right == TRAINER:
        session.execute(delete(ModuleGrant).where(ModuleGrant.person_id == grant.person_id))
    taken = session.scalar(
        delete(RoleGrant)
        .where(RoleGrant.person_id == grant.person_id, RoleGrant.role == grant.right)
        .returning(RoleGrant.role)
        .execution_options(synchronize_session=False)
    )
    return _write_down(session, grant, "right taken away", is_changed=taken is not None, now=now)


def _in_order(held: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(held, key=list(RIGHTS).index))


def _check_colleague(session: Session, grant: Grant, now: datetime) -> None:
    own = select(Person.id).where(
        Person.id == grant.person_id,
        Person.organisation_id == grant.organisation_id,
        in_service(today(now)),
    )
    if grant.right not in RIGHTS or session.scalar(own) is None:
        raise NotThere(f"right {grant.right} of person {grant.person_id}")


def _check_another(session: Session, grant: Grant, now: datetime) -> None:
    # Two beheerders who take each other's right at once wait for each other here.
    session.execute(select(Organisation.id).where(Organisation.id == grant.organisation_id).with_for_update())
    holders = holders_of(session, organisation_id=grant.organisation_id, now=now)
    left = {one.person_id for one in holders if BEHEER in one.rights}
    if left == {grant.person_id}:
        raise Refusal(*LAST)


def _write_down(session: Session, grant: Grant, action: str, *, is_changed: bool, now: datetime) -> bool:
    if is_changed:
        audit.record(
            session,
            actor_id=grant.actor_id,
            action=action,
            facts={"person": str(grant.person_id), "right": grant.right},
            now=now,
            organisation_id=grant.organisation_id,
        )
    return is_changed
