"""Writers of one process wait in line for SQLite, instead of each trying again and again."""

from __future__ import annotations

from threading import Lock
from typing import Any

from sqlalchemy import Connection

PATIENCE = 15
"""Seconds that a writer waits: here for the others in this process, then in SQLite for the rest."""

_MARK = "turn"


class Turns:
    """Who may write now. SQLite still locks the file itself, for other processes as well.

    SQLite waits by sleeping, up to 100 ms at a time. In a crowd the lock is mostly free while
    everybody sleeps, and the unlucky wait for more than a second. In a line the next one is woken.
    """

    def __init__(self) -> None:
        self._writing = Lock()

    def begin(self, connection: Connection) -> None:
        """Wait for a turn; after long enough SQLite may decide who was first."""
        info = connection.info
        if not info.get(_MARK):
            info[_MARK] = self._writing.acquire(timeout=PATIENCE)

    def end(self, _connection: Any, record: Any) -> None:
        """Let the next one write, now that this connection goes back to the pool."""
        if record.info.pop(_MARK, False):
            self._writing.release()
