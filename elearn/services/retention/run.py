"""One run of the terms for an organisation: look first, or destroy and write the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.db import (
    AuditEvent,
    Base,
    ContentConcept,
    ContentProposal,
    Invitation,
    LessonProgress,
    Mail,
    Person,
    QuestionReport,
    RetentionRun,
    SignIn,
)
from elearn.services.records.chain import add_link, end_of
from elearn.services.retention import erasing, forgetting
from elearn.services.retention.terms import Terms, terms_of

Counts = Mapping[str, int]
"""Key of a kind -> how much of it went, or would go; all kinds that a run looks at."""


@dataclass(frozen=True, slots=True)
class Report:
    """What one run destroyed; `actor` None: the job did it."""

    at: datetime
    terms: Terms
    counts: Counts


def look(session: Session, library: Library, *, organisation_id: UUID, now: datetime) -> Counts:
    """What would go now. Changes nothing."""
    terms = terms_of(session, organisation_id=organisation_id)
    attempts = forgetting.over_attempts(library, organisation_id, terms, now)
    people = erasing.over_people(organisation_id, terms, now)
    log = forgetting.over_log(session, organisation_id, terms, now)
    over = _rows_over(organisation_id, terms, now)
    return {
        "antwoorden": session.scalar(select(func.count()).select_from(attempts.subquery())) or 0,
        **{key: sum(_count(session, *one) for one in rows) for key, rows in over.items()},
        "registraties": erasing.count_holders(session, people),
        "medewerkers": _count(session, Person, people),
        "logboek": max(log - end_of(session, AuditEvent, organisation_id).removed, 0),
    }


def destroy(
    session: Session,
    library: Library,
    *,
    organisation_id: UUID,
    now: datetime,
    actor_id: UUID | None = None,
) -> Counts:
    """Destroy what is over its term, and write down how much. Counts only, never contents."""
    terms = terms_of(session, organisation_id=organisation_id)
    attempts = forgetting.over_attempts(library, organisation_id, terms, now)
    people = erasing.over_people(organisation_id, terms, now)
    log = forgetting.over_log(session, organisation_id, terms, now)
    counts = {"antwoorden": forgetting.forget_attempts(session, attempts)}
    for key, rows in _rows_over(organisation_id, terms, now).items():
        counts[key] = sum(forgetting.forget_rows(session, *one) for one in rows)
    counts["registraties"] = erasing.count_holders(session, people)
    counts["medewerkers"] = erasing.erase_people(session, people, now=now)
    counts["logboek"] = forgetting.forget_log(session, organisation_id, log, now)
    forgetting.forget_tries(session, now=now)
    add_link(
        session,
        RetentionRun,
        organisation_id=organisation_id,
        at=now,
        actor_id=actor_id,
        terms=dict(terms),
        counts=counts,
    )
    return counts


def reports(session: Session, *, organisation_id: UUID, most: int | None = None) -> list[Report]:
    """What the runs destroyed, the newest first."""
    found = session.execute(
        select(RetentionRun.at, RetentionRun.terms, RetentionRun.counts)
        .where(RetentionRun.organisation_id == organisation_id)
        .order_by(RetentionRun.sequence.desc())
        .limit(most)
    )
    return [Report(*row) for row in found]


def _rows_over(
    organisation_id: UUID, terms: Terms, now: datetime
) -> dict[str, list[tuple[type[Base], ColumnElement[bool]]]]:
    """Kind -> the rows of whole tables that are over their term."""
    return {
        "voortgang": [(LessonProgress, forgetting.over_progress(organisation_id, terms, now))],
        "concepten": [
            (ContentConcept, forgetting.over_concepts(organisation_id, terms, now)),
            (ContentProposal, forgetting.over_proposals(organisation_id, terms, now)),
        ],
        "mail": [(Mail, forgetting.over_mail(organisation_id, terms, now))],
        "opmerkingen": [(QuestionReport, forgetting.over_reports(organisation_id, now))],
        "inloggen": [
            (SignIn, forgetting.over_sign_ins(organisation_id, now)),
            (Invitation, forgetting.over_invitations(organisation_id, now)),
        ],
    }


def _count(session: Session, table: type[Base], over: ColumnElement[bool]) -> int:
    counting: Any = select(func.count()).select_from(table).where(over)
    return session.scalar(counting) or 0
