"""Write down what rules change: the assignments, and why they changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from elearn.db import Assignment, AssignmentEvent
from elearn.db.base import new_id
from elearn.services.assignments.values import Change, ChangeKind

EVENTS: dict[ChangeKind, str] = {
    "toewijzen": "toegewezen",
    "herstellen": "hersteld",
    "verplaatsen": "toegewezen",
    "intrekken": "ingetrokken",
}


def write(session: Session, changes: Sequence[Change], *, now: datetime) -> None:
    """Write all changes, a statement per kind, whatever their number."""
    with_id = [(one.held.id if one.held else new_id(), one) for one in changes]
    for kind in EVENTS:
        given = [_values(id_, one, now) for id_, one in with_id if one.kind == kind]
        if given:
            session.execute(insert(Assignment) if kind == "toewijzen" else update(Assignment), given)
    if with_id:
        session.execute(insert(AssignmentEvent), [_event(id_, one, now) for id_, one in with_id])


def _values(assignment_id: UUID, change: Change, now: datetime) -> dict[str, Any]:
    if change.kind == "intrekken":
        return {"id": assignment_id, "ended_at": now}
    rule_id = change.rule.id if change.rule else None
    given = {"id": assignment_id, "rule_id": rule_id, "due_on": change.due_on, "reason": change.reason}
    if change.kind == "toewijzen":
        given |= {"person_id": change.member.id, "path_id": change.path_id, "assigned_at": now}
    return {**given, "ended_at": None}


def _event(assignment_id: UUID, change: Change, now: datetime) -> dict[str, Any]:
    # Coming under another rule is not always getting another date.
    keeps_date = change.kind == "verplaatsen" and change.held and change.held.due_on == change.due_on
    facts = {
        "rule": str(change.rule.id) if change.rule else None,
        "due_on": str(change.due_on) if change.due_on and not keeps_date else None,
    }
    return {
        "id": new_id(),
        "assignment_id": assignment_id,
        "kind": EVENTS[change.kind],
        "at": now,
        "actor_id": None,
        "facts": {key: value for key, value in facts.items() if value},
    }
