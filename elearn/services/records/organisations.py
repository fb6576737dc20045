"""Which organisation a file is about."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.db import Organisation
from elearn.services.refusal import NotThere


def code_of(session: Session, *, organisation_id: UUID) -> str:
    """The short name of an organisation, as it stands in files and their names."""
    return session.scalars(select(Organisation.code).where(Organisation.id == organisation_id)).one()


def with_code(session: Session, *, code: str | None) -> UUID:
    """The organisation with a code; None means the only one. Raises NotThere for no or several."""
    query = select(Organisation.id)
    if code is not None:
        query = query.where(Organisation.code == code)
    found = session.scalars(query.limit(2)).all()
    if len(found) != 1:
        raise NotThere(f"organisation {code}")
    return found[0]


def all_organisations(session: Session) -> list[UUID]:
    """Every organisation, by code."""
    return list(session.scalars(select(Organisation.id).order_by(Organisation.code)))
