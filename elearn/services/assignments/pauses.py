"""Pausing all paths of somebody: nothing is late meanwhile, and why is never stored.

The due date moves by the days of the pause, so that nobody comes back to a path that is late. A
date that somebody got during the pause is meant as it is, and does not move when the pause ends.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from elearn.db import Assignment, Person
from elearn.services.assignments.history import got_date_in_pause, note
from elearn.services.calendar import today
from elearn.services.certification.in_sql import is_paused
from elearn.services.refusal import NotThere, Refusal

BEHIND = ("De laatste dag ligt voor vandaag.", "Kies een dag die nog komt, of laat de dag leeg.")
ONE_DAY = timedelta(days=1)


def pause(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    *,
    organisation_id: UUID,
    person_id: UUID,
    until: date | None,
    actor_id: UUID,
    now: datetime,
) -> None:
    """Pause every path of somebody from today; `until` None: until `resume`.

    Raises NotThere for somebody without paths or of another organisation, Refusal for a day behind.
    """
    day = today(now)
    if until is not None and until < day:
        raise Refusal(*BEHIND)
    for held in _paths_of(session, organisation_id, person_id, Assignment.ended_at.is_(None)):
        _stop(session, held, day)
        held.paused_from, held.paused_until = day, until
        held.due_on = moved(held.due_on, day, until)
        note(session, held, "gepauzeerd", actor_id=actor_id, now=now, until=until)


def resume(
    session: Session, *, organisation_id: UUID, person_id: UUID, actor_id: UUID, now: datetime
) -> None:
    """End the pause of somebody, today included. Raises NotThere.

    Also of paths that were taken back meanwhile: they may return, and would rest for ever.
    """
    for held in _paths_of(session, organisation_id, person_id):
        if held.paused_from is not None:
            _stop(session, held, today(now))
            note(session, held, "hervat", actor_id=actor_id, now=now, due_on=held.due_on)


def join_pause(session: Session, held: Assignment, *, day: date) -> None:
    """Let a path that comes to somebody rest on the same days as their others, if all of those rest.

    One that comes back goes on with its own pause when there are no others.
    """
    running = session.execute(
        select(Assignment.paused_from, Assignment.paused_until, is_paused(day))
        .where(Assignment.person_id == held.person_id, Assignment.path_id != held.path_id)
        .where(Assignment.ended_at.is_(None))
    ).all()
    if not running:
        return
    held.paused_from = held.paused_until = None
    if all(paused for *_, paused in running):
        first, until, _ = min(running, key=lambda row: row.paused_until or date.max)
        held.paused_from, held.paused_until = first, until


def moved(due_on: date | None, first: date, last: date | None) -> date | None:
    """A due date once a pause begins; one without a last day moves it when it ends."""
    return due_on if last is None else _moved(due_on, first, last - first + ONE_DAY)


def _stop(session: Session, held: Assignment, day: date) -> None:
    """End a pause before a day. One with a last day moved the due date at once: give back the rest."""
    first, last = held.paused_from, held.paused_until
    held.paused_from = held.paused_until = None
    if first is None or got_date_in_pause(session, held.id):
        return
    if last is None:
        held.due_on = _moved(held.due_on, first, day - first)
    elif last >= day:
        held.due_on = _moved(held.due_on, first, day - ONE_DAY - last)


def _moved(due_on: date | None, paused_from: date, length: timedelta) -> date | None:
    """A due date later; one that had passed before the pause stays where it was."""
    return due_on + length if due_on is not None and due_on >= paused_from else due_on


def _paths_of(
    session: Session, organisation_id: UUID, person_id: UUID, *which: ColumnElement[bool]
) -> list[Assignment]:
    found = session.scalars(
        select(Assignment)
        .join(Person, Person.id == Assignment.person_id)
        .where(Person.organisation_id == organisation_id, Person.id == person_id, *which)
        .with_for_update(of=Assignment)
    ).all()
    if not found:
        raise NotThere(f"paths of person {person_id}")
    return list(found)
