"""What rules change for a whole organisation; no database, no clock.

Rules only touch what rules made: an assignment or a withdrawal by hand stays as HR left it. What
somebody finished stays as long as it is valid, whatever happens to the rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from elearn.services.assignments.matching import due_day, fits, reason_of
from elearn.services.assignments.values import Change, ChangeKind, Held, Member, Plan, Rule


def plan(rules: Sequence[Rule], members: Iterable[Member], held: Iterable[Held], *, today: date) -> Plan:
    """What has to change so that everybody has the paths that the rules say; the first rule wins."""
    held_by: defaultdict[UUID, dict[str, Held]] = defaultdict(dict)
    for one in held:
        held_by[one.person_id][one.path_id] = one
    changes: list[Change] = []
    unchanged = 0
    for member in members:
        wanted, has = _wanted(rules, member, today), held_by.get(member.id, {})
        for path_id in {**wanted, **has}:
            change = _change(member, path_id, wanted.get(path_id), has.get(path_id), today)
            unchanged += change is None and path_id in wanted
            changes.extend([change] if change else [])
    return Plan(changes, unchanged)


def _wanted(rules: Sequence[Rule], member: Member, today: date) -> dict[str, Rule]:
    wanted: dict[str, Rule] = {}
    for rule in rules:
        if rule.path_id not in wanted and fits(rule, member, today):
            wanted[rule.path_id] = rule
    return wanted


def _change(member: Member, path_id: str, rule: Rule | None, held: Held | None, today: date) -> Change | None:
    kind = _kind(rule, held, today)
    if kind is None:
        return None
    reason = reason_of(rule) if rule else ""
    return Change(kind, member, path_id, rule, held, _due(kind, rule, held, today), reason)


def _kind(rule: Rule | None, held: Held | None, today: date) -> ChangeKind | None:
    if held is None:
        return "toewijzen" if rule else None
    if held.rule_id is None:  # by hand
        return None
    if rule is None:
        is_valid = held.valid_until is not None and today <= held.valid_until
        return None if held.is_ended or is_valid else "intrekken"
    if held.is_ended:
        return "herstellen"
    return None if rule.id == held.rule_id else "verplaatsen"


def _due(kind: ChangeKind, rule: Rule | None, held: Held | None, today: date) -> date | None:
    """A rule gives a date to whoever has to begin; it moves no date that is behind or was postponed."""
    is_settled = held is not None and (held.valid_until is not None or held.is_postponed)
    if rule is None or (is_settled and kind == "verplaatsen"):
        return held.due_on if held else None
    return due_day(rule, today)
