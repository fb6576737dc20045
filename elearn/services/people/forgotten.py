"""A lost password, asked for on the sign-in page: whoever reads that mailbox chooses a new one."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.db import Person
from elearn.db.people.person import in_service
from elearn.services.calendar import today
from elearn.services.jobs.queue import enqueue
from elearn.services.people.invitations import renewal_link
from elearn.services.people.sign_in import TRIES_PER_ADDRESS, WINDOW, key_of
from elearn.services.people.throttle import count_try

WORK = "wachtwoord"
"""The kind of job that sends the mail."""

LASTS = timedelta(hours=1)
MAILS_PER_ACCOUNT = 3  # in a window


def ask_for_link(session: Session, *, email: str, address: str, now: datetime) -> None:
    """Let a worker mail a link, if somebody in service has this e-mail address.

    Nothing tells whether there is such a person, nor whether it was asked too often.
    """
    email = email.strip().lower()
    limits = {key_of("forgotten", address): TRIES_PER_ADDRESS, key_of("forgotten", email): MAILS_PER_ACCOUNT}
    counted = [
        count_try(session, key=key, now=now, window=WINDOW, limit=limit) for key, limit in limits.items()
    ]
    found = session.execute(
        select(Person.id, Person.organisation_id).where(Person.email == email, in_service(today(now)))
    ).one_or_none()
    if found is None or not all(counted):
        return
    enqueue(
        session,
        kind=WORK,
        key=f"{WORK}:{found.id}:{now:%Y-%m-%dT%H:%M}",  # a second click is the same click
        payload={"person": str(found.id)},
        now=now,
        organisation_id=found.organisation_id,
    )


def link_for(session: Session, *, person_id: UUID, now: datetime) -> str | None:
    """The token of a new link; None for somebody who left meanwhile."""
    person = session.scalars(
        select(Person).where(Person.id == person_id, in_service(today(now)))
    ).one_or_none()
    return renewal_link(session, person, until=now + LASTS, now=now, actor_id=person_id) if person else None
