"""INSERT that knows ON CONFLICT; SQLAlchemy spells it per database, the words are the same."""

from __future__ import annotations

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from elearn.db.base import Base

Insert = sqlite.Insert | postgresql.Insert


def insert_into(session: Session, table: type[Base]) -> Insert:
    """An INSERT into a table that takes `on_conflict_do_nothing` and `on_conflict_do_update`.

    Ask with RETURNING whether a row was added: PostgreSQL gives no count after DO NOTHING.
    """
    if session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)
