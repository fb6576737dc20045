"""Write a made-up municipality into the database: rows in bulk, the chain of completions right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.db import (
    Assignment,
    AssignmentEvent,
    Department,
    JobRole,
    ModuleGrant,
    Organisation,
    Person,
    RoleGrant,
)
from elearn.db.base import new_id
from elearn.db.bulk import insert_rows
from elearn.db.people.person import lookup_of
from elearn.services.calendar import today as day_of
from elearn.services.organisation.make import make_organisation
from elearn.services.people.passwords import hash_password
from elearn.services.synthetic.chain import write_completions
from elearn.services.synthetic.history import History, Past
from elearn.services.synthetic.staff import Member, Team, make_members, make_teams

RIGHTS = ("hr", "beheer", "trainer")
"""Person 1 has the first of these, person 2 the second, person 3 the third."""

GROUND = "Volgde vorig jaar een vergelijkbare training."


@dataclass(frozen=True, slots=True)
class Filled:
    """What was made."""

    people: int
    departments: int
    assignments: int
    completions: int


def fill(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session, library: Library, *, code: str, people: int, password: str, seed: int, now: datetime
) -> Filled:
    """Make an organisation with so many people; the first three can sign in with the password.

    The same seed gives the same people and histories. Raises Refusal when the code is taken.
    """
    random, today = Random(seed), day_of(now)  # noqa: S311 -- made-up people need no secrecy
    organisation = make_organisation(
        session, code=code, name=f"Gemeente {code.capitalize()} (verzonnen)", now=now
    )
    teams = make_teams(people)
    members = list(make_members(people, teams, today, random))
    departments = insert_rows(session, Department, _departments(organisation.id, teams))
    _write_people(session, organisation, members, hash_password(password), now)
    insert_rows(session, ModuleGrant, _module_grants(members, library))
    past = Past(library.paths, today, random)
    histories = [one for member in members for one in past.of(member)]
    completions = write_completions(session, library, organisation, histories, now)
    assignments = _write_assignments(session, histories)
    return Filled(people, departments, assignments, completions)


def _departments(organisation_id: UUID, teams: Sequence[Team]) -> Iterator[dict[str, Any]]:
    """The whole tree, from the top."""
    ids: dict[str, UUID] = {}
    for team in teams:
        service = team.parent.partition(" / ")[0]
        for name, parent in ((service, ""), (team.parent, service), (team.name, team.parent)):
            if name in ids:
                continue
            ids[name] = team.id if name == team.name else new_id()
            yield {
                "id": ids[name],
                "organisation_id": organisation_id,
                "name": name,
                "parent_id": ids.get(parent),
            }


def _write_people(
    session: Session,
    organisation: Organisation,
    members: Sequence[Member],
    password_hash: str,
    now: datetime,
) -> None:
    rows = (_person(organisation, one, password_hash, now) for one in members)
    insert_rows(session, Person, rows)
    insert_rows(
        session, JobRole, ({"person_id": one.id, "role": role} for one in members for role in one.roles)
    )
    grants = zip(members, RIGHTS, strict=False)
    insert_rows(session, RoleGrant, ({"person_id": one.id, "role": role} for one, role in grants))


def _person(organisation: Organisation, member: Member, password_hash: str, now: datetime) -> dict[str, Any]:
    number = member.personnel_number
    email = f"m{number}@{organisation.code}.example"
    return {
        "id": member.id,
        "organisation_id": organisation.id,
        "department_id": member.team.id,
        "name": member.name,
        "email": email,
        "personnel_number": number,
        "function": member.function,
        "started_on": member.started_on,
        "left_on": member.left_on,
        "manager_id": member.manager_id,
        "password_hash": password_hash if member.number <= len(RIGHTS) else None,
        "is_demo": False,
        "created_at": now,
        "lookup": lookup_of(member.name, number, email),
    }


def _module_grants(members: Sequence[Member], library: Library) -> Iterator[dict[str, Any]]:
    trainers = members[RIGHTS.index("trainer") : len(RIGHTS)]
    return ({"person_id": one.id, "module_id": module} for one in trainers for module in library.modules)


def _write_assignments(session: Session, histories: Sequence[History]) -> int:
    count = insert_rows(session, Assignment, map(_assignment, histories))
    insert_rows(session, AssignmentEvent, _events(histories))
    return count


def _assignment(one: History) -> dict[str, Any]:
    last = one.finished[-1] if one.finished else None
    exempt_from, exempt_until = one.exempt or (None, None)
    return {
        "id": one.id,
        "person_id": one.member.id,
        "path_id": one.path.id,
        "rule_id": None,
        "assigned_at": one.assigned_at,
        "ended_at": one.ended_at,
        "due_on": one.due_on,
        "reason": f"Dit leerpad hoort bij je werk: {one.path.title}.",
        "started_at": one.started_at,
        "paused_from": one.paused_from,
        "paused_until": None,
        "exempt_from": exempt_from,
        "exempt_until": exempt_until,
        "completion_id": last.id if last else None,
        "completed_on": day_of(last.completed_at) if last else None,
        "valid_until": last.valid_until if last else None,
    }


def _events(histories: Iterable[History]) -> Iterator[dict[str, Any]]:
    for one in histories:
        yield _event(one, "toegewezen", one.assigned_at, due_on=str(one.due_on))
        if one.exempt:
            first, last = one.exempt
            at = one.assigned_at + timedelta(hours=1)
            yield _event(one, "vrijgesteld", at, **{"from": str(first), "until": str(last)}, ground=GROUND)
        if one.paused_from:
            yield _event(one, "gepauzeerd", one.assigned_at, **{"from": str(one.paused_from)})
        if one.ended_at:
            yield _event(one, "ingetrokken", one.ended_at)


def _event(one: History, kind: str, at: datetime, **facts: str) -> dict[str, Any]:
    return {
        "id": new_id(),
        "assignment_id": one.id,
        "kind": kind,
        "at": at,
        "actor_id": None,
        "facts": facts,
    }
