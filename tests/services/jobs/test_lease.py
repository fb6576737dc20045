"""Two workers never do the same job, and a job whose worker died is not lost."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from uuid import UUID

import pytest
from sqlalchemy import delete, select

from elearn.db import Job, JobFile
from elearn.services.jobs import lease as leases
from elearn.services.jobs.files import PIECE, files_of, read_file, store_file, throw_away_old
from elearn.services.jobs.lease import LENGTH, MOST_ATTEMPTS, PAUSES, LeaseLostError
from elearn.services.jobs.queue import enqueue, job_of
from elearn.services.refusal import NotThere
from tests.services.people import make_organisation

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
KINDS = ("tellen",)


def ask(session, key: str = "een", **more) -> UUID:
    return enqueue(session, kind="tellen", key=key, payload={"tot": 3}, now=NOW, **more)


def take(session, at: datetime = NOW):
    return leases.take(session, kinds=KINDS, now=at)


def states(session) -> dict[str, str]:
    return {row.key: row.state for row in session.execute(select(Job.key, Job.state))}


def test_asking_twice_is_asking_once(session):
    assert ask(session) == ask(session)
    assert states(session) == {"een": "wacht"}


def test_a_job_is_gone_when_the_act_that_asked_for_it_is_undone(session):
    ask(session)
    session.rollback()

    assert take(session) is None


def test_the_job_that_waits_longest_comes_first(session):
    ask(session, "later", run_at=NOW - timedelta(hours=1))
    ask(session, "eerst", run_at=NOW - timedelta(hours=2))
    ask(session, "straks", run_at=NOW + timedelta(seconds=1))

    first, second, none = take(session), take(session), take(session)

    keys = {row.id: row.key for row in session.execute(select(Job.id, Job.key))}
    assert ([keys[first.job_id], keys[second.job_id]], none) == (["eerst", "later"], None)
    assert (first.payload, first.attempts) == ({"tot": 3}, 1)


def test_a_worker_takes_only_what_it_can_do(session):
    ask(session)

    assert leases.take(session, kinds=["iets anders"], now=NOW) is None
    assert not leases.is_work(session, kinds=["iets anders"], now=NOW)
    assert leases.is_work(session, kinds=KINDS, now=NOW)


def test_many_workers_share_the_jobs_and_none_is_done_twice(sessions):
    with sessions.begin() as session:
        for number in range(12):
            ask(session, f"taak {number}")
    together = Barrier(4)

    def work(_worker: int) -> list[UUID]:
        together.wait()
        taken: list[UUID] = []
        while True:
            with sessions.begin() as session:
                lease = take(session)
            if lease is None:
                return taken
            taken.append(lease.job_id)

    with ThreadPoolExecutor(4) as workers:
        taken = [one for share in workers.map(work, range(4)) for one in share]

    assert (len(taken), len(set(taken))) == (12, 12)


def test_a_job_whose_worker_is_silent_goes_to_another_and_the_first_keeps_nothing(session):
    ask(session)
    first = take(session)
    assert take(session, NOW + LENGTH - timedelta(seconds=1)) is None

    second = take(session, NOW + LENGTH)

    assert (second.job_id, second.attempts) == (first.job_id, 2)
    for act in (leases.renew, leases.finish):
        with pytest.raises(LeaseLostError):
            act(session, first, now=NOW + LENGTH)
    leases.finish(session, second, now=NOW + LENGTH)
    assert states(session) == {"een": "klaar"}


def test_a_sign_of_life_keeps_the_job(session):
    ask(session)
    lease = take(session)

    leases.tell_progress(session, lease, done=1, total=3, now=NOW + LENGTH / 2)

    assert take(session, NOW + LENGTH) is None


def test_a_failure_rests_longer_each_time_and_then_stops_with_its_reason(session):
    job_id, now = ask(session), NOW
    rests = []
    for _ in range(MOST_ATTEMPTS):
        lease = take(session, now)
        leases.fail(session, lease, problem="Dat lukte niet.", again=True, now=now)
        job = session.get(Job, job_id, populate_existing=True)
        if job.state == "wacht":
            rests.append(job.run_at - now)
            assert take(session, job.run_at - timedelta(seconds=1)) is None
            now = job.run_at

    assert rests == list(PAUSES)
    assert (job.state, job.problem, job.finished_at) == ("mislukt", "Dat lukte niet.", now)
    assert take(session, now + timedelta(days=1)) is None


def test_a_job_that_takes_its_worker_along_every_time_is_given_up(session):
    job_id = ask(session)
    for number in range(MOST_ATTEMPTS):
        assert take(session, NOW + number * LENGTH) is not None

    assert take(session, NOW + MOST_ATTEMPTS * LENGTH) is None
    job = session.get(Job, job_id, populate_existing=True)
    assert (job.state, job.problem) == (
        "mislukt",
        "Dit lukte na 5 keer proberen niet. Vraag beheer om in het logboek te kijken.",
    )


def test_a_job_that_is_given_back_is_taken_at_once_and_no_try_is_lost(session):
    ask(session)
    leases.give_back(session, take(session), now=NOW)

    assert take(session).attempts == 1


def test_a_job_is_seen_by_its_own_organisation_only(session):
    stad, elders = make_organisation(session), make_organisation(session, "elders")
    job_id = ask(session, organisation_id=stad.id)

    seen = job_of(session, job_id=job_id, organisation_id=stad.id)

    assert (seen.state, seen.done, seen.total, seen.payload) == ("wacht", 0, 0, {"tot": 3})
    with pytest.raises(NotThere):
        job_of(session, job_id=job_id, organisation_id=elders.id)


def test_a_file_of_any_size_comes_back_as_it_was(session):
    job_id, content = ask(session), bytes(range(256)) * (PIECE // 256) + b"rest"

    store_file(session, job_id=job_id, name="a.xlsx", file=io.BytesIO(b"een eerdere poging"))
    store_file(session, job_id=job_id, name="a.xlsx", file=io.BytesIO(content))
    store_file(session, job_id=job_id, name="leeg.csv", file=io.BytesIO())

    assert files_of(session, job_id=job_id) == {"a.xlsx": PIECE + 4}
    assert b"".join(read_file(session, job_id=job_id, name="a.xlsx")) == content


def test_files_go_after_a_day_and_the_job_stays_three_months(session):
    job_id = ask(session)
    store_file(session, job_id=job_id, name="a.csv", file=io.BytesIO(b"x"))
    leases.finish(session, take(session), now=NOW)

    def left(after: timedelta) -> tuple[int, int]:
        throw_away_old(session, now=NOW + after)
        return len(session.scalars(select(JobFile.name)).all()), len(states(session))

    assert [left(timedelta(hours=23)), left(timedelta(days=1)), left(timedelta(days=90))] == [
        (1, 1),
        (0, 1),
        (0, 0),
    ]


def test_the_file_goes_with_its_job(session):
    job_id = ask(session)
    store_file(session, job_id=job_id, name="a.csv", file=io.BytesIO(b"x"))

    session.execute(delete(Job).where(Job.id == job_id))

    assert session.scalars(select(JobFile.name)).all() == []
