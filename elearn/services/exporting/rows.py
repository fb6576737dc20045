"""The rows of an export, as columns with a name; the list on the screen is one of the two kinds.

`toewijzingen`: one row per assignment with its status of today. `voltooiingen`: one row per
completion that counts, also of people who left. Neither knows an answer, a score or an attempt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    case,
    cast,
    exists,
    false,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import Session, aliased

from elearn.content.library import Library
from elearn.db import (
    Assignment,
    AssignmentEvent,
    CatchUp,
    Completion,
    Correction,
    CorrectionWithdrawal,
    Department,
    Organisation,
    Person,
)
from elearn.db.local_day import local_day
from elearn.db.people.person import fold
from elearn.db.records.correction import takes_out
from elearn.services.calendar import today as day_of
from elearn.services.certification import Policy
from elearn.services.certification.in_sql import status_column
from elearn.services.certification.policies import policies
from elearn.services.certification.values import READY
from elearn.services.records.chain import end_of
from elearn.services.records.registrations import RegistrationFilter, registrations
from elearn.services.source.asking import Asking, asked_column, asking

Subject = Literal["toewijzingen", "voltooiingen"]

MARGIN = timedelta(hours=1)
"""A transaction may commit after an export began that it began before: look back so far.

A row may come twice that way; its `registratie_id` tells. None is missed.
"""


@dataclass(frozen=True, slots=True)
class Question:
    """Which rows: of whom, as filtered, on which day.

    `after` and `until` are numbers in the chain of completions (None: no limit). `changed_since` is
    for assignments: those with something new since that moment.
    """

    organisation_id: UUID
    subject: Subject
    wanted: RegistrationFilter
    today: date
    after: int | None = None
    until: int | None = None
    changed_since: datetime | None = None
    statuses: tuple[str, ...] = ()
    path_ids: tuple[str, ...] = ()


Rows = Select[*tuple[Any, ...]]


def query_of(session: Session, library: Library, question: Question) -> Rows:
    """All columns an export may choose from, each by its label."""
    if question.subject == "voltooiingen":
        query = _completions(question)
    else:
        decided = policies(session, library, organisation_id=question.organisation_id)
        query = _assignments(question, decided, asking(session, library))
    if question.path_ids:
        query = query.where(query.selected_columns["path_id"].in_(question.path_ids))
    return query.add_columns(_title(query, library))


def choose(query: Rows, labels: tuple[str, ...]) -> Rows:
    """The same rows with only these columns, in this order."""
    return query.with_only_columns(*(query.selected_columns[label] for label in labels))


def page_after(query: Rows, question: Question, *, after: UUID | None, size: int) -> Rows:
    """One row more than a page of the rows, by id, after the id where the last page ended."""
    key = Assignment.id if question.subject == "toewijzingen" else Completion.id
    if after is not None:
        query = query.where(key > after)
    return query.order_by(None).order_by(key).limit(size + 1)


def count(session: Session, query: Rows) -> int:
    """How many rows that is."""
    return session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0


def last_number(session: Session, *, organisation_id: UUID) -> int:
    """The last completion in the chain of an organisation; what comes later has a higher number."""
    return end_of(session, Completion, organisation_id).length


def withdrawn(session: Session, *, organisation_id: UUID, until: int, since: datetime) -> list[str]:
    """Completions up to a number that were taken out of account since a moment."""
    found = session.scalars(
        select(Completion.id)
        .join(Correction, takes_out(Completion.id))
        .where(Completion.organisation_id == organisation_id, Completion.sequence <= until)
        .where(Correction.at > since - MARGIN)
        .order_by(Completion.sequence)
    )
    return [str(one) for one in found]


def _assignments(question: Question, decided: Mapping[str, Policy], asked: Asking) -> Rows:
    query = registrations(
        organisation_id=question.organisation_id,
        wanted=question.wanted,
        policies=decided,
        today=question.today,
    )
    status = query.selected_columns["status"]
    if question.statuses:
        query = query.where(status.in_(question.statuses))
    if question.changed_since:
        since = question.changed_since - MARGIN
        query = query.where(
            or_(
                _changed(since, status, status_column(decided, day_of(since))),
                asked_column(asked) >= day_of(since),
            )
        )
    return query.add_columns(
        cast(Assignment.id, String).label("id"),
        cast(Person.id, String).label("person_id"),
        Person.function,
        Organisation.name.label("organisation_name"),
        local_day(Assignment.started_at).label("started"),
        local_day(Assignment.assigned_at).label("assigned"),
        Completion.minutes,
        case((status.in_(READY), asked_column(asked))).label("asked_on"),
    )


def _changed(since: datetime, status: ColumnElement[str], before: ColumnElement[str]) -> ColumnElement[bool]:
    """Something new was written down, or the days that went by made another status."""
    decided = exists().where(AssignmentEvent.assignment_id == Assignment.id, AssignmentEvent.at > since)
    any_of_them = aliased(Completion)
    corrected = (
        exists()
        .where(Correction.completion_id == any_of_them.id)
        .where(or_(Correction.at > since, _taken_back_since(since)))
        .where(any_of_them.person_id == Assignment.person_id, any_of_them.path_id == Assignment.path_id)
    )
    caught_up = exists().where(
        CatchUp.person_id == Assignment.person_id,
        CatchUp.path_id == Assignment.path_id,
        CatchUp.done_at > since,
    )
    return or_(
        caught_up,
        Assignment.assigned_at > since,
        Assignment.started_at > since,
        Completion.completed_at > since,
        decided,
        corrected,
        status != before,
    )


def _completions(question: Question) -> Rows:
    taken_back = exists().where(takes_out(Completion.id))
    query = (
        select(
            cast(Completion.id, String).label("id"),
            cast(Person.id, String).label("person_id"),
            Person.personnel_number,
            Person.name,
            Person.email,
            Person.function,
            Organisation.code.label("organisation_code"),
            Organisation.name.label("organisation_name"),
            func.coalesce(Department.name, "").label("department"),
            Completion.path_id,
            Completion.path_title,
            Completion.edition,
            Completion.minutes,
            local_day(Assignment.assigned_at).label("assigned"),
            Assignment.due_on,
            Completion.started_on.label("started"),
            Completion.completed_on,
            Completion.valid_until,
            Completion.code.label("certificate_code"),
            Completion.sequence,
        )
        .select_from(Completion)
        .join(Person, Person.id == Completion.person_id)
        .join(Organisation, Organisation.id == Completion.organisation_id)
        .outerjoin(Department, Department.id == Person.department_id)
        .outerjoin(
            Assignment, and_(Assignment.person_id == Person.id, Assignment.path_id == Completion.path_id)
        )
        .where(Completion.organisation_id == question.organisation_id, ~taken_back)
        .where(*_conditions(question.wanted))
        .order_by(Completion.sequence)
    )
    if question.after is not None:
        query = query.where(or_(Completion.sequence > question.after, _counts_again(question)))
    elif question.changed_since is not None:
        query = query.where(Completion.completed_at > question.changed_since - MARGIN)
    if question.until is not None:
        query = query.where(Completion.sequence <= question.until)
    return query


def _counts_again(question: Question) -> ColumnElement[bool]:
    """Whether a correction of a completion was taken back since: it comes once more, as the same row."""
    if question.changed_since is None:
        return false()
    since = question.changed_since - MARGIN
    return exists().where(Correction.completion_id == Completion.id, _taken_back_since(since))


def _taken_back_since(since: datetime) -> ColumnElement[bool]:
    return exists().where(
        CorrectionWithdrawal.correction_id == Correction.id, CorrectionWithdrawal.at > since
    )


def _conditions(wanted: RegistrationFilter) -> Iterator[ColumnElement[bool]]:
    """The filters of the list that fit a completion; a status belongs to an assignment."""
    if wanted.path_id:
        yield Completion.path_id == wanted.path_id
    if wanted.department_id:
        yield Person.department_id == wanted.department_id
    if wanted.from_:
        yield Completion.completed_on >= wanted.from_
    if wanted.until:
        yield Completion.completed_on <= wanted.until
    for word in fold(wanted.query or "").split():
        yield Person.lookup.contains(word, autoescape=True)


def _title(query: Rows, library: Library) -> ColumnElement[str]:
    """The title of a path as it is now; of a path that is gone, as it was."""
    path_id, then = query.selected_columns["path_id"], query.selected_columns["path_title"]
    now = {path.id: literal(path.title) for path in library.paths.values()}
    fallback = func.coalesce(then, path_id)
    return (case(now, value=path_id, else_=fallback) if now else fallback).label("title")
