"""Write down what rules change: the assignments, and why they changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from elearn.db import Assignment, AssignmentEvent
from elearn.db.base import new_id
from elearn.db.bulk import insert_rows, update_rows
from elearn.services.assignments.values import KINDS, Change, ChangeKind

EVENTS: dict[ChangeKind, str] = {
    "toewijzen": "toegewezen",
    "herstellen": "hersteld",
    "verplaatsen": "toegewezen",
    "intrekken": "ingetrokken",
}


def write(session: Session, changes: Sequence[Change], *, now: datetime) -> None:
    """Write all changes, a statement per kind, whatever their number."""
    with_id = [(one.assignment_id or new_id(), one) for one in changes]
    for kind in KINDS:
        given = [_values(id_, one, now) for id_, one in with_id if one.kind == kind]
        if given:
            (insert_rows if kind == "toewijzen" else update_rows)(session, Assignment, given)
    if with_id:
        events = [event for id_, one in with_id for event in _events(id_, one, now)]
        insert_rows(session, AssignmentEvent, events)


def _values(assignment_id: UUID, change: Change, now: datetime) -> dict[str, Any]:
    if change.kind == "intrekken":
        return {"id": assignment_id, "ended_at": now}
    rule_id = change.rule.id if change.rule else None
    given = {"id": assignment_id, "rule_id": rule_id, "due_on": change.due_on, "reason": change.reason}
    if change.kind == "toewijzen":
        given |= {"person_id": change.person_id, "path_id": change.path_id, "assigned_at": now}
    if change.kind != "verplaatsen":
        from_, until = (change.away.from_, change.away.until) if change.away else (None, None)
        given |= {"paused_from": from_, "paused_until": until}
    return {**given, "ended_at": None}


def _events(assignment_id: UUID, change: Change, now: datetime) -> Iterator[dict[str, Any]]:
    # Ids of one moment have no order of their own: the pause comes after the date that it moves.
    first, second = sorted((new_id(), new_id()))
    given = {"assignment_id": assignment_id, "at": now, "actor_id": None}
    yield given | {"id": first, "kind": EVENTS[change.kind], "facts": _facts(change)}
    if change.away:
        until = {"until": str(change.away.until)} if change.away.until else {}
        yield given | {"id": second, "kind": "gepauzeerd", "facts": until}


def _facts(change: Change) -> dict[str, str]:
    # Coming under another rule is not always getting another date.
    keeps_date = change.kind == "verplaatsen" and change.due_before == change.due_on
    facts = {
        "rule": str(change.rule.id) if change.rule else None,
        "due_on": str(change.due_on) if change.due_on and not keeps_date else None,
    }
    return {key: value for key, value in facts.items() if value}
