"""Run a statement that was made once, at the top of its module."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CursorResult, Executable
from sqlalchemy.orm import Session


def rows(session: Session, statement: Executable, **values: Any) -> CursorResult[*tuple[Any, ...]]:
    """What the statement gives with these values for its parameters: columns, never objects.

    It goes straight to the connection of the session, in the same transaction: the bookkeeping of
    the ORM costs as much again and does nothing for columns. What was added has to be flushed.
    """
    return session.connection().execute(statement, values)
