"""Writers of one process wait in line for SQLite; who reads never does."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session, sessionmaker

from elearn.db import Organisation
from elearn.db.base import new_id
from elearn.db.engine import make_engine, make_sessions, read_only
from elearn.db.turns import PATIENCE, WritingAlreadyError


@pytest.fixture
def sessions(sqlite_url) -> sessionmaker[Session]:
    return make_sessions(make_engine(sqlite_url))


def add(session: Session, code: str) -> None:
    row = {"id": new_id(), "code": code, "name": code, "contacts": {}}
    session.execute(insert(Organisation).values(row))


def count(sessions: sessionmaker[Session]) -> int:
    with sessions() as reading:
        read_only(reading)
        return reading.scalar(select(func.count()).select_from(Organisation)) or 0


def in_a_thread(work: Callable[[], object]) -> object:
    """What the work gives, long before somebody in the line would lose patience."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result(timeout=PATIENCE / 2)


def test_who_reads_does_not_wait_for_who_writes(sessions):
    with sessions() as writing:
        add(writing, "een")

        assert in_a_thread(lambda: count(sessions)) == 0
        writing.commit()

    assert count(sessions) == 1


def write(sessions: sessionmaker[Session], code: str) -> None:
    with sessions.begin() as session:
        add(session, code)


def break_off(session: Session) -> None:
    add(session, "een")
    raise ZeroDivisionError


def test_who_breaks_off_lets_the_next_one_write(sessions):
    with pytest.raises(ZeroDivisionError), sessions.begin() as session:
        break_off(session)

    in_a_thread(lambda: write(sessions, "twee"))

    assert count(sessions) == 1


def test_who_lost_the_connection_lets_the_next_one_write(sessions):
    with sessions() as session:
        add(session, "een")
        session.invalidate()

    in_a_thread(lambda: write(sessions, "twee"))

    assert count(sessions) == 1


def test_one_connection_may_write_twice(sessions):
    def twice() -> None:
        with sessions.kw["bind"].connect() as connection:
            for code in ("een", "twee"):
                with Session(connection) as session, session.begin():
                    add(session, code)

    in_a_thread(twice)

    assert count(sessions) == 2


def test_who_writes_in_two_sessions_at_once_hears_it_at_once_and_the_first_goes_on(sessions):
    def nested() -> None:
        with sessions.begin() as session:
            add(session, "een")
            with pytest.raises(WritingAlreadyError, match="already writes"):
                write(sessions, "twee")
            assert count(sessions) == 0

    in_a_thread(nested)
    in_a_thread(lambda: write(sessions, "drie"))

    assert count(sessions) == 2


def test_a_crowd_of_writers_all_get_their_turn(sessions):
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda number: write(sessions, f"gemeente-{number}"), range(160)))

    assert count(sessions) == 160
