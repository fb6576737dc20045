"""Do what a plan says, in bulk and in one transaction; then write down that it was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from elearn.db import Department, JobRole, Organisation, Person, SignIn
from elearn.db.base import new_id
from elearn.db.bulk import insert_rows, update_rows
from elearn.db.people.person import lookup_of
from elearn.services import audit
from elearn.services.calendar import today
from elearn.services.staff_file import departments
from elearn.services.staff_file.managers import managers_first
from elearn.services.staff_file.plan import NO_ADDRESS
from elearn.services.staff_file.reading.cells import BELOW
from elearn.services.staff_file.values import Change, Plan, Staff

AT_ONCE = 5_000


def lock(session: Session, organisation_id: UUID) -> None:
    """Let nobody else load a file for this organisation until we commit."""
    session.execute(select(Organisation.id).where(Organisation.id == organisation_id).with_for_update())


def apply(session: Session, plan: Plan, staff: Staff, *, actor_id: UUID | None, now: datetime) -> None:
    """Write the whole plan. `staff` is what it was made from, read in this transaction (see `lock`)."""
    organisation_id = staff.organisation_id
    ids = _write_departments(session, plan, staff)
    numbers = _ids_by_number(plan, staff)
    _let_go_of_addresses(session, plan)
    rows = _Rows(ids, numbers, organisation_id, now)
    insert_rows(session, Person, map(rows.new, _managers_before_people(plan.new)))
    left = [one for one in plan.leaving if one.id not in {freed.id for freed in plan.freed}]
    changed = [*plan.changed, *left, *plan.freed]
    update_rows(session, Person, map(rows.changed, changed))
    _write_roles(session, [*plan.new, *plan.changed])
    _end_sessions(session, [*plan.leaving, *(one for one in plan.changed if one.after.left_on)], now)
    session.expire_all()
    audit.record(
        session,
        actor_id=actor_id,
        action="staff loaded",
        facts=_facts(plan),
        now=now,
        organisation_id=organisation_id,
    )


def _facts(plan: Plan) -> dict[str, Any]:
    """How many of what, and which file by its hash; never what was in it."""
    return {
        "sha256": plan.file.digest,
        "new": len(plan.new),
        "changed": len(plan.changed),
        "left": len(plan.leaving),
        "unchanged": plan.unchanged,
        "refused": plan.refused,
        "departments_new": len(plan.departments),
        "departments_renamed": len(plan.renamed),
    }


def _write_departments(session: Session, plan: Plan, staff: Staff) -> Mapping[str, UUID]:
    """Add from the top and rename; whole name, old ones as well -> id."""
    names = {departments.new_name(name, plan.renamed): row_id for name, row_id in staff.departments.items()}
    added = {name: new_id() for name in plan.departments}
    ids = {**staff.departments, **names, **added}
    moved = [name for name, row_id in names.items() if staff.departments.get(name) != row_id]
    insert_rows(
        session,
        Department,
        (
            {
                "id": row_id,
                "organisation_id": staff.organisation_id,
                "name": name,
                "parent_id": _parent(name, ids),
            }
            for name, row_id in added.items()
        ),
    )
    update_rows(
        session, Department, ({"id": ids[one], "name": one, "parent_id": _parent(one, ids)} for one in moved)
    )
    return ids


def _parent(name: str, ids: Mapping[str, UUID]) -> UUID | None:
    return ids.get(name.rpartition(BELOW)[0])


def _ids_by_number(plan: Plan, staff: Staff) -> dict[str, UUID]:
    """Old numbers stay known: a line may still call a manager by one."""
    ids = {number: one.id for number, one in staff.people.items()}
    return ids | {one.after.number: one.id for one in (*plan.new, *plan.changed)}


def _let_go_of_addresses(session: Session, plan: Plan) -> None:
    """Addresses are unique at every moment, so who gets another one first lets go of the old one."""
    moving = [one for one in plan.changed if one.before and one.before.email != one.after.email]
    update_rows(
        session, Person, ({"id": one.id, "email": f"{one.id}@{NO_ADDRESS}"} for one in (*moving, *plan.freed))
    )


def _managers_before_people(new: Sequence[Change]) -> Iterator[Change]:
    by_number = {one.after.number: one for one in new}
    return (
        by_number[number] for number in managers_first({one.after.number: one.after.manager for one in new})
    )


class _Rows:
    """Entries as rows of `person`."""

    def __init__(
        self,
        departments: Mapping[str, UUID],
        numbers: Mapping[str, UUID],
        organisation_id: UUID,
        now: datetime,
    ) -> None:
        self.departments, self.numbers = departments, numbers
        self.organisation_id, self.now = organisation_id, now

    def new(self, change: Change) -> dict[str, Any]:
        return self.changed(change) | {
            "organisation_id": self.organisation_id,
            "password_hash": None,
            "is_demo": False,
            "created_at": self.now,
        }

    def changed(self, change: Change) -> dict[str, Any]:
        entry = change.after
        return {
            "id": change.id,
            "department_id": self.departments.get(entry.department),
            "name": entry.name,
            "email": entry.email,
            "personnel_number": entry.number,
            "function": entry.function,
            "started_on": entry.started_on,
            "left_on": entry.left_on,
            "manager_id": self.numbers.get(entry.manager),
            "lookup": lookup_of(entry.name, entry.number, entry.email),
        }


def _write_roles(session: Session, changes: Iterable[Change]) -> None:
    other = [one for one in changes if one.before is None or one.before.roles != one.after.roles]
    for some in _batches(one.id for one in other if one.before):
        session.execute(delete(JobRole).where(JobRole.person_id.in_(some)))
    insert_rows(
        session,
        JobRole,
        ({"person_id": one.id, "role": role} for one in other for role in sorted(one.after.roles)),
    )


def _end_sessions(session: Session, leaving: Iterable[Change], now: datetime) -> None:
    gone = (one.id for one in leaving if one.after.left_on and one.after.left_on < today(now))
    for some in _batches(gone):
        session.execute(delete(SignIn).where(SignIn.person_id.in_(some)))


def _batches(ids: Iterable[UUID]) -> Iterator[Sequence[UUID]]:
    waiting = iter(ids)
    while some := list(islice(waiting, AT_ONCE)):
        yield some
