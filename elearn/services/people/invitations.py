"""How somebody whom HR loaded gets in: one link, once, to choose a password."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from elearn.db import Invitation, Organisation, Person
from elearn.db.people.person import in_service
from elearn.db.upsert import insert_into
from elearn.services import audit
from elearn.services.calendar import today
from elearn.services.people.passwords import hash_password
from elearn.services.people.rights import colleague_known_as
from elearn.services.people.sign_in import (
    TRIES_PER_ADDRESS,
    WINDOW,
    SignedIn,
    hash_of,
    key_of,
    open_session,
    sign_out_everywhere,
)
from elearn.services.people.throttle import count_try
from elearn.services.refusal import NotThere, Refusal

DAYS = 7
RENEWAL = timedelta(days=1)
SHORTEST, LONGEST = 12, 200

GONE = ("Deze persoon is uit dienst.", "Lees eerst een bestand in waarin die persoon weer staat.")
HAS_PASSWORD = (
    "Deze persoon heeft al een wachtwoord.",
    "Een link van jou zou dat wachtwoord vervangen. Daarom kan dat hier niet.",
)


@dataclass(frozen=True, slots=True)
class Invited:
    """Whom a link is for."""

    person_id: UUID
    name: str
    email: str
    organisation_name: str


@dataclass(frozen=True, slots=True)
class Renewal:
    """Whose password is renewed; the token is kept nowhere."""

    name: str
    token: str


def invite(session: Session, *, person_id: UUID, now: datetime, actor_id: UUID | None = None) -> str:
    """A new link for somebody without a password; an older one stops working. Gives the token.

    The token is kept nowhere. Raises Refusal for somebody who left or already has a password: with
    a link HR would otherwise get into somebody's account.
    """
    person = session.get(Person, person_id)
    if person is None:
        raise NotThere(f"person {person_id}")
    if (person.left_on and person.left_on < today(now)) or person.erased_at:
        raise Refusal(*GONE)
    if person.password_hash:
        raise Refusal(*HAS_PASSWORD)
    until = now + timedelta(days=DAYS)
    return _new_link(session, person, "person invited", until=until, now=now, actor_id=actor_id)


def invite_colleague(
    session: Session, *, organisation_id: UUID, person_id: UUID, actor_id: UUID, now: datetime
) -> tuple[Person, str]:
    """The same by HR, for somebody of the own organisation. Raises NotThere for anybody else."""
    own = select(Person).where(Person.id == person_id, Person.organisation_id == organisation_id)
    person = session.scalars(own).one_or_none()
    if person is None:
        raise NotThere(f"person {person_id}")
    return person, invite(session, person_id=person_id, now=now, actor_id=actor_id)


def renew_password(session: Session, *, organisation_id: UUID, known_as: str, now: datetime) -> Renewal:
    """A link for somebody who lost their password, known by e-mail address or personnel number.

    Only for who manages the server: HR would get into somebody's account with it. The old password
    works until the link is used. Raises Refusal for somebody who is not in service.
    """
    person = colleague_known_as(session, organisation_id=organisation_id, text=known_as, now=now)
    token = _new_link(session, person, "password renewed", until=now + RENEWAL, now=now, actor_id=None)
    return Renewal(person.name, token)


def invited(session: Session, *, token: str, now: datetime) -> Invited | None:
    """Whom a link is for; None when it is unknown, used or too old."""
    found = session.execute(
        select(Person.id, Person.name, Person.email, Organisation.name)
        .join(Invitation, Invitation.person_id == Person.id)
        .join(Organisation, Organisation.id == Person.organisation_id)
        .where(Invitation.token_hash == hash_of(token), Invitation.expires_at > now)
        .where(in_service(today(now)))
    ).one_or_none()
    return Invited(*found) if found else None


def may_try(session: Session, *, address: str, now: datetime) -> bool:
    """Count a try from an address; commit it whatever comes of it."""
    key = key_of("invitation", address)
    return count_try(session, key=key, now=now, window=WINDOW, limit=TRIES_PER_ADDRESS)


def accept(session: Session, *, token: str, password: str, now: datetime) -> SignedIn | None:
    """Set the password, use up the link and sign in; None when the link does not work (any more)."""
    found = invited(session, token=token, now=now)
    if found is None:
        return None
    password_hash = hash_password(password)
    # Two clicks at once: only the one that takes the link away goes on.
    used = delete(Invitation).where(Invitation.token_hash == hash_of(token))
    if session.scalar(used.returning(Invitation.person_id)) is None:
        return None
    session.execute(update(Person).where(Person.id == found.person_id).values(password_hash=password_hash))
    sign_out_everywhere(session, person_id=found.person_id)  # whoever knew the old password is out
    return open_session(session, person_id=found.person_id, now=now)


def _new_link(  # noqa: PLR0913 -- one fact each
    session: Session, person: Person, action: str, *, until: datetime, now: datetime, actor_id: UUID | None
) -> str:
    token = secrets.token_urlsafe(32)
    values = {"token_hash": hash_of(token), "expires_at": until}
    statement = insert_into(session, Invitation).values(person_id=person.id, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["person_id"], set_=values))
    audit.record(
        session,
        actor_id=actor_id,
        action=action,
        facts={"person": str(person.id)},
        now=now,
        organisation_id=person.organisation_id,
    )
    return token


def weakness(password: str, who: Invited) -> str:
    """What is wrong with a password, in one Dutch sentence; "" when it will do."""
    if len(password) < SHORTEST:
        return f"Kies minstens {SHORTEST} tekens, bijvoorbeeld vier woorden"
    if len(password) > LONGEST:
        return f"Kies hooguit {LONGEST} tekens"
    plain = password.casefold()
    if plain in {who.email, who.name.casefold()} or len(set(plain)) < SHORTEST // 3:
        return "Kies iets dat een ander niet raadt"
    return ""
