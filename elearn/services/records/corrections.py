"""Counter-entries: a completion that should not count, with the reason and who says so.

The completion itself stays as it is. What somebody has to do follows from the others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session, aliased

from elearn.db import Completion, CompletionHolder, Correction, Person
from elearn.db.people.person import fold
from elearn.services import audit
from elearn.services.certification.standing import holds_path_of, write_standing
from elearn.services.records.chain import add_link
from elearn.services.refusal import NotThere, Refusal

LONGEST_NOTE = 200
REASONS = {
    "vergissing": "De registratie is per ongeluk gemaakt",
    "ander-account": "De registratie hoort bij een ander account",
    "fout-in-toets": "Er zat een fout in de toets",
    "niet-zelf": "De toets is niet zelf gemaakt",
    "op-verzoek": "De medewerker vraagt erom",
}
"""Code -> what HR chooses from; the code is stored."""

# What points at a person: an address, or a number of staff or telephone.
TELLING = re.compile(r"@|\d{4,}")


@dataclass(frozen=True, slots=True)
class Correctable:
    """A completion as HR looks at it before it is corrected; `corrected` None: it counts."""

    id: UUID
    person_id: UUID
    name: str
    personnel_number: str
    path_title: str
    completed_on: date
    valid_until: date
    code: str
    corrected: CorrectionView | None


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction; `reason` is a key of REASONS, `actor` the name of who made it."""

    reason: str
    note: str
    actor: str
    at: datetime


def correctable(session: Session, *, organisation_id: UUID, completion_id: UUID) -> Correctable:
    """A completion of an organisation. Raises NotThere, also for another's and an erased person."""
    actor = aliased(Person)
    found = session.execute(
        select(Completion, CompletionHolder, Correction, actor.name)
        .join(CompletionHolder, CompletionHolder.completion_id == Completion.id)
        .outerjoin(Correction, Correction.completion_id == Completion.id)
        .outerjoin(actor, actor.id == Correction.actor_id)
        .where(Completion.organisation_id == organisation_id, Completion.id == completion_id)
    ).one_or_none()
    if found is None:
        raise NotThere(f"completion {completion_id}")
    return _to_correctable(found)


def correct(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    *,
    organisation_id: UUID,
    completion_id: UUID,
    reason: str,
    note: str,
    actor_id: UUID,
    now: datetime,
) -> None:
    """Take a completion out of account; `reason` is a key of REASONS.

    Raises NotThere, and Refusal for a completion of oneself and for one that was corrected before.
    """
    found = correctable(session, organisation_id=organisation_id, completion_id=completion_id)
    if found.corrected:
        raise Refusal("Deze registratie is al ingetrokken.", "Je hoeft niets te doen.")
    if found.person_id == actor_id:
        message = "Je kunt je eigen registratie niet intrekken."
        raise Refusal(message, "Vraag het aan een collega van HR.")
    row = add_link(
        session,
        Correction,
        organisation_id=organisation_id,
        completion_id=completion_id,
        reason=reason,
        note=note,
        actor_id=actor_id,
        at=now,
    )
    write_standing(session, *holds_path_of(completion_id))
    facts = {"completion": str(completion_id), "correction": str(row["id"]), "reason": reason}
    audit.record(session, actor_id=actor_id, action="completion corrected", facts=facts, now=now)


def points_at_somebody(note: str, name: str) -> bool:
    """Whether a note names the person it is about, or holds an address or a number."""
    words = set(re.findall(r"\w{3,}", fold(note)))
    return bool(TELLING.search(note) or words & set(re.findall(r"\w{3,}", fold(name))))


def _to_correctable(row: Row[*tuple[Any, ...]]) -> Correctable:
    completion, holder, correction, actor = row
    corrected = (
        CorrectionView(correction.reason, correction.note, actor or "", correction.at) if correction else None
    )
    return Correctable(
        id=completion.id,
        person_id=completion.person_id,
        name=holder.person_name,
        personnel_number=holder.personnel_number,
        path_title=completion.path_title,
        completed_on=completion.completed_on,
        valid_until=completion.valid_until,
        code=completion.code,
        corrected=corrected,
    )
