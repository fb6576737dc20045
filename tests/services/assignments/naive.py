"""What rules change, calculated once more in Python: slowly, over everybody and every assignment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from elearn.db.people.person import fold
from elearn.services.assignments.values import ChangeKind, Rule


@dataclass(frozen=True, slots=True)
class Member:
    """What rules may know of somebody."""

    id: UUID
    name: str
    department: str = ""
    function: str = ""
    roles: frozenset[str] = frozenset()
    started_on: date | None = None
    left_on: date | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A path that somebody has, or had (`is_ended`). `rule_id` None: somebody decided so by hand."""

    person_id: UUID
    path_id: str
    rule_id: UUID | None
    is_ended: bool = False
    due_on: date | None = None
    valid_until: date | None = None
    is_postponed: bool = False
    pause: tuple[date, date | None] | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to a path of somebody; `pause` as in Held."""

    kind: ChangeKind
    person_id: UUID
    path_id: str
    rule: Rule | None
    held: Held | None
    due_on: date | None
    pause: tuple[date, date | None] | None = None


@dataclass(slots=True)
class Plan:
    """What changes, and for how many whom a rule fits nothing does."""

    changes: list[Change] = field(default_factory=list)
    unchanged: int = 0


def plan(rules: Sequence[Rule], members: Iterable[Member], held: Sequence[Held], *, today: date) -> Plan:
    """The first rule of a path that fits somebody decides."""
    found = Plan()
    for member in members:
        own = {one.path_id: one for one in held if one.person_id == member.id}
        away = _pause_of(list(own.values()), today)
        for path_id in sorted({rule.path_id for rule in rules} | own.keys()):
            fitting = (one for one in rules if one.path_id == path_id and fits(one, member, today))
            rule, has = next(fitting, None), own.get(path_id)
            kind = _kind(rule, has, today)
            if kind is None:
                found.unchanged += rule is not None
                continue
            pause = away if kind in ("toewijzen", "herstellen") else None
            due = _due(kind, rule, has, pause, today)
            found.changes.append(Change(kind, member.id, path_id, rule, has, due, pause))
    return found


def fits(rule: Rule, member: Member, today: date) -> bool:
    """Whether all conditions hold for somebody who works here today."""
    place, wanted = member.department.split(" / "), rule.department.split(" / ")
    above = place[: len(wanted)] if rule.with_below else place
    return all(
        (
            member.started_on is None or member.started_on <= today,
            member.left_on is None or today <= member.left_on,
            not rule.department or above == wanted,
            not rule.function or fold(rule.function) == fold(member.function),
            not rule.role or rule.role in member.roles,
            not rule.started_from
            or (member.started_on is not None and member.started_on >= rule.started_from),
        )
    )


def _kind(rule: Rule | None, held: Held | None, today: date) -> ChangeKind | None:
    if held is None:
        return "toewijzen" if rule else None
    if held.rule_id is None:
        return None
    if rule is None:
        is_valid = held.valid_until is not None and today <= held.valid_until
        return None if held.is_ended or is_valid else "intrekken"
    if held.is_ended:
        return "herstellen"
    return None if rule.id == held.rule_id else "verplaatsen"


def _due(
    kind: ChangeKind,
    rule: Rule | None,
    held: Held | None,
    pause: tuple[date, date | None] | None,
    today: date,
) -> date | None:
    is_settled = held is not None and (held.valid_until is not None or held.is_postponed)
    if rule is None or (is_settled and kind == "verplaatsen"):
        return held.due_on if held else None
    due = today + timedelta(days=rule.due_days) if rule.due_days else rule.due_on
    if due is None or due < today or pause is None or pause[1] is None:
        return due
    return due + (pause[1] - today) + timedelta(days=1)


def _pause_of(own: Sequence[Held], today: date) -> tuple[date, date | None] | None:
    """The pause that somebody who is away gets on another path."""
    resting = [one for one in own if _rests(one, today)]
    if not resting or any(not one.is_ended and one not in resting for one in own):
        return None
    return today, min((one.pause[1] for one in resting if one.pause and one.pause[1]), default=None)


def _rests(held: Held, today: date) -> bool:
    if held.pause is None or today < held.pause[0]:
        return False
    return held.pause[1] is None or today <= held.pause[1]
