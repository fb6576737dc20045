"""Tokens for systems that pull registrations: made by HR, shown once, revoked at any moment."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session, aliased

from elearn.db import ApiToken, Organisation, Person
from elearn.services import audit
from elearn.services.people.throttle import count_try
from elearn.services.refusal import NotThere

PREFIX = "ivb_"
"""So that people and scanners recognise a token that ends up where it should not be."""

WINDOW = timedelta(minutes=1)
REQUESTS = 120
"""Requests in a minute for one token: some 60,000 registrations."""

GUESSES = 30
"""Unknown tokens in a minute from one address."""

USED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class System:
    """Who asks: a system of one organisation."""

    token_id: UUID
    organisation_id: UUID
    organisation_code: str
    name: str
    last_used_at: datetime | None


@dataclass(frozen=True, slots=True)
class TokenView:
    """A token as HR sees it, without the token."""

    id: UUID
    system: str
    made_at: datetime
    made_by: str
    last_used_at: datetime | None
    revoked_at: datetime | None
    revoked_by: str | None


def make_token(session: Session, *, organisation_id: UUID, system: str, actor_id: UUID, now: datetime) -> str:
    """Give a system the right to read; the token, which is kept nowhere."""
    token = PREFIX + secrets.token_urlsafe(32)
    made = ApiToken(
        organisation_id=organisation_id,
        system=system,
        token_hash=_hash(token),
        made_at=now,
        made_by_id=actor_id,
    )
    session.add(made)
    session.flush()
    audit.record(session, actor_id=actor_id, action="api token made", facts={"token": str(made.id)}, now=now)
    return token


def revoke_token(
    session: Session, *, token_id: UUID, organisation_id: UUID, actor_id: UUID, now: datetime
) -> None:
    """Take the right away; the second time changes nothing. Raises NotThere for another's token."""
    token = session.get(ApiToken, token_id)
    if token is None or token.organisation_id != organisation_id:
        raise NotThere(f"token {token_id}")
    if token.revoked_at is None:
        token.revoked_at, token.revoked_by_id = now, actor_id
        facts = {"token": str(token_id)}
        audit.record(session, actor_id=actor_id, action="api token revoked", facts=facts, now=now)


def tokens_of(session: Session, *, organisation_id: UUID) -> tuple[TokenView, ...]:
    """The tokens of an organisation, those that work first, then the newest."""
    maker, revoker = aliased(Person), aliased(Person)
    found = session.execute(
        select(
            ApiToken.id,
            ApiToken.system,
            ApiToken.made_at,
            maker.name,
            ApiToken.last_used_at,
            ApiToken.revoked_at,
            revoker.name,
        )
        .join(maker, maker.id == ApiToken.made_by_id)
        .outerjoin(revoker, revoker.id == ApiToken.revoked_by_id)
        .where(ApiToken.organisation_id == organisation_id)
        .order_by(ApiToken.revoked_at.is_not(None), ApiToken.made_at.desc())
    )
    return tuple(TokenView(*row) for row in found)


def system_with(session: Session, *, token: str) -> System | None:
    """Whose token this is; None for one that is unknown or revoked."""
    found = session.execute(
        select(
            ApiToken.id, ApiToken.organisation_id, Organisation.code, ApiToken.system, ApiToken.last_used_at
        )
        .join(Organisation, Organisation.id == ApiToken.organisation_id)
        .where(ApiToken.token_hash == _hash(token), ApiToken.revoked_at.is_(None))
    ).one_or_none()
    return System(*found) if found else None


def may_ask(session: Session, system: System, *, now: datetime) -> bool:
    """Count a request; whether it is within the limit. Remembers that the token is used."""
    if system.last_used_at is None or now - system.last_used_at >= USED_EVERY:
        used = update(ApiToken).where(ApiToken.id == system.token_id).values(last_used_at=now)
        session.execute(used.execution_options(synchronize_session=False))
    return count_try(session, key=f"api:{system.token_id}", now=now, window=WINDOW, limit=REQUESTS)


def may_guess(session: Session, *, address: str, now: datetime) -> bool:
    """Count an unknown token from an address; whether more of them are answered."""
    return count_try(session, key=f"api-guess:{_hash(address)}", now=now, window=WINDOW, limit=GUESSES)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
