"""Many rows at once, in the transaction of the session and in bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import bindparam, insert, update
from sqlalchemy.orm import Session

from elearn.db.base import Base
from elearn.db.records.chain import Link

AT_ONCE = 5_000

Values = Mapping[str, Any]


def insert_rows(session: Session, table: type[Base | Link], rows: Iterable[Values]) -> int:
    """Add rows that all have the same keys; how many. Listeners of the ORM do not run."""
    return _execute(session, insert(Base.metadata.tables[vars(table)["__tablename__"]]), rows)


def update_rows(session: Session, table: type[Base], rows: Iterable[Values]) -> int:
    """Set the columns of rows that all have the same keys, each row found by its `id`; how many."""
    bare = Base.metadata.tables[table.__tablename__]
    statement = update(bare).where(bare.c.id == bindparam("row_id"))
    # `id` itself is the name of a column, so it may not be the name of the parameter.
    renamed = ({**{key: one[key] for key in one if key != "id"}, "row_id": one["id"]} for one in rows)
    return _execute(session, statement, renamed)


def _execute(session: Session, statement: Any, rows: Iterable[Values]) -> int:
    connection, count = session.connection(), 0
    for some in _batches(rows):
        connection.execute(statement, some)
        count += len(some)
    return count


def _batches(rows: Iterable[Values]) -> Iterator[list[Values]]:
    waiting = iter(rows)
    while some := list(islice(waiting, AT_ONCE)):
        yield some
