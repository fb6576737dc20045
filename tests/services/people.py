"""People to test with: Sanne at the desk, and what she did before the test begins."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Barrier
from uuid import UUID

from sqlalchemy import event, select
from sqlalchemy.orm import Session, sessionmaker

from elearn.db import Assignment, Department, Organisation, Person
from elearn.services import attempts
from elearn.services.learning import lessons
from tests.services.content import LIBRARY, right_answer

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
TODAY = NOW.date()


def make_organisation(session: Session, code: str = "voorbeeldstad", **more: object) -> Organisation:
    organisation = Organisation(code=code, name=f"Gemeente {code.capitalize()}", **more)
    session.add(organisation)
    session.flush()
    return organisation


def make_person(
    session: Session, organisation: Organisation, name: str = "Sanne de Vries", **more: object
) -> Person:
    account = name.split(maxsplit=1)[0].lower()
    number = len(list(session.scalars(select(Person.id)))) + 1
    facts = {"email": f"{account}{number}@{organisation.code}.nl", "personnel_number": f"{number:06}"}
    person = Person(organisation_id=organisation.id, name=name, created_at=NOW, **(facts | more))
    session.add(person)
    session.flush()
    return person


def make_department(session: Session, organisation: Organisation, name: str) -> Department:
    department = Department(organisation_id=organisation.id, name=name)
    session.add(department)
    session.flush()
    return department


def assign(session: Session, person_id: UUID, path_id: str, **more: object) -> None:
    session.add(Assignment(person_id=person_id, path_id=path_id, assigned_at=NOW, **more))
    session.flush()


def make_learner(
    session: Session, *path_ids: str, name: str = "Sanne de Vries", code: str = "voorbeeldstad"
) -> UUID:
    """Somebody with these paths, in an organisation of their own."""
    person = make_person(session, make_organisation(session, code), name)
    for path_id in path_ids:
        assign(session, person.id, path_id)
    return person.id


def read_all(session: Session, person_id: UUID, *lesson_ids: str, now: datetime = NOW) -> None:
    """Finish both steps of each lesson."""
    for lesson_id in lesson_ids:
        for step in (1, 2):
            lessons.finish_step(
                session, LIBRARY, person_id=person_id, lesson_id=lesson_id, step=step, now=now
            )


def start(session: Session, person_id: UUID, test_id: str, now: datetime = NOW) -> UUID:
    return attempts.start_attempt(session, LIBRARY, person_id=person_id, test_id=test_id, now=now)


def answer_all(session: Session, person_id: UUID, test_id: str, *, right: bool = True) -> None:
    """Answer every question of the open attempt fully right or fully wrong."""
    for row in attempts.review(session, LIBRARY, person_id=person_id, test_id=test_id).rows:
        answer = right_answer(row.question) if right else _wrong(row.question)
        save(session, person_id, test_id, row.place, answer)


def _wrong(question) -> object:
    if question.kind == "koppelen":
        return {pair.key: key for pair, key in zip(question.pairs, reversed(question.choices), strict=True)}
    return "fout"


def save(session: Session, person_id: UUID, test_id: str, place: int, answer):
    return attempts.save_answer(
        session, person_id=person_id, test_id=test_id, place=place, answer=answer, now=NOW
    )


def hand_in(
    session: Session, person_id: UUID, test_id: str, attempt_id: UUID, *, now=NOW, library=LIBRARY
) -> attempts.Result:
    return attempts.hand_in(
        session, library, person_id=person_id, test_id=test_id, attempt_id=attempt_id, now=now
    )


def take(
    session: Session, person_id: UUID, test_id: str, *, right: bool = True, now: datetime = NOW
) -> attempts.Result:
    """Take a whole test."""
    attempt_id = start(session, person_id, test_id, now)
    answer_all(session, person_id, test_id, right=right)
    return hand_in(session, person_id, test_id, attempt_id, now=now)


def finish_path(session: Session, person_id: UUID, path_id: str, now: datetime = NOW) -> None:
    """Read everything and pass both tests."""
    read_all(session, person_id, *LIBRARY.paths[path_id].lesson_ids, now=now)
    take(session, person_id, "kern", now=now)
    take(session, person_id, path_id, now=now + timedelta(minutes=1))


@contextmanager
def statements(session: Session) -> Iterator[list[str]]:
    """The statements that were sent."""
    sent: list[str] = []

    def note(_connection, _cursor, statement, *_) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    event.listen(session.get_bind(), "before_cursor_execute", note)
    yield sent
    event.remove(session.get_bind(), "before_cursor_execute", note)


def at_once(sessions: sessionmaker[Session], work, times: int) -> list:
    """Run `work(session, number)` in so many threads at the same moment, each with a commit."""
    barrier = Barrier(times)

    def one(number: int):
        with sessions() as session:
            barrier.wait()
            outcome = work(session, number)
            session.commit()
            return outcome

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))
