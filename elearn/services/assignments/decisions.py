"""What HR decides about one assignment: another date, an exemption, its end.

Nothing here touches a completion. Each decision is one line in the history of the assignment.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.db import Assignment, Person
from elearn.services.assignments.history import note
from elearn.services.assignments.pauses import join_pause
from elearn.services.calendar import today
from elearn.services.refusal import NotThere, Refusal

# Fixed words: a free text would sooner or later hold somebody's health.
GROUNDS = {
    "andere-training": "Volgde een andere training die dit dekt",
    "ander-werk": "Doet werk waarvoor dit leerpad niet nodig is",
    "kort-in-dienst": "Werkt hier maar kort",
    "besluit": "Besluit van de directie",
}
REASON = "HR heeft dit leerpad aan jou toegewezen."
SELF = ("Je kunt jezelf geen vrijstelling geven.", "Vraag het aan een collega van HR.")
HAS_IT = ("Deze collega heeft dit leerpad al.", "Geef de collega zo nodig een andere datum.")
NO_PERIOD = ("De laatste dag ligt voor vandaag.", "Kies een dag die nog komt.")


def assign(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    *,
    organisation_id: UUID,
    person_id: UUID,
    path_id: str,
    due_on: date | None,
    actor_id: UUID,
    now: datetime,
) -> UUID:
    """Give somebody a path by hand; from then on rules leave it alone. Gives the assignment's id.

    It rests with the others while all of them rest, and only then; its date is meant as it is.
    Raises NotThere for somebody of another organisation, Refusal when they have the path.
    """
    _check_person(session, organisation_id, person_id)
    of_person = Assignment.person_id == person_id, Assignment.path_id == path_id
    held = session.scalar(select(Assignment).where(*of_person).with_for_update())
    if held is not None and held.ended_at is None:
        raise Refusal(*HAS_IT)
    if held is None:
        held = Assignment(person_id=person_id, path_id=path_id, assigned_at=now)
        session.add(held)
    held.ended_at, held.rule_id, held.due_on, held.reason = None, None, due_on, REASON
    join_pause(session, held, day=today(now))
    days = {"due_on": due_on, "paused_from": held.paused_from, "paused_until": held.paused_until}
    note(session, held, "toegewezen", actor_id=actor_id, now=now, **days)
    return held.id


def postpone(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    *,
    organisation_id: UUID,
    assignment_id: UUID,
    due_on: date,
    actor_id: UUID,
    now: datetime,
) -> None:
    """Give an assignment another last day, which no rule moves again. Raises NotThere, Refusal."""
    held = open_assignment(session, organisation_id=organisation_id, assignment_id=assignment_id)
    if due_on < today(now):
        raise Refusal(*NO_PERIOD)
    held.due_on = due_on
    note(session, held, "uitgesteld", actor_id=actor_id, now=now, due_on=due_on)


def exempt(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    *,
    organisation_id: UUID,
    assignment_id: UUID,
    ground: str,
    until: date,
    actor_id: UUID,
    now: datetime,
) -> None:
    """Exempt somebody from today until a last day; `ground` is a key of GROUNDS.

    Raises NotThere, and Refusal for oneself and for a day that is behind.
    """
    held = open_assignment(session, organisation_id=organisation_id, assignment_id=assignment_id)
    if held.person_id == actor_id:
        raise Refusal(*SELF)
    if until < today(now):
        raise Refusal(*NO_PERIOD)
    held.exempt_from, held.exempt_until = today(now), until
    note(session, held, "vrijgesteld", actor_id=actor_id, now=now, ground=ground, until=until)


def end_exemption(
    session: Session, *, organisation_id: UUID, assignment_id: UUID, actor_id: UUID, now: datetime
) -> None:
    """Let an exemption stop; the path counts again from today. Raises NotThere."""
    held = open_assignment(session, organisation_id=organisation_id, assignment_id=assignment_id)
    held.exempt_from = held.exempt_until = None
    note(session, held, "vrijstelling-beeindigd", actor_id=actor_id, now=now)


def withdraw(
    session: Session, *, organisation_id: UUID, assignment_id: UUID, actor_id: UUID, now: datetime
) -> None:
    """End an assignment by hand; rules do not bring it back. Raises NotThere."""
    held = open_assignment(session, organisation_id=organisation_id, assignment_id=assignment_id)
    held.ended_at, held.rule_id = now, None
    note(session, held, "ingetrokken", actor_id=actor_id, now=now)


def open_assignment(session: Session, *, organisation_id: UUID, assignment_id: UUID) -> Assignment:
    """An assignment that applies. Raises NotThere for another organisation's and an ended one."""
    found = session.scalar(
        select(Assignment)
        .join(Person, Person.id == Assignment.person_id)
        .where(Assignment.id == assignment_id, Assignment.ended_at.is_(None))
        .where(Person.organisation_id == organisation_id)
        .with_for_update(of=Assignment)
    )
    if found is None:
        raise NotThere(f"assignment {assignment_id}")
    return found


def _check_person(session: Session, organisation_id: UUID, person_id: UUID) -> None:
    of_organisation = Person.id == person_id, Person.organisation_id == organisation_id
    if session.scalar(select(Person.id).where(*of_organisation)) is None:
        raise NotThere(f"person {person_id}")
