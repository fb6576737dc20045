"""Finished paths: record them once, show them, let anybody check a certificate."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Row, insert, select, update
from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.db import Completion, Department, Organisation, Person
from elearn.db.base import new_id
from elearn.services.calendar import add_months, today
from elearn.services.progress import (
    CompletionView,
    Facts,
    is_finished,
    load_facts,
)
from elearn.services.progress.facts import load_completions
from elearn.services.progress.paths import own_paths
from elearn.services.records.chain import check_chain, hash_of
from elearn.services.records.codes import in_groups, new_code
from elearn.services.refusal import NotThere

__all__ = [
    "Verification",
    "certificate",
    "certificates",
    "check_chain",
    "complete_finished_paths",
    "record_completion",
    "verify",
]


@dataclass(frozen=True, slots=True)
class Verification:
    """All that a stranger with a code gets to know."""

    status: Literal["geldig", "verlopen", "onbekend"]
    valid_until: date | None = None


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
    completion = _next_link(owner, _facts_of_path(library, facts, path_id, now))
    session.execute(insert(Completion).values(asdict(completion)))
    session.execute(
        update(Organisation)
        .where(Organisation.id == completion.organisation_id)
        .values(completions=completion.sequence, last_hash=completion.hash)
        .execution_options(synchronize_session=False)
    )
    return completion


def certificates(session: Session, *, person_id: UUID) -> tuple[CompletionView, ...]:
    """All completions of somebody, newest first."""
    found = load_completions(session, person_id)
    return tuple(sorted(found, key=lambda one: one.completed_at, reverse=True))


def certificate(session: Session, *, person_id: UUID, code: str) -> CompletionView:
    """One completion of somebody. Raises NotThere for an unknown code and for another's."""
    wanted = in_groups(code)
    for one in load_completions(session, person_id):
        if one.code == wanted:
            return one
    raise NotThere(f"certificate {code}")


def verify(session: Session, *, code: str, today: date) -> Verification:
    """Whether a certificate is valid, for anybody who has its code. No name, no path."""
    valid_until = session.scalar(select(Completion.valid_until).where(Completion.code == in_groups(code)))
    if valid_until is None:
        return Verification("onbekend")
    return Verification("geldig" if today <= valid_until else "verlopen", valid_until)


def _finished(library: Library, facts: Facts, now: datetime) -> list[str]:
    own = own_paths(library, facts)
    return [path_id for path_id in own if is_finished(library, facts, path_id, now=now)]


def _lock_chain(session: Session, person_id: UUID) -> Row[*tuple[Any, ...]]:
    """Who it is about and the end of the chain; others of the organisation wait until we commit."""
    return session.execute(
        select(
            Person.id.label("person_id"),
            Person.name.label("person_name"),
            Person.personnel_number,
            Department.name.label("department_name"),
            Organisation.id.label("organisation_id"),
            Organisation.name.label("organisation_name"),
            Organisation.completions,
            Organisation.last_hash,
        )
        .join(Organisation, Organisation.id == Person.organisation_id)
        .outerjoin(Department, Department.id == Person.department_id)
        .where(Person.id == person_id)
        .with_for_update(key_share=True, of=Organisation)
    ).one()


def _facts_of_path(library: Library, facts: Facts, path_id: str, now: datetime) -> dict[str, Any]:
    path, module = library.paths[path_id], library.module_of[path_id]
    day, previous = today(now), facts.completions.get(path_id)
    started_at = facts.assignments[path_id].started_at
    minutes = [library.lessons[one].minutes for one in path.lesson_ids]
    minutes += [library.tests[one].minutes for one in path.test_ids]
    return {
        "path_id": path_id,
        "number": previous.number + 1 if previous else 1,
        "path_title": path.title,
        "module_id": module.id,
        "edition": module.edition,
        "minutes": sum(minutes),
        "lessons": len(path.lesson_ids),
        "started_on": today(started_at) if started_at else day,
        "completed_at": now.astimezone(UTC),  # as it comes back, or the hash would differ
        "completed_on": day,
        "valid_until": add_months(day, path.valid_months),
    }


def _next_link(owner: Row[*tuple[Any, ...]], path: dict[str, Any]) -> CompletionView:
    link = CompletionView(
        id=new_id(),
        organisation_id=owner.organisation_id,
        sequence=owner.completions + 1,
        person_id=owner.person_id,
        code=new_code(),
        person_name=owner.person_name,
        personnel_number=owner.personnel_number,
        department_name=owner.department_name or "",
        organisation_name=owner.organisation_name,
        previous_hash=owner.last_hash,
        hash="",
        **path,
    )
    return replace(link, hash=hash_of(link))
