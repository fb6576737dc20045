"""A trainer's side: what learners of the own organisation reported, and an answer to it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from itertools import chain
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.db import QuestionReport
from elearn.services.refusal import NotThere
from elearn.services.reports.reading import load_reports
from elearn.services.reports.values import Closed, Inbox, ReceivedReport, Report

KEEP = timedelta(days=365)
"""How long an answered report stays."""

_OPEN = QuestionReport.state == "open"


def inbox_of(library: Library, *, organisation_id: UUID, module_ids: Collection[str]) -> Inbox:
    """What a trainer of these modules reads."""
    others = (module.questions for key, module in library.modules.items() if key not in module_ids)
    return Inbox(organisation_id, frozenset(chain.from_iterable(others)))


def open_reports(session: Session, library: Library, inbox: Inbox) -> tuple[ReceivedReport, ...]:
    """What waits for an answer. One query."""
    return _received(session, library, inbox, _OPEN)


def closed_reports(session: Session, library: Library, inbox: Inbox) -> tuple[ReceivedReport, ...]:
    """What was answered. One query."""
    return _received(session, library, inbox, ~_OPEN)


def count_open(session: Session, inbox: Inbox) -> int:
    """How many reports wait for an answer."""
    waiting = select(func.count()).select_from(QuestionReport)
    return session.scalar(waiting.where(*_in(inbox), _OPEN)) or 0


def answer_report(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    inbox: Inbox,
    *,
    report_id: UUID,
    state: Closed,
    answer: str,
    erase_remark: bool,
    now: datetime,
) -> None:
    """Close a report, or answer it anew. `erase_remark`: its text points at a person.

    Reports that were answered a year ago are deleted on the way. Raises NotThere for a report that
    is not in this inbox.
    """
    changes = {"state": state, "answer": answer, "answered_at": now, "is_read": False}
    found = session.scalar(
        update(QuestionReport)
        .where(QuestionReport.id == report_id, *_in(inbox))
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


def _in(inbox: Inbox) -> tuple[ColumnElement[bool], ...]:
    own = QuestionReport.organisation_id == inbox.organisation_id
    return own, QuestionReport.question_id.not_in(inbox.others)


def _received(
    session: Session, library: Library, inbox: Inbox, state: ColumnElement[bool]
) -> tuple[ReceivedReport, ...]:
    return tuple(_locate(library, report) for report in load_reports(session, *_in(inbox), state))


def _locate(library: Library, report: Report) -> ReceivedReport:
    module = library.module_of.get(report.question.id)
    current = module.questions.get(report.question.id) if module else None
    return ReceivedReport(
        report=report,
        module_id=module.id if module else "",
        place=module.places.get(report.question.id) if module else None,
        is_changed=current is None or current.content_hash != report.question.content_hash,
    )
