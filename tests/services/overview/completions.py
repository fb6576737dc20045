"""A completion in the database, with as little as it takes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from sqlalchemy.orm import Session

from elearn.db import Completion, Person
from elearn.db.base import new_id
from elearn.services.records.chain import add_link


def add_completion(session: Session, person: Person, path_id: str, completed_on: date, valid_until: date):
    """Add it to the chain of the organisation; gives its id."""
    row = add_link(
        session,
        Completion,
        organisation_id=person.organisation_id,
        person_id=person.id,
        path_id=path_id,
        number=1,
        code=str(new_id()),
        holder_hash="",
        organisation_name="Gemeente",
        path_title=path_id,
        module_id="klein",
        edition="editie-1",
        minutes=30,
        lessons=2,
        started_on=completed_on,
        completed_at=datetime.combine(completed_on, time(12), UTC),
        completed_on=completed_on,
        valid_until=valid_until,
    )
    return row["id"]
