"""Take away what is over its term while the person stays: attempts, concepts, reports, the log."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.db import (
    Answer,
    Attempt,
    AuditEvent,
    Base,
    ChainEnd,
    Completion,
    ContentConcept,
    ContentProposal,
    DrawnQuestion,
    Invitation,
    LessonProgress,
    Mail,
    Person,
    QuestionReport,
    SignIn,
    Throttle,
)
from elearn.services.calendar import add_months, today
from elearn.services.records.chain import end_of, take_end
from elearn.services.reports.answering import KEEP as REPORTS_KEPT
from elearn.services.retention.terms import Terms

UNFINISHED_MONTHS = 24
"""An attempt of a path that nobody finished: as long as a pass counts."""

A_DAY = timedelta(days=1)
MONTHS_IN_YEAR = 12


def over_attempts(library: Library, organisation_id: UUID, terms: Terms, now: datetime) -> Select[Any]:
    """The attempts that may go: finished long enough ago, given up, or of somebody who left."""
    finished = or_(
        *(_is_proved(test_id, paths, now - terms["antwoorden"] * A_DAY) for test_id, paths in _paths(library))
    )
    given_up = Attempt.started_at < _months_ago(now, UNFINISHED_MONTHS)
    return (
        select(Attempt.id)
        .join(Person, Person.id == Attempt.person_id)
        .where(Person.organisation_id == organisation_id)
        .where(or_(finished, given_up, _left(terms["voortgang"], now)))
        .correlate(None)
    )


def forget_attempts(session: Session, over: Select[Any]) -> int:
    """Delete attempts with their questions and answers; the counters stay."""
    for table in (Answer, DrawnQuestion):
        _delete(session, table, table.attempt_id.in_(over))
    return _delete(session, Attempt, Attempt.id.in_(over))


def over_progress(organisation_id: UUID, terms: Terms, now: datetime) -> ColumnElement[bool]:
    """How far people read who left long enough ago."""
    left = select(Person.id).where(Person.organisation_id == organisation_id, _left(terms["voortgang"], now))
    return LessonProgress.person_id.in_(left)


def over_concepts(organisation_id: UUID, terms: Terms, now: datetime) -> ColumnElement[bool]:
    """What trainers did not touch for long enough."""
    old = ContentConcept.saved_at < _months_ago(now, terms["concepten"])
    return and_(ContentConcept.person_id.in_(_people(organisation_id)), old)


def over_proposals(organisation_id: UUID, terms: Terms, now: datetime) -> ColumnElement[bool]:
    """What was decided about long enough ago."""
    old = ContentProposal.decided_at < _months_ago(now, terms["concepten"])
    return and_(ContentProposal.author_id.in_(_people(organisation_id)), old)


def over_reports(organisation_id: UUID, now: datetime) -> ColumnElement[bool]:
    """Reports that were answered long enough ago."""
    return and_(
        QuestionReport.organisation_id == organisation_id, QuestionReport.answered_at < now - REPORTS_KEPT
    )


def over_sign_ins(organisation_id: UUID, now: datetime) -> ColumnElement[bool]:
    """Sessions that ended."""
    return and_(SignIn.person_id.in_(_people(organisation_id)), SignIn.expires_at <= now)


def over_invitations(organisation_id: UUID, now: datetime) -> ColumnElement[bool]:
    """Links that let nobody in any more."""
    return and_(Invitation.person_id.in_(_people(organisation_id)), Invitation.expires_at <= now)


def over_mail(organisation_id: UUID, terms: Terms, now: datetime) -> ColumnElement[bool]:
    """Which mail went out long enough ago."""
    return and_(Mail.organisation_id == organisation_id, Mail.made_at < _months_ago(now, terms["mail"]))


def over_log(session: Session, organisation_id: UUID, terms: Terms, now: datetime) -> int:
    """The sequence of the last row of the log that may go: all before it are as old. 0: none."""
    cutoff = _months_ago(now, terms["logboek"] * MONTHS_IN_YEAR)
    own = AuditEvent.organisation_id == organisation_id
    first_kept = select(func.min(AuditEvent.sequence)).where(own, AuditEvent.at >= cutoff)
    kept = session.scalar(first_kept)
    return kept - 1 if kept is not None else end_of(session, AuditEvent, organisation_id).length


def forget_log(session: Session, organisation_id: UUID, last: int, now: datetime) -> int:
    """Take the oldest rows off the log, up to and including `last`; the chain begins after them."""
    end = take_end(session, AuditEvent, organisation_id)
    if last <= end.removed:
        return 0
    own = AuditEvent.organisation_id == organisation_id
    last_hash = session.scalars(select(AuditEvent.hash).where(own, AuditEvent.sequence == last)).one()
    session.execute(
        update(ChainEnd)
        .where(ChainEnd.organisation_id == organisation_id, ChainEnd.chain == AuditEvent.__tablename__)
        .values(removed=last, removed_hash=last_hash, removed_at=now)
        .execution_options(synchronize_session=False)
    )
    return _delete(session, AuditEvent, own, AuditEvent.sequence <= last)


def forget_rows(session: Session, table: type[Base], over: ColumnElement[bool]) -> int:
    """Delete the rows that are over their term; how many."""
    return _delete(session, table, over)


def forget_tries(session: Session, *, now: datetime) -> None:
    """Counters of tries, which know no organisation; the longest window is a day."""
    _delete(session, Throttle, Throttle.window_start < now - A_DAY)


def _is_proved(test_id: str, path_ids: tuple[str, ...], before: datetime) -> ColumnElement[bool]:
    """Whether a completion came after an attempt, long enough ago; that proves it from then on."""
    finished = (
        exists()
        .where(
            Completion.person_id == Attempt.person_id,
            Completion.path_id.in_(path_ids),
            Completion.completed_at >= Attempt.submitted_at,
            Completion.completed_at <= before,
        )
        .correlate(Attempt)
    )
    return and_(Attempt.test_id == test_id, finished)


def _paths(library: Library) -> list[tuple[str, tuple[str, ...]]]:
    """Test -> the paths that it belongs to."""
    return [
        (test_id, tuple(path.id for path in library.paths.values() if test_id in path.test_ids))
        for test_id in library.tests
    ]


def _left(days: int, now: datetime) -> ColumnElement[bool]:
    return Person.left_on < today(now) - days * A_DAY


def _people(organisation_id: UUID) -> Select[Any]:
    return select(Person.id).where(Person.organisation_id == organisation_id).correlate(None)


def _months_ago(now: datetime, months: int) -> datetime:
    day = add_months(today(now), -months)
    return now.replace(year=day.year, month=day.month, day=day.day)


def _delete(session: Session, table: type[Base], *conditions: ColumnElement[bool]) -> int:
    statement = delete(table).where(*conditions).execution_options(synchronize_session=False)
    return int(session.execute(statement).rowcount)  # type: ignore[attr-defined]  # a DELETE counts
