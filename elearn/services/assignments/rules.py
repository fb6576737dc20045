"""Make, change and end rules, and do what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from elearn.db import Assignment, AssignmentRule, Department, Organisation
from elearn.services import audit
from elearn.services.assignments.fitting import asked_by, spellings_in
from elearn.services.assignments.matching import in_words
from elearn.services.assignments.plan import PathPlan
from elearn.services.assignments.staff import rules_of, to_rule
from elearn.services.assignments.values import Change, Counts, Preview, Rule
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


def preview(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    *,
    organisation_id: UUID,
    draft: Rule | None,
    replaces: UUID | None = None,
    now: datetime,
    shown: int,
) -> Preview:
    """What would change if `draft` came (None: nothing comes) in the place of the rule `replaces`.

    Only on the paths of these two, and the first `shown` changes of each kind.
    """
    known = rules_of(session, organisation_id=organisation_id)
    path_ids = {draft.path_id} if draft else set()
    path_ids |= {one.path_id for one in known if one.id == replaces}
    rules = [*(one for one in known if one.id != replaces), *([draft] if draft else [])]
    counts, first = Counts(), list[Change]()
    for plan in _plans(session, organisation_id, rules, path_ids, now):
        found = plan.counts(session)
        first += plan.first(session, found, shown)
        counts += found
    return Preview(counts, first)


def make_rule(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    *,
    organisation_id: UUID,
    draft: Rule,
    replaces: UUID | None = None,
    actor_id: UUID,
    now: datetime,
) -> Counts:
    """Save a rule, end the one it replaces, and do what rules say on their paths. Gives what changed."""
    path_ids = {draft.path_id}
    if replaces:
        path_ids.add(_end(session, organisation_id, replaces, actor_id, now))
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
    return apply_rules(session, organisation_id=organisation_id, path_ids=path_ids, now=now)


def end_rule(
    session: Session, *, organisation_id: UUID, rule_id: UUID, actor_id: UUID, now: datetime
) -> Counts:
    """End a rule and do what the others say on its path. Raises NotThere when it does not apply."""
    path_id = _end(session, organisation_id, rule_id, actor_id, now)
    return apply_rules(session, organisation_id=organisation_id, path_ids={path_id}, now=now)


def apply_rules(
    session: Session, *, organisation_id: UUID, path_ids: Iterable[str] | None = None, now: datetime
) -> Counts:
    """Do what the rules say for everybody, on some paths or on all of them that ever had a rule.

    Doing it twice changes nothing the second time.
    """
    _wait_for_others(session, organisation_id)
    rules = rules_of(session, organisation_id=organisation_id)
    ever_ruled = select(AssignmentRule.path_id).where(AssignmentRule.organisation_id == organisation_id)
    wanted = session.scalars(ever_ruled.distinct()) if path_ids is None else path_ids
    done = Counter[str]()
    for plan in _plans(session, organisation_id, rules, wanted, now):
        for changes in plan.in_parts(session):
            write(session, changes, now=now)
            done.update(one.kind for one in changes)
    return Counts(**done)


def _plans(
    session: Session, organisation_id: UUID, rules: Sequence[Rule], path_ids: Iterable[str], now: datetime
) -> list[PathPlan]:
    spellings = spellings_in(session, organisation_id=organisation_id, rules=rules)
    of_paths = {path_id: [one for one in rules if one.path_id == path_id] for path_id in sorted(path_ids)}
    day = today(now)
    return [
        PathPlan(path_id, asked_by(organisation_id, some, spellings, day))
        for path_id, some in of_paths.items()
    ]


def _wait_for_others(session: Session, organisation_id: UUID) -> None:
    """Two people who save a rule at once would both give somebody the same path."""
    session.execute(select(Organisation.id).where(Organisation.id == organisation_id).with_for_update())


def _end(session: Session, organisation_id: UUID, rule_id: UUID, actor_id: UUID, now: datetime) -> str:
    """Gives the path of the rule."""
    ended = session.execute(
        update(AssignmentRule)
        .where(AssignmentRule.organisation_id == organisation_id, AssignmentRule.id == rule_id)
        .where(AssignmentRule.ended_at.is_(None))
        .values(ended_at=now, ended_by_id=actor_id)
        .returning(AssignmentRule.path_id)
    )
    path_id = ended.scalar_one_or_none()
    if path_id is None:
        raise NotThere(f"rule {rule_id}")
    _note(session, actor_id, "rule ended", rule_id, now)
    return path_id


def _note(
    session: Session, actor_id: UUID, action: str, rule_id: UUID, now: datetime, **facts: str | None
) -> None:
    given = {"rule": str(rule_id), **{key: value for key, value in facts.items() if value}}
    audit.record(session, actor_id=actor_id, action=action, facts=given, now=now)
