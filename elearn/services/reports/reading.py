"""Reports from the database, with the question as it was seen."""

from __future__ import annotations

from typing import cast

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from elearn.db import QuestionReport, QuestionVersion
from elearn.questions import parse_json
from elearn.services.calendar import today
from elearn.services.reports.values import Report, State


def load_reports(session: Session, *which: ColumnElement[bool], most: int = 100) -> tuple[Report, ...]:
    """The newest reports that meet these conditions. One query."""
    found = session.execute(
        select(QuestionReport, QuestionVersion.body)
        .join(QuestionVersion, QuestionVersion.content_hash == QuestionReport.content_hash)
        .where(*which)
        .order_by(QuestionReport.created_at.desc(), QuestionReport.id)
        .limit(most)
    )
    return tuple(_report(row, body) for row, body in found)


def _report(row: QuestionReport, body: str) -> Report:
    return Report(
        id=row.id,
        question=parse_json(body),
        reason=row.reason,
        remark=row.remark,
        state=cast("State", row.state),
        answer=row.answer,
        sent_on=today(row.created_at),
        answered_on=today(row.answered_at) if row.answered_at else None,
        is_read=row.is_read,
    )
