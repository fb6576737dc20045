"""Load a file of staff: look first, then do it, with a yes when it changes much."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.db import Organisation
from elearn.services import audit
from elearn.services.assignments.rules import apply_rules
from elearn.services.calendar import today
from elearn.services.refusal import Refusal
from elearn.services.staff_file.apply import apply, lock
from elearn.services.staff_file.known import load_staff
from elearn.services.staff_file.plan import plan
from elearn.services.staff_file.values import Plan, Staff, StaffFile

SETTING = "staff_file_share"
SHARE = 20
"""Per cent of the staff that a file may change or end without a yes."""


@dataclass(frozen=True, slots=True)
class Loader:
    """For which organisation a file is loaded, by whom (None: at the command line), and when."""

    organisation_id: UUID
    actor_id: UUID | None
    now: datetime


class NeedsYes(Refusal):
    """A file changes more than the organisation allows without a yes; `plan` says what."""

    def __init__(self, plan: Plan) -> None:
        message = f"Dit bestand verandert {plan.share} procent van de medewerkers."
        super().__init__(message, "Kijk de aantallen na en zeg dat ze kloppen.")
        self.plan = plan


def look(session: Session, library: Library, file: StaffFile, by: Loader) -> Plan:
    """What a file would change; writes nothing."""
    return _plan(session, library, file, by)[0]


def load(session: Session, library: Library, file: StaffFile, by: Loader, *, yes: bool) -> Plan:
    """Do what a file says, and what the rules then say; twice changes nothing the second time.

    Raises Refusal for a file that is sent back as a whole, and NeedsYes when it changes much.
    """
    if file.refused:
        raise Refusal("Dit bestand kan zo niet.", "Haal eerst de fouten eruit.")
    lock(session, by.organisation_id)
    found, staff = _plan(session, library, file, by)
    if not yes and needs_yes(session, found, organisation_id=by.organisation_id):
        raise NeedsYes(found)
    if not found.is_empty:
        apply(session, found, staff, actor_id=by.actor_id, now=by.now)
        apply_rules(session, organisation_id=by.organisation_id, now=by.now)
    return found


def needs_yes(session: Session, found: Plan, *, organisation_id: UUID) -> bool:
    """Whether a plan changes more than the organisation allows without a yes."""
    return found.share > share_of(session, organisation_id=organisation_id)


def share_of(session: Session, *, organisation_id: UUID) -> int:
    """The share that an organisation chose, in per cents."""
    settings = session.scalars(select(Organisation.settings).where(Organisation.id == organisation_id)).one()
    return int(settings.get(SETTING, SHARE))


def choose_share(
    session: Session, *, organisation_id: UUID, share: int, actor_id: UUID, now: datetime
) -> None:
    """Set the share, from 0 to 100 per cent."""
    organisation = session.get_one(Organisation, organisation_id, with_for_update=True)
    organisation.settings = {**organisation.settings, SETTING: min(max(share, 0), 100)}
    facts = {"share": organisation.settings[SETTING]}
    audit.record(session, actor_id=actor_id, action="staff share chosen", facts=facts, now=now)


def _plan(session: Session, library: Library, file: StaffFile, by: Loader) -> tuple[Plan, Staff]:
    staff = load_staff(session, library, organisation_id=by.organisation_id, file=file, actor_id=by.actor_id)
    return plan(file, staff, today=today(by.now)), staff
