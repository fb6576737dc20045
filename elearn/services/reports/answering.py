"""A trainer's side: what learners of the own organisation reported, and an answer to it."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.db import QuestionReport
from elearn.services.refusal import NotThere
from elearn.services.reports.reading import load_reports
from elearn.services.reports.values import Closed, ReceivedReport, Report

KEEP = timedelta(days=365)
"""How long an answered report stays."""


def open_reports(session: Session, library: Library, *, organisation_id: UUID) -> tuple[ReceivedReport, ...]:
    """What waits for an answer. One query."""
    return _received(session, library, organisation_id, is_open=True)


def closed_reports(
    session: Session, library: Library, *, organisation_id: UUID
) -> tuple[ReceivedReport, ...]:
    """What was answered. One query."""
    return _received(session, library, organisation_id, is_open=False)


def count_open(session: Session, *, organisation_id: UUID) -> int:
    """How many reports wait for an answer."""
    waiting = select(func.count()).select_from(QuestionReport)
    own = QuestionReport.organisation_id == organisation_id
    return session.scalar(waiting.where(own, QuestionReport.state == "open")) or 0


def answer_report(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    *,
    organisation_id: UUID,
    report_id: UUID,
    state: Closed,
    answer: str,
    erase_remark: bool,
    now: datetime,
) -> None:
    """Close a report, or answer it anew. `erase_remark`: its text points at a person.

    Reports that were answered a year ago are deleted on the way. Raises NotThere for a report of
    another organisation.
    """
    changes = {"state": state, "answer": answer, "answered_at": now}
    found = session.scalar(
        update(QuestionReport)
        .where(QuestionReport.id == report_id, QuestionReport.organisation_id == organisation_id)
        .values(changes | ({"remark": ""} if erase_remark else {}))
        .returning(QuestionReport.id)
        .execution_options(synchronize_session=False)
    )
    if found is None:
        raise NotThere(f"report {report_id}")
    forget_answered(session, before=now - KEEP)


def forget_answered(session: Session, *, before: datetime) -> None:
    """Delete the reports that were answered before a moment."""
    session.execute(
        delete(QuestionReport)
        .where(QuestionReport.answered_at < before)
        .execution_options(synchronize_session=False)
    )


def _received(
    session: Session, library: Library, organisation_id: UUID, *, is_open: bool
) -> tuple[ReceivedReport, ...]:
    state = QuestionReport.state == "open"
    own = QuestionReport.organisation_id == organisation_id
    reports = load_reports(session, own, state if is_open else ~state)
    return tuple(_locate(library, report) for report in reports)


def _locate(library: Library, report: Report) -> ReceivedReport:
    module = library.module_of.get(report.question.id)
    current = module.questions.get(report.question.id) if module else None
    return ReceivedReport(
        report=report,
        place=module.places.get(report.question.id) if module else None,
        is_changed=current is None or current.content_hash != report.question.content_hash,
    )
