"""A worker does what waits, once, and goes on whatever happens."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import func, select

from elearn.db import Job, Throttle
from elearn.db.base import new_id
from elearn.db.engine import make_sessions
from elearn.jobs import DAILY, WORK
from elearn.jobs.runner import Runner
from elearn.jobs.task import Task
from elearn.services.jobs.lease import LENGTH, take
from elearn.services.jobs.queue import enqueue
from elearn.services.refusal import Refusal
from elearn.settings import Settings

NOON = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)


class Clock:
    """Time that passes when the test says so."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sessions(engine):
    return make_sessions(engine)


def runner(sessions, clock, work, daily=None) -> Runner:
    kinds = {"tellen": work} if callable(work) else work
    return Runner(sessions, None, Settings(), clock, kinds, daily or {})


def ask(sessions, *keys: str) -> None:
    with sessions.begin() as session:
        for key in keys:
            enqueue(session, kind="tellen", key=key, payload={}, now=NOON)


def jobs(sessions) -> dict[str, tuple[str, str]]:
    with sessions() as session:
        return {row.key: (row.state, row.problem) for row in session.scalars(select(Job))}


def counted(sessions) -> int:
    with sessions() as session:
        return session.scalar(select(func.count()).select_from(Throttle)) or 0


def count(session, now) -> None:
    session.add(Throttle(key=str(new_id()), window_start=now, tries=1))


def count_once(task: Task) -> None:
    with task.finishing() as session:
        count(session, task.now())


def test_everything_that_waits_is_done_once(sessions, clock):
    ask(sessions, "een", "twee")

    assert runner(sessions, clock, count_once).run_all() == 2
    assert (runner(sessions, clock, count_once).run_all(), counted(sessions)) == (0, 2)
    assert jobs(sessions) == {"een": ("klaar", ""), "twee": ("klaar", "")}


def test_what_a_dead_worker_left_is_done_again_by_another(sessions, clock):
    ask(sessions, "een")
    with sessions.begin() as session:
        take(session, kinds=["tellen"], now=NOON)  # and then it is killed

    assert runner(sessions, clock, count_once).run_all() == 0
    clock.now += LENGTH
    assert runner(sessions, clock, count_once).run_all() == 1
    assert (jobs(sessions), counted(sessions)) == ({"een": ("klaar", "")}, 1)


def test_a_worker_that_was_too_slow_keeps_nothing(sessions, clock):
    def slow(task: Task) -> None:
        clock.now += 2 * LENGTH
        assert runner(sessions, clock, count_once).run_all() == 1  # another worker takes over
        count_once(task)

    ask(sessions, "een")
    runner(sessions, clock, slow).run_all()

    assert (jobs(sessions), counted(sessions)) == ({"een": ("klaar", "")}, 1)


def test_parts_that_were_saved_stay_when_the_rest_fails_and_the_next_job_is_done(sessions, clock, caplog):
    def half(task: Task) -> None:
        with task.saving() as session:
            count(session, task.now())
        raise OSError("the mail server is away")

    ask(sessions, "een", "twee")
    worker = runner(sessions, clock, half)

    assert worker.run_all() == 2
    assert (counted(sessions), jobs(sessions)) == (2, {"een": ("wacht", ""), "twee": ("wacht", "")})
    assert "the mail server is away" in caplog.text
    clock.now += timedelta(minutes=1)
    assert worker.run_all() == 2


def test_a_refusal_is_told_to_who_asked_and_not_tried_again(sessions, clock):
    def refuse(_task: Task) -> None:
        raise Refusal("Dit zijn te veel regels.", "Kies een periode.")

    ask(sessions, "een")
    runner(sessions, clock, refuse).run_all()

    assert jobs(sessions) == {"een": ("mislukt", "Dit zijn te veel regels. Kies een periode.")}


def test_a_worker_that_must_stop_gives_its_job_back(sessions, clock):
    def interrupted(task: Task) -> None:
        worker.stop.set()
        task.tell(1, 10)

    ask(sessions, "een", "twee")
    worker = runner(sessions, clock, interrupted)
    worker.run_until_stopped()

    assert jobs(sessions) == {"een": ("wacht", ""), "twee": ("wacht", "")}
    assert runner(sessions, clock, count_once).run_all() == 2


def test_the_clock_asks_once_a_day_for_all_workers_together(sessions, clock):
    daily = {"tellen": time(12, 30)}  # it is noon in Amsterdam
    first, second = (runner(sessions, clock, count_once, daily) for _ in range(2))

    assert [first.run_all(), second.run_all()] == [0, 0]
    clock.now += timedelta(minutes=30)
    assert [first.run_all(), second.run_all(), first.run_all()] == [1, 0, 0]
    clock.now += timedelta(days=1)
    assert [second.run_all(), first.run_all()] == [1, 0]


def test_everything_the_clock_asks_for_can_be_done():
    assert set(DAILY) <= set(WORK)


def test_old_files_are_thrown_away_every_night(sessions, clock):
    worker = Runner(sessions, None, Settings(), clock)

    assert worker.run_all() == len(DAILY)
    assert set(jobs(sessions).values()) == {("klaar", "")}
