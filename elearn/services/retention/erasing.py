"""Erase people who left long ago: nobody can be known from what stays, and the counts stay right."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, String, and_, cast, delete, exists, func, not_, or_, select, update
from sqlalchemy.orm import Session

from elearn.db import (
    Attempt,
    Base,
    Completion,
    CompletionHolder,
    ContentConcept,
    Invitation,
    JobRole,
    LessonProgress,
    Mail,
    ModuleGrant,
    Person,
    QuestionReport,
    RoleGrant,
    SignIn,
)
from elearn.services.calendar import add_months, today
from elearn.services.retention.forgetting import forget_attempts
from elearn.services.retention.terms import Terms

NAME = "Verwijderde medewerker"
MONTHS_IN_YEAR = 12
OWN_TABLES: tuple[type[Base], ...] = (
    ContentConcept,
    Invitation,
    JobRole,
    LessonProgress,
    Mail,
    ModuleGrant,
    RoleGrant,
    SignIn,
)


def over_people(organisation_id: UUID, terms: Terms, now: datetime) -> ColumnElement[bool]:
    """Who left long enough ago; who finished a path stays until that may go as well."""
    day = today(now)
    has_finished = exists().where(Completion.person_id == Person.id).correlate(Person)
    return and_(
        Person.organisation_id == organisation_id,
        Person.erased_at.is_(None),
        Person.left_on < add_months(day, -terms["medewerkers"]),
        or_(
            not_(has_finished),
            Person.left_on < add_months(day, -terms["registraties"] * MONTHS_IN_YEAR),
        ),
    )


def count_holders(session: Session, over: ColumnElement[bool]) -> int:
    """How many completions lose their name with these people."""
    held = select(func.count()).select_from(CompletionHolder).join(Completion).join(Person)
    return session.scalar(held.where(over)) or 0


def erase_people(session: Session, over: ColumnElement[bool], *, now: datetime) -> int:
    """Erase them with all that is only theirs; how many."""
    # First the mark: the database lets a holder go only when its person is erased.
    session.execute(
        update(Person).where(over).values(erased_at=now).execution_options(synchronize_session=False)
    )
    erased = select(Person.id).where(Person.erased_at == now)
    completions = select(Completion.id).where(Completion.person_id.in_(erased))
    _delete(session, CompletionHolder, CompletionHolder.completion_id.in_(completions))
    forget_attempts(session, select(Attempt.id).where(Attempt.person_id.in_(erased)))
    for table in OWN_TABLES:
        _delete(session, table, Base.metadata.tables[table.__tablename__].c.person_id.in_(erased))
    _let_go(session, QuestionReport, "person_id", QuestionReport.person_id.in_(erased))
    _let_go(session, Person, "manager_id", Person.manager_id.in_(erased))
    return _blank(session, now)


def _blank(session: Session, now: datetime) -> int:
    made_up = cast(Person.id, String)
    found = session.execute(
        update(Person)
        .where(Person.erased_at == now)
        .values(
            name=NAME,
            email=func.lower(made_up) + "@verwijderd.invalid",
            personnel_number=func.lower(made_up),
            lookup=NAME.casefold(),
            function="",
            department_id=None,
            manager_id=None,
            password_hash=None,
            started_on=None,
            left_on=today(now),
        )
        .execution_options(synchronize_session=False)
    )
    return int(found.rowcount)  # type: ignore[attr-defined]  # an UPDATE gives a CursorResult


def _let_go(session: Session, table: type[Base], column: str, of: ColumnElement[bool]) -> None:
    session.execute(
        update(table).where(of).values({column: None}).execution_options(synchronize_session=False)
    )


def _delete(session: Session, table: type[Base], of: ColumnElement[bool]) -> None:
    session.execute(delete(table).where(of).execution_options(synchronize_session=False))
