"""A job that is being done, as the code that does it sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event

from sqlalchemy.orm import Session, sessionmaker

from elearn.content.shelf import Shelf
from elearn.services.jobs.lease import Lease, finish, renew, tell_progress
from elearn.settings import Settings


class StoppedError(Exception):
    """The worker has to stop; the job goes back to the others."""


@dataclass(slots=True)
class Task:
    """The job, the tools to do it with, and the ways to keep what was done.

    `now` tells the time. `is_finished` says whether `finishing` was used and kept.
    """

    lease: Lease
    sessions: sessionmaker[Session]
    shelf: Shelf
    settings: Settings
    now: Callable[[], datetime]
    stop: Event = field(default_factory=Event)
    is_finished: bool = False

    @contextmanager
    def saving(self) -> Iterator[Session]:
        """A transaction for a part of the work; it is kept only while the job is still ours.

        Raises LeaseLostError when another worker took over, StoppedError when this one must stop.
        """
        self.check_stop()
        with self.sessions.begin() as session:
            yield session
            renew(session, self.lease, now=self.now())

    @contextmanager
    def finishing(self) -> Iterator[Session]:
        """The last transaction: the result and "klaar" are kept together or not at all."""
        with self.sessions.begin() as session:
            yield session
            finish(session, self.lease, now=self.now())
        self.is_finished = True

    def tell(self, done: int, total: int) -> None:
        """Say how far it is, for the screen. Raises as `saving` does."""
        self.check_stop()
        with self.sessions.begin() as session:
            tell_progress(session, self.lease, done=done, total=total, now=self.now())

    def check_stop(self) -> None:
        """Raise StoppedError when the worker has to stop; long work asks this now and then."""
        if self.stop.is_set():
            raise StoppedError
