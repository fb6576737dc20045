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
    return insert_on(dialect_of(session), table)


def insert_on(dialect: str, table: type[Base]) -> Insert:
    """The same for a statement that is made once per kind of database and then kept."""
    # The bare table: the unit of work of the ORM costs much more than the INSERT and adds nothing.
    bare = Base.metadata.tables[table.__tablename__]
    return postgresql.insert(bare) if dialect == "postgresql" else sqlite.insert(bare)


def dialect_of(session: Session) -> str:
    """Which kind of database this is: `sqlite` or `postgresql`."""
    return session.get_bind().dialect.name
