"""Writers of one process wait in line for SQLite, instead of each trying again and again."""

from __future__ import annotations

from threading import Lock, get_ident
from typing import Any

from sqlalchemy import Connection

PATIENCE = 15
"""Seconds that a writer waits: here for the others in this process, then in SQLite for the rest."""

_MARK = "turn"


class WritingAlreadyError(RuntimeError):
    """This thread waits for itself: it opened a session that writes while another one of it does."""


class Turns:
    """Who may write now. SQLite still locks the file itself, for other processes as well.

    SQLite waits by sleeping, up to 100 ms at a time. In a crowd the lock is mostly free while
    everybody sleeps, and the unlucky wait for more than a second. In a line the next one is woken.
    """

    def __init__(self) -> None:
        self._writing = Lock()
        self._writer: int | None = None  # the thread that has the turn

    def begin(self, connection: Connection) -> None:
        """Wait for a turn; after long enough SQLite may decide who was first.

        Raises WritingAlreadyError when this thread has the turn, on another connection.
        """
        info = connection.info
        if info.get(_MARK):
            return
        if self._writer == get_ident():
            raise WritingAlreadyError(_HOW_TO_GO_ON)
        info[_MARK] = self._writing.acquire(timeout=PATIENCE)
        if info[_MARK]:
            self._writer = get_ident()

    def end(self, _connection: Any, record: Any) -> None:
        """Let the next one write, now that this connection goes back to the pool."""
        if record.info.pop(_MARK, False):
            self._writer = None
            self._writing.release()


_HOW_TO_GO_ON = (
    "this thread already writes in another session, and SQLite has one writer at a time: "
    "use that session, commit or close it first, or promise `read_only`"
)
