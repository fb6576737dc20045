"""Finished paths: record them once, show them, let anybody check a certificate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from elearn.content.library import Library, Path
from elearn.db import Assignment, Completion, CompletionHolder, Correction, Department, Organisation, Person
from elearn.db.records.correction import takes_out
from elearn.services.calendar import today
from elearn.services.certification import valid_until
from elearn.services.certification.standing import write_standing
from elearn.services.progress import (
    CompletionView,
    Facts,
    is_finished,
    load_facts,
)
from elearn.services.progress.facts import COMPLETION_COLUMNS
from elearn.services.progress.paths import own_paths
from elearn.services.progress.standing import policy_of
from elearn.services.records.chain import add_link, take_end
from elearn.services.records.codes import in_groups, new_code
from elearn.services.records.holders import keep_holder, sealed
from elearn.services.refusal import NotThere

__all__ = [
    "Certificate",
    "Verification",
    "certificate",
    "certificates",
    "complete_finished_paths",
    "record_completion",
    "verify",
]


CertificateStatus = Literal["geldig", "verlopen", "ingetrokken"]


@dataclass(frozen=True, slots=True)
class Certificate(CompletionView):
    """A completion with who holds it, as they were called and worked then.

    `is_corrected`: a counter-entry took it out of account.
    """

    person_name: str
    personnel_number: str
    department_name: str
    is_corrected: bool = False

    def status(self, today: date) -> CertificateStatus:
        """Whether this certificate is worth something on a day, whatever came after it."""
        return _worth(self.valid_until, today, is_corrected=self.is_corrected)


@dataclass(frozen=True, slots=True)
class Verification:
    """All that a stranger with a code gets to know."""

    status: CertificateStatus | Literal["onbekend"]
    valid_until: date | None = None


CERTIFICATES = (
    select(
        *COMPLETION_COLUMNS,
        CompletionHolder.person_name,
        CompletionHolder.personnel_number,
        CompletionHolder.department_name,
        Correction.id.is_not(None).label("is_corrected"),
    )
    .join(CompletionHolder, CompletionHolder.completion_id == Completion.id)
    .outerjoin(Correction, takes_out(Completion.id))
    .order_by(Completion.completed_at.desc())
)


def complete_finished_paths(
    session: Session, library: Library, *, person_id: UUID, now: datetime
) -> tuple[CompletionView, ...]:
    """Record every path that is finished and has no valid completion; safe to call twice."""
    if not _finished(library, load_facts(session, person_id), now):
        return ()
    _lock_chain(session, person_id)
    facts = load_facts(session, person_id)  # again: another click may have recorded it meanwhile
    return tuple(
        record_completion(session, library, facts, person_id=person_id, path_id=path_id, now=now)
        for path_id in _finished(library, facts, now)
    )


def record_completion(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session, library: Library, facts: Facts, *, person_id: UUID, path_id: str, now: datetime
) -> CompletionView:
    """Add the next completion of a path to the chain, whatever somebody did for it."""
    owner = _lock_chain(session, person_id)
    holder = sealed(
        person_name=owner.name,
        personnel_number=owner.personnel_number,
        department_name=owner.department_name or "",
    )
    row = add_link(
        session,
        Completion,
        organisation_id=owner.organisation_id,
        person_id=person_id,
        code=new_code(),
        holder_hash=holder["holder_hash"],
        organisation_name=owner.organisation_name,
        number=_next_number(session, person_id, path_id),
        **_facts_of_path(library, facts, path_id, now),
    )
    keep_holder(session, completion_id=row["id"], holder=holder)
    write_standing(session, Assignment.person_id == person_id, Assignment.path_id == path_id)
    return CompletionView(**row)


def certificates(session: Session, *, person_id: UUID) -> tuple[Certificate, ...]:
    """All completions of somebody, newest first."""
    found = session.execute(CERTIFICATES.where(Completion.person_id == person_id))
    return tuple(Certificate(**row._asdict()) for row in found)


def certificate(session: Session, *, person_id: UUID, code: str) -> Certificate:
    """One completion of somebody. Raises NotThere for an unknown code and for another's."""
    own = CERTIFICATES.where(Completion.person_id == person_id, Completion.code == in_groups(code))
    found = session.execute(own).one_or_none()
    if found is None:
        raise NotThere(f"certificate {code}")
    return Certificate(**found._asdict())


def verify(session: Session, *, code: str, today: date) -> Verification:
    """Whether a certificate is valid, for anybody who has its code. No name, no path."""
    found = session.execute(
        select(Completion.valid_until, Correction.id)
        .outerjoin(Correction, takes_out(Completion.id))
        .where(Completion.code == in_groups(code))
    ).one_or_none()
    if found is None:
        return Verification("onbekend")
    end, correction_id = found
    worth = _worth(end, today, is_corrected=correction_id is not None)
    return Verification(worth, None if correction_id else end)


def _worth(end: date, today: date, *, is_corrected: bool) -> CertificateStatus:
    if is_corrected:
        return "ingetrokken"
    return "geldig" if today <= end else "verlopen"


def _finished(library: Library, facts: Facts, now: datetime) -> list[str]:
    own = own_paths(library, facts)
    return [path_id for path_id in own if is_finished(library, facts, path_id, now=now)]


def _lock_chain(session: Session, person_id: UUID) -> Row[*tuple[Any, ...]]:
    """Who it is about; nobody else of the organisation records anything until we commit."""
    owner = session.execute(
        select(
            Person.name,
            Person.personnel_number,
            Department.name.label("department_name"),
            Person.organisation_id,
            Organisation.name.label("organisation_name"),
        )
        .join(Organisation, Organisation.id == Person.organisation_id)
        .outerjoin(Department, Department.id == Person.department_id)
        .where(Person.id == person_id)
    ).one()
    take_end(session, Completion, owner.organisation_id)
    return owner


def _facts_of_path(library: Library, facts: Facts, path_id: str, now: datetime) -> dict[str, Any]:
    path, module = library.paths[path_id], library.module_of[path_id]
    day, previous = today(now), facts.completions.get(path_id)
    started_at = _started_at(facts, path)
    minutes = [library.lessons[one].minutes for one in path.lesson_ids]
    minutes += [library.tests[one].minutes for one in path.test_ids]
    return {
        "path_id": path_id,
        "path_title": path.title,
        "module_id": module.id,
        "edition": module.edition,
        "minutes": sum(minutes),
        "lessons": len(path.lesson_ids),
        "started_on": today(started_at) if started_at else day,
        "completed_at": now.astimezone(UTC),  # as it comes back, or the hash would differ
        "completed_on": day,
        "valid_until": valid_until(policy_of(facts, path), day, previous.valid_until if previous else None),
    }


def _started_at(facts: Facts, path: Path) -> datetime | None:
    """When somebody began; a renewal begins with its first test."""
    last = facts.last_completed_at.get(path.id)
    if last is None:
        return facts.assignments[path.id].started_at
    taken = (one.started_at for test_id in path.test_ids for one in facts.attempts.get(test_id, ()))
    return min((at for at in taken if at > last), default=None)


def _next_number(session: Session, person_id: UUID, path_id: str) -> int:
    of_path = Completion.person_id == person_id, Completion.path_id == path_id
    return session.scalars(select(func.coalesce(func.max(Completion.number), 0)).where(*of_path)).one() + 1
