"""A learner's side: report a question that was seen, read what came of it, take a report back."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, bindparam, delete, exists, func, select, text, update
from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.db import Attempt, DrawnQuestion, Person, QuestionReport, QuestionVersion
from elearn.db.base import new_id
from elearn.db.rows import rows
from elearn.db.upsert import insert_into
from elearn.questions import parse_json
from elearn.questions.question import Question
from elearn.services.people.throttle import count_try
from elearn.services.refusal import NotThere, Refusal
from elearn.services.reports.reading import load_reports
from elearn.services.reports.values import Report

DAY = timedelta(days=1)
MOST_PER_DAY = 10

UNREAD = (
    select(func.count())
    .select_from(QuestionReport)
    .where(QuestionReport.person_id == bindparam("person_id"))
    .where(QuestionReport.state != "open", ~QuestionReport.is_read)
)


def question_seen(
    session: Session, library: Library, *, person_id: UUID, question_id: str, content_hash: str
) -> Question:
    """The version that this person saw in a test that is handed in, or a question of practice.

    Raises NotThere for any other, so that nobody reads test questions beforehand this way.
    """
    module = library.module_of.get(question_id)
    current = module.questions.get(question_id) if module else None
    body = session.scalar(_answered_version(person_id, question_id, content_hash))
    if body is not None:
        return parse_json(body)
    # A practice question that changed since is shown as it is now: maybe that mended it.
    if current and current.use != "toets":
        return current
    raise NotThere(f"question {question_id} in version {content_hash[:8]}")


def _answered_version(person_id: UUID, question_id: str, content_hash: str) -> Select[str]:
    drawn = (
        exists()
        .where(DrawnQuestion.content_hash == QuestionVersion.content_hash)
        .where(DrawnQuestion.attempt_id == Attempt.id)
        .where(Attempt.person_id == person_id, Attempt.submitted_at.is_not(None))
    )
    wanted = (QuestionVersion.question_id == question_id, QuestionVersion.content_hash == content_hash)
    return select(QuestionVersion.body).where(*wanted, drawn)


def report_question(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session, question: Question, *, person_id: UUID, reason: str, remark: str, now: datetime
) -> None:
    """Send a report on this version; while one is open, a second changes nothing.

    Raises Refusal for more than ten on a day.
    """
    key = f"opmerking:{person_id}"
    if not count_try(session, key=key, now=now, window=DAY, limit=MOST_PER_DAY):
        message = f"Je stuurde vandaag al {MOST_PER_DAY} opmerkingen."
        raise Refusal(message, "Probeer het morgen weer.")
    version = {"content_hash": question.content_hash, "question_id": question.id, "body": question.to_json()}
    session.execute(insert_into(session, QuestionVersion).values(version).on_conflict_do_nothing())
    home = session.scalars(select(Person.organisation_id).where(Person.id == person_id)).one()
    report = insert_into(session, QuestionReport).values(
        id=new_id(),
        organisation_id=home,
        person_id=person_id,
        question_id=question.id,
        content_hash=question.content_hash,
        reason=reason,
        remark=remark,
        state="open",
        answer="",
        is_read=False,
        created_at=now,
    )
    once = [QuestionReport.person_id, QuestionReport.content_hash]
    only_open = text("state = 'open'")
    session.execute(report.on_conflict_do_nothing(index_elements=once, index_where=only_open))


def own_reports(session: Session, *, person_id: UUID) -> tuple[Report, ...]:
    """What this person reported, the newest first. One query."""
    return load_reports(session, QuestionReport.person_id == person_id)


def count_unread(session: Session, *, person_id: UUID) -> int:
    """How many answers somebody did not see yet. One query, on the first page of everybody."""
    found: int = rows(session, UNREAD, person_id=person_id).scalar_one()
    return found


def mark_read(session: Session, *, person_id: UUID) -> None:
    """Remember that somebody saw all answers that there are."""
    session.execute(
        update(QuestionReport)
        .where(QuestionReport.person_id == person_id, QuestionReport.state != "open")
        .values(is_read=True)
        .execution_options(synchronize_session=False)
    )


def take_back(session: Session, *, person_id: UUID, report_id: UUID) -> None:
    """Delete an own report, open or answered; twice is the same as once."""
    session.execute(
        delete(QuestionReport)
        .where(QuestionReport.id == report_id, QuestionReport.person_id == person_id)
        .execution_options(synchronize_session=False)
    )
