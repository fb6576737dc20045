"""The worker: take a job, do it, say how it ended; then the next, until somebody stops it.

Any number of workers may run, in one process or in many: leases in the database divide the work.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from threading import Event, Thread

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from elearn.content.shelf import Shelf
from elearn.db.engine import read_only
from elearn.jobs import DAILY, WORK
from elearn.jobs.task import StoppedError, Task
from elearn.services.calendar import AMSTERDAM
from elearn.services.jobs import lease as leases
from elearn.services.jobs.lease import Lease, LeaseLostError
from elearn.services.jobs.queue import enqueue
from elearn.services.refusal import Refusal
from elearn.settings import Settings

POLL = 2.0
"""Seconds between two looks for work."""

BEAT = leases.LENGTH.total_seconds() / 4
"""Seconds between two signs of life while working."""

UNEXPECTED = "Er ging iets mis. Vraag beheer om in het logboek te kijken."

log = logging.getLogger("elearn.jobs")


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Runner:
    """A worker. `work` and `daily` are for tests: what it can do, and what the clock asks for."""

    sessions: sessionmaker[Session]
    shelf: Shelf
    settings: Settings
    now: Callable[[], datetime] = _now
    work: Mapping[str, Callable[[Task], None]] = field(default_factory=lambda: WORK)
    daily: Mapping[str, time] = field(default_factory=lambda: DAILY)
    stop: Event = field(default_factory=Event)
    asked: set[str] = field(default_factory=set)

    def run_until_stopped(self) -> None:
        """Work, and look for work every two seconds. A database that is away is asked again."""
        while not self.stop.is_set():
            try:
                self.run_all()
            except SQLAlchemyError:
                log.exception("the database does not answer, the worker tries again")
            self.stop.wait(POLL)

    def run_all(self) -> int:
        """Do everything that can be done now; how many jobs that were."""
        self._ask_for_daily_work()
        count = 0
        while not self.stop.is_set() and self.run_one():
            count += 1
        return count

    def run_one(self) -> bool:
        """Do one job; whether there was one."""
        # On SQLite taking is writing, and others must not wait for a look.
        with self.sessions() as reading:
            read_only(reading)
            if not leases.is_work(reading, kinds=self.work.keys(), now=self.now()):
                return False
        with self.sessions.begin() as session:
            lease = leases.take(session, kinds=self.work.keys(), now=self.now())
        if lease is None:
            return False
        with self._alive(lease):
            self._do(lease)
        return True

    def _do(self, lease: Lease) -> None:
        task = Task(lease, self.sessions, self.shelf, self.settings, self.now, self.stop)
        try:
            self.work[lease.kind](task)
            if not task.is_finished:
                with task.finishing():
                    pass
        except LeaseLostError:
            log.warning("another worker took over a job of kind %s", lease.kind)
        except StoppedError:
            self._end(lambda session: leases.give_back(session, lease, now=self.now()))
        except Refusal as refusal:
            problem = f"{refusal.message} {refusal.hint}".strip()
            self._end(
                lambda session: leases.fail(session, lease, problem=problem, again=False, now=self.now())
            )
        except Exception:  # whatever it is, the worker goes on with the next job
            log.exception("job %s of kind %s failed, try %s", lease.job_id, lease.kind, lease.attempts)
            self._end(
                lambda session: leases.fail(session, lease, problem=UNEXPECTED, again=True, now=self.now())
            )

    def _end(self, say: Callable[[Session], None]) -> None:
        with suppress(LeaseLostError), self.sessions.begin() as session:
            say(session)

    @contextmanager
    def _alive(self, lease: Lease) -> Iterator[None]:
        """Give signs of life beside the work, which may be busy with one thing for minutes."""
        done = Event()
        beating = Thread(target=self._beat, args=(lease, done), name="job-lease", daemon=True)
        beating.start()
        try:
            yield
        finally:
            done.set()
            beating.join()

    def _beat(self, lease: Lease, done: Event) -> None:
        while not done.wait(BEAT):
            try:
                with self.sessions.begin() as session:
                    leases.renew(session, lease, now=self.now())
            except LeaseLostError:
                return  # the work will notice when it wants to keep something
            except SQLAlchemyError:
                log.exception("no sign of life could be given for a job of kind %s", lease.kind)

    def _ask_for_daily_work(self) -> None:
        local = self.now().astimezone(AMSTERDAM)
        keys = {f"{kind}:{local.date()}": kind for kind, start in self.daily.items() if local.time() >= start}
        if keys.keys() <= self.asked:
            return
        with self.sessions.begin() as session:
            for key, kind in keys.items():
                enqueue(session, kind=kind, key=key, payload={}, now=self.now())
        self.asked = set(keys)
