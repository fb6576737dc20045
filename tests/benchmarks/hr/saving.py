"""How long it takes to save a rule that fits everybody; the database stays as it was."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from elearn.db import Organisation, Person
from elearn.db.base import new_id
from elearn.services.assignments.rules import make_rule
from elearn.services.assignments.values import Rule
from tests.benchmarks.hr.kept import CODE
from tests.benchmarks.hr.pages import PATH


@dataclass(frozen=True, slots=True)
class Times:
    """What one page took, in milliseconds: by the clock, and of this process alone."""

    status: int
    clock: list[float]
    cpu: list[float]


def save_times(sessions: sessionmaker[Session], count: int = 3) -> Times:
    """Save it and take it back, so many times."""
    clock, cpu = [], []
    for _ in range(count):
        with sessions() as session:
            start, busy = time.perf_counter(), time.process_time()
            _save(session)
            clock.append(1000 * (time.perf_counter() - start))
            cpu.append(1000 * (time.process_time() - busy))
            session.rollback()
    return Times(HTTPStatus.OK, clock, cpu)


def _save(session: Session) -> None:
    organisation_id = session.scalars(select(Organisation.id).where(Organisation.code == CODE)).one()
    of_organisation = select(Person.id).where(Person.organisation_id == organisation_id).limit(1)
    make_rule(
        session,
        organisation_id=organisation_id,
        draft=Rule(new_id(), PATH, due_days=30),
        actor_id=session.scalars(of_organisation).one(),
        now=datetime.now(UTC),
    )
