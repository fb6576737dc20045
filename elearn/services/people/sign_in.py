"""Signing in and out. The browser holds a random token, the database only its SHA-256."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from sqlalchemy import Date, bindparam, delete, exists, insert, select, update
from sqlalchemy.orm import Session, aliased

from elearn.db import Organisation, Person, RoleGrant, SignIn
from elearn.db.people.person import in_service
from elearn.db.rows import rows
from elearn.services import audit
from elearn.services.calendar import today
from elearn.services.people.passwords import is_password
from elearn.services.people.throttle import count_try, forget_tries, tries_in, wait_minutes
from elearn.services.refusal import NotThere

IDLE = timedelta(hours=2)
LONGEST = timedelta(hours=12)

WINDOW = timedelta(minutes=15)
TRIES_PER_ACCOUNT = 10
TRIES_PER_ADDRESS = 200  # a whole town hall may share one address


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A new session; `token` goes to the browser and is kept nowhere else."""

    token: str
    person_id: UUID


@dataclass(frozen=True, slots=True)
class Refused:
    """No session. `wait_minutes` is above 0 after too many tries."""

    reason: Literal["onbekend", "te-vaak"]
    wait_minutes: int = 0


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is signed in; `roles` are rights beyond learning, `is_lead`: somebody's team lead."""

    person_id: UUID
    name: str
    email: str
    organisation_id: UUID
    organisation_name: str
    roles: frozenset[str]
    token_hash: str
    seen_at: datetime
    is_demo: bool
    is_lead: bool


_MEMBER = aliased(Person)

# Made once: putting a query together costs more than running it, and this one opens every page.
VISITOR = (
    select(
        SignIn.token_hash,
        SignIn.seen_at,
        Person.id,
        Person.name,
        Person.email,
        Person.is_demo,
        Organisation.id.label("organisation_id"),
        Organisation.name.label("organisation_name"),
        RoleGrant.role,
        exists().where(_MEMBER.manager_id == Person.id).label("is_lead"),
    )
    .join(Person, Person.id == SignIn.person_id)
    .join(Organisation, Organisation.id == Person.organisation_id)
    .outerjoin(RoleGrant, RoleGrant.person_id == Person.id)
    .where(SignIn.token_hash == bindparam("token_hash"))
    .where(SignIn.expires_at > bindparam("now"), SignIn.seen_at > bindparam("idle_since"))
    .where(in_service(bindparam("today", type_=Date)))
)


def sign_in(
    session: Session, *, email: str, password: str, address: str, now: datetime
) -> SignedIn | Refused:
    """Sign in with e-mail and password. Commit a refusal too: it counts the try."""
    email = email.strip().lower()
    account = key_of("account", email)
    limits = {key_of("address", address): TRIES_PER_ADDRESS, account: TRIES_PER_ACCOUNT}
    # Look before the slow check and count after it: counting first would keep the row of the
    # address locked meanwhile, and everybody in the building would wait in one line.
    person_id = None
    if not any(_is_full(session, key, limit, now) for key, limit in limits.items()):
        person_id = _check(session, email, password, now)
    for key, limit in limits.items():
        if not count_try(session, key=key, now=now, window=WINDOW, limit=limit):
            return Refused("te-vaak", wait_minutes(session, key=key, now=now, window=WINDOW))
    if person_id is None:
        return Refused("onbekend")
    forget_tries(session, key=account)
    return open_session(session, person_id=person_id, now=now)


def sign_in_demo(session: Session, *, person_id: UUID | None, now: datetime) -> SignedIn:
    """Sign in as somebody of the demo organisation. Raises NotThere for anybody else."""
    is_demo = session.scalar(select(Person.is_demo).where(Person.id == person_id))
    if person_id is None or not is_demo:
        raise NotThere("demo person")
    return open_session(session, person_id=person_id, now=now)


def resume(session: Session, *, token: str, now: datetime) -> Visitor | None:
    """Whose session a token is, in one query; None when it is unknown, idle, too old or of a leaver."""
    values = {"token_hash": hash_of(token), "now": now, "idle_since": now - IDLE, "today": today(now)}
    found = rows(session, VISITOR, **values).all()
    if not found:
        return None
    row = found[0]
    return Visitor(
        person_id=row.id,
        name=row.name,
        email=row.email,
        organisation_id=row.organisation_id,
        organisation_name=row.organisation_name,
        roles=frozenset(one.role for one in found if one.role),
        token_hash=row.token_hash,
        seen_at=row.seen_at,
        is_demo=row.is_demo,
        is_lead=row.is_lead,
    )


def touch(session: Session, *, token_hash: str, now: datetime) -> None:
    """Remember that somebody is still here."""
    session.execute(update(SignIn).where(SignIn.token_hash == token_hash).values(seen_at=now))


def sign_out(session: Session, *, token: str) -> None:
    """End one session, and the practice in it."""
    session.execute(delete(SignIn).where(SignIn.token_hash == hash_of(token)))


def sign_out_everywhere(session: Session, *, person_id: UUID) -> None:
    """End all sessions of somebody."""
    session.execute(delete(SignIn).where(SignIn.person_id == person_id))


def _check(session: Session, email: str, password: str, now: datetime) -> UUID | None:
    account = select(Person.id, Person.password_hash).where(Person.email == email, in_service(today(now)))
    found = session.execute(account).one_or_none()
    is_right = is_password(found.password_hash if found else None, password)
    return found.id if found and is_right else None


def _is_full(session: Session, key: str, limit: int, now: datetime) -> bool:
    return tries_in(session, key=key, now=now, window=WINDOW) >= limit


def open_session(session: Session, *, person_id: UUID, now: datetime) -> SignedIn:
    """A new session for somebody who showed who they are."""
    session.execute(delete(SignIn).where(SignIn.expires_at <= now))
    token = secrets.token_urlsafe(32)
    session.execute(
        insert(SignIn).values(
            token_hash=hash_of(token),
            person_id=person_id,
            created_at=now,
            seen_at=now,
            expires_at=now + LONGEST,
            practice={},
        )
    )
    _note_beheer(session, person_id, now)
    return SignedIn(token, person_id)


def _note_beheer(session: Session, person_id: UUID, now: datetime) -> None:
    """Who may do everything is written down when they come in (BIO2 8.15.01); nobody else is."""
    if session.scalar(select(RoleGrant.role).filter_by(person_id=person_id, role="beheer")):
        audit.record(session, actor_id=person_id, action="signed in as beheer", facts={}, now=now)


def hash_of(token: str) -> str:
    """What the database keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def key_of(kind: str, value: str) -> str:
    """What the brake counts by: an account or an address, and for what."""
    # Hashed, so that the table is no list of who tried from where.
    return f"{kind}:{hash_of(value)}"
