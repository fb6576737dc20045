"""Make, change and end rules, and do what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from elearn.db import Assignment, AssignmentRule, Department, Organisation
from elearn.services import audit
from elearn.services.assignments.matching import in_words
from elearn.services.assignments.plan import plan
from elearn.services.assignments.staff import held_by_staff, members_of, rules_of, to_rule
from elearn.services.assignments.values import Plan, Rule
from elearn.services.assignments.write import write
from elearn.services.calendar import today
from elearn.services.refusal import NotThere


@dataclass(frozen=True, slots=True)
class RuleInUse:
    """A rule, and how many people have a path by it now."""

    rule: Rule
    in_words: str
    people: int


def overview(session: Session, *, organisation_id: UUID) -> list[RuleInUse]:
    """The rules that apply, oldest first."""
    found = session.execute(
        select(Assignment.rule_id, func.count())
        .join(AssignmentRule, AssignmentRule.id == Assignment.rule_id)
        .where(AssignmentRule.organisation_id == organisation_id, Assignment.ended_at.is_(None))
        .group_by(Assignment.rule_id)
    )
    counted = {rule_id: people for rule_id, people in found}  # noqa: C416 -- rows, not pairs, for mypy
    rules = rules_of(session, organisation_id=organisation_id)
    return [RuleInUse(one, in_words(one), counted.get(one.id, 0)) for one in rules]


def rule_with(session: Session, *, organisation_id: UUID, rule_id: UUID) -> Rule:
    """One rule that applies. Raises NotThere for another's and for one that ended."""
    found = session.execute(
        select(AssignmentRule, Department.name)
        .outerjoin(Department, Department.id == AssignmentRule.department_id)
        .where(AssignmentRule.organisation_id == organisation_id, AssignmentRule.id == rule_id)
        .where(AssignmentRule.ended_at.is_(None))
    ).one_or_none()
    if found is None:
        raise NotThere(f"rule {rule_id}")
    return to_rule(*found)


def preview(
    session: Session,
    *,
    organisation_id: UUID,
    draft: Rule | None,
    replaces: UUID | None = None,
    now: datetime,
) -> Plan:
    """What would change if `draft` came (None: nothing comes) in the place of the rule `replaces`."""
    rules = [one for one in rules_of(session, organisation_id=organisation_id) if one.id != replaces]
    return _plan(session, organisation_id, [*rules, *([draft] if draft else [])], now)


def make_rule(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    *,
    organisation_id: UUID,
    draft: Rule,
    replaces: UUID | None = None,
    actor_id: UUID,
    now: datetime,
) -> Plan:
    """Save a rule, end the one it replaces, and do what the rules say. Gives what changed."""
    if replaces:
        _end(session, organisation_id, replaces, actor_id, now)
    made = AssignmentRule(
        id=draft.id,
        organisation_id=organisation_id,
        path_id=draft.path_id,
        department_id=draft.department_id,
        with_below=draft.with_below,
        function=draft.function or None,
        role=draft.role or None,
        started_from=draft.started_from,
        due_days=draft.due_days,
        due_on=draft.due_on,
        created_at=now,
        created_by_id=actor_id,
    )
    session.add(made)
    session.flush()
    _note(session, actor_id, "rule made", draft.id, now, replaces=str(replaces) if replaces else None)
    return apply_rules(session, organisation_id=organisation_id, now=now)


def end_rule(
    session: Session, *, organisation_id: UUID, rule_id: UUID, actor_id: UUID, now: datetime
) -> Plan:
    """End a rule and do what the others say. Raises NotThere when it does not apply."""
    _end(session, organisation_id, rule_id, actor_id, now)
    return apply_rules(session, organisation_id=organisation_id, now=now)


def apply_rules(session: Session, *, organisation_id: UUID, now: datetime) -> Plan:
    """Do what the rules say for everybody; doing it twice changes nothing the second time."""
    _wait_for_others(session, organisation_id)
    found = _plan(session, organisation_id, rules_of(session, organisation_id=organisation_id), now)
    write(session, found.changes, now=now)
    return found


def _plan(session: Session, organisation_id: UUID, rules: Sequence[Rule], now: datetime) -> Plan:
    day = today(now)
    members = members_of(session, organisation_id=organisation_id, today=day)
    ever_ruled = select(AssignmentRule.path_id).where(AssignmentRule.organisation_id == organisation_id)
    path_ids = {*session.scalars(ever_ruled), *(one.path_id for one in rules)}
    held = held_by_staff(session, organisation_id=organisation_id, path_ids=path_ids)
    return plan(rules, members, held, today=day)


def _wait_for_others(session: Session, organisation_id: UUID) -> None:
    """Two people who save a rule at once would both give somebody the same path."""
    session.execute(select(Organisation.id).where(Organisation.id == organisation_id).with_for_update())


def _end(session: Session, organisation_id: UUID, rule_id: UUID, actor_id: UUID, now: datetime) -> None:
    ended = session.execute(
        update(AssignmentRule)
        .where(AssignmentRule.organisation_id == organisation_id, AssignmentRule.id == rule_id)
        .where(AssignmentRule.ended_at.is_(None))
        .values(ended_at=now, ended_by_id=actor_id)
        .returning(AssignmentRule.id)
    )
    if ended.one_or_none() is None:
        raise NotThere(f"rule {rule_id}")
    _note(session, actor_id, "rule ended", rule_id, now)


def _note(
    session: Session, actor_id: UUID, action: str, rule_id: UUID, now: datetime, **facts: str | None
) -> None:
    given = {"rule": str(rule_id), **{key: value for key, value in facts.items() if value}}
    audit.record(session, actor_id=actor_id, action=action, facts=given, now=now)
