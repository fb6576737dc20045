"""Content is shared by all organisations; who wrote it is only for the own one."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ColumnElement, case, select
from sqlalchemy.orm import aliased

from elearn.db import Person

ELSEWHERE = "Een andere organisatie"
"""Stands in the place of the name of a trainer of another organisation."""

_READER = aliased(Person)


def is_colleague(somebody: type[Person], reader_id: UUID) -> ColumnElement[bool]:
    """Whether a row of `person` (an alias) is of the organisation of who reads."""
    own = select(_READER.organisation_id).where(_READER.id == reader_id).scalar_subquery()
    return somebody.organisation_id == own


def name_for(somebody: type[Person], reader_id: UUID) -> ColumnElement[str]:
    """The name of a colleague; nobody else is named, and who is not there stays empty."""
    return case(
        (somebody.id.is_(None), ""),
        (is_colleague(somebody, reader_id), somebody.name),
        else_=ELSEWHERE,
    )
