"""Counter-entries: a completion that should not count, with the reason and who says so.

The completion itself stays as it is. What somebody has to do follows from the others. A correction
that was a mistake gets a counter-entry too, and then the completion counts again as if nothing was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from elearn.db import (
    Assignment,
    AssignmentRule,
    Completion,
    CompletionHolder,
    Correction,
    CorrectionWithdrawal,
    Person,
)
from elearn.db.people.person import fold
from elearn.db.records.correction import takes_out
from elearn.services import audit
from elearn.services.assignments.history import note as note_line
from elearn.services.calendar import today
from elearn.services.certification.standing import holds_path_of, write_standing
from elearn.services.records.chain import add_link, take_end
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

TAKE_BACK_REASONS = {
    "verkeerde-registratie": "De verkeerde registratie is ingetrokken",
    "klopt-toch": "De registratie blijkt toch te kloppen",
    "bezwaar": "De medewerker maakte bezwaar en kreeg gelijk",
}
"""The same for a correction that is taken back."""

DAYS_TO_DO_IT_AGAIN = 30
"""As many days as a new path gives, where no rule says another number."""

OWN = ("Je kunt je eigen registratie niet intrekken of herstellen.", "Vraag het aan een collega van HR.")
LATE_DAY = ("De uiterste dag ligt voor vandaag.", "Kies een dag die nog komt, of laat de dag leeg.")

# What points at a person: an address, or a number of staff or telephone.
TELLING = re.compile(r"@|\d{4,}")


@dataclass(frozen=True, slots=True)
class Correctable:
    """A completion as HR looks at it before it is corrected; `corrected` None: it counts.

    `earlier` are corrections that were taken back, newest first. `new_due` is what HR may propose as
    the last day for doing the path again; None: there is nothing to do again without this one.
    """

    id: UUID
    person_id: UUID
    name: str
    personnel_number: str
    path_title: str
    completed_on: date
    valid_until: date
    code: str
    corrected: CorrectionView | None
    earlier: tuple[CorrectionView, ...]
    new_due: date | None


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction; `reason` is a key of REASONS, `actor` the name of who made it.

    `taken_back_at` None: it stands. Else `taken_back_reason` is a key of TAKE_BACK_REASONS.
    """

    reason: str
    note: str
    actor: str
    at: datetime
    taken_back_reason: str = ""
    taken_back_by: str = ""
    taken_back_at: datetime | None = None


def correctable(session: Session, *, organisation_id: UUID, completion_id: UUID, today: date) -> Correctable:
    """A completion of an organisation. Raises NotThere, also for another's and an erased person."""
    found = session.execute(
        select(Completion, CompletionHolder)
        .join(CompletionHolder, CompletionHolder.completion_id == Completion.id)
        .where(Completion.organisation_id == organisation_id, Completion.id == completion_id)
    ).one_or_none()
    if found is None:
        raise NotThere(f"completion {completion_id}")
    completion, holder = found
    made = _corrections_of(session, completion_id)
    return Correctable(
        id=completion.id,
        person_id=completion.person_id,
        name=holder.person_name,
        personnel_number=holder.personnel_number,
        path_title=completion.path_title,
        completed_on=completion.completed_on,
        valid_until=completion.valid_until,
        code=completion.code,
        corrected=next((one for one in made if one.taken_back_at is None), None),
        earlier=tuple(one for one in made if one.taken_back_at),
        new_due=_new_due(session, completion, today),
    )


def correct(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    *,
    organisation_id: UUID,
    completion_id: UUID,
    reason: str,
    note: str,
    due_on: date | None,
    actor_id: UUID,
    now: datetime,
) -> None:
    """Take a completion out of account; `reason` is a key of REASONS.

    `due_on` is the new last day when nothing counts any more (None: the old one stays). Raises
    NotThere, and Refusal for a completion of oneself, one that was corrected before, a day that passed.
    """
    take_end(session, Correction, organisation_id)  # two clicks of HR make one correction
    found = correctable(
        session, organisation_id=organisation_id, completion_id=completion_id, today=today(now)
    )
    if found.corrected:
        raise Refusal("Deze registratie is al ingetrokken.", "Je hoeft niets te doen.")
    if found.person_id == actor_id:
        raise Refusal(*OWN)
    if due_on is not None and due_on < today(now):
        raise Refusal(*LATE_DAY)
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
    if found.new_due and due_on:
        _give_time(session, completion_id, due_on, actor_id, now)


def take_back(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    *,
    organisation_id: UUID,
    completion_id: UUID,
    reason: str,
    actor_id: UUID,
    now: datetime,
) -> None:
    """Let a corrected completion count again; `reason` is a key of TAKE_BACK_REASONS.

    Raises NotThere, and Refusal for a completion of oneself and for one that counts.
    """
    take_end(session, Correction, organisation_id)
    found = correctable(
        session, organisation_id=organisation_id, completion_id=completion_id, today=today(now)
    )
    if found.corrected is None:
        raise Refusal("Deze registratie telt al mee.", "Je hoeft niets te doen.")
    if found.person_id == actor_id:
        raise Refusal(*OWN)
    stands = session.scalars(
        select(Correction.id).join(Completion, takes_out(Completion.id)).where(Completion.id == completion_id)
    ).one()
    add_link(
        session,
        CorrectionWithdrawal,
        organisation_id=organisation_id,
        correction_id=stands,
        reason=reason,
        actor_id=actor_id,
        at=now,
    )
    write_standing(session, *holds_path_of(completion_id))
    facts = {"completion": str(completion_id), "correction": str(stands), "reason": reason}
    audit.record(session, actor_id=actor_id, action="correction taken back", facts=facts, now=now)


def points_at_somebody(note: str, name: str) -> bool:
    """Whether a note names the person it is about, or holds an address or a number."""
    words = set(re.findall(r"\w{3,}", fold(note)))
    return bool(TELLING.search(note) or words & set(re.findall(r"\w{3,}", fold(name))))


def _corrections_of(session: Session, completion_id: UUID) -> list[CorrectionView]:
    """Every correction of a completion, newest first."""
    actor, other = aliased(Person), aliased(Person)
    found = session.execute(
        select(
            Correction.reason,
            Correction.note,
            func.coalesce(actor.name, ""),
            Correction.at,
            func.coalesce(CorrectionWithdrawal.reason, ""),
            func.coalesce(other.name, ""),
            CorrectionWithdrawal.at,
        )
        .outerjoin(actor, actor.id == Correction.actor_id)
        .outerjoin(CorrectionWithdrawal, CorrectionWithdrawal.correction_id == Correction.id)
        .outerjoin(other, other.id == CorrectionWithdrawal.actor_id)
        .where(Correction.completion_id == completion_id)
        .order_by(Correction.sequence.desc())
    )
    return [CorrectionView(*row) for row in found]


def _new_due(session: Session, completion: Completion, today: date) -> date | None:
    """The last day for doing a path again, where nothing counts without this completion."""
    others = aliased(Completion)
    counts_too = (
        select(others.id)
        .where(others.person_id == completion.person_id, others.path_id == completion.path_id)
        .where(others.id != completion.id, ~exists().where(takes_out(others.id)))
    )
    open_path = session.execute(
        select(AssignmentRule.due_days)
        .select_from(Assignment)
        .outerjoin(AssignmentRule, AssignmentRule.id == Assignment.rule_id)
        .where(Assignment.person_id == completion.person_id, Assignment.path_id == completion.path_id)
        .where(Assignment.ended_at.is_(None))
    ).one_or_none()
    if open_path is None or session.scalars(counts_too).first():
        return None
    return today + timedelta(days=open_path.due_days or DAYS_TO_DO_IT_AGAIN)


def _give_time(session: Session, completion_id: UUID, due_on: date, actor_id: UUID, now: datetime) -> None:
    held = session.scalars(select(Assignment).where(*holds_path_of(completion_id))).one()
    held.due_on = due_on
    note_line(session, held, "uitgesteld", actor_id=actor_id, now=now, due_on=due_on)
