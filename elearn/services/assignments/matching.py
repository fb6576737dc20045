"""By when a rule wants a path done, and whom it is for in words; no database, no clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from elearn.services.assignments.values import Rule

BELOW = " / "


def due_day(rule: Rule, today: date) -> date | None:
    """The last day for somebody who comes under a rule today; None: the rule has no date."""
    return today + timedelta(days=rule.due_days) if rule.due_days else rule.due_on


def in_words(rule: Rule) -> str:
    """Whom a rule is for, such as `Iedereen bij Publiekszaken met rol baliemedewerker`."""
    return " ".join(_conditions(rule))


def reason_of(rule: Rule) -> str:
    """Why a learner has this path, told to the learner."""
    whom = in_words(rule)
    return f"Je gemeente vraagt dit van {whom[0].lower()}{whom[1:]}."


def _conditions(rule: Rule) -> Iterator[str]:
    yield "Iedereen"
    if rule.department:
        yield f"bij {rule.department}"
    if rule.department and not rule.with_below:
        yield "(zonder de teams daaronder)"
    if rule.function:
        yield f"met functie {rule.function}"
    if rule.role:
        yield f"met rol {rule.role}"
    if rule.started_from:
        yield f"in dienst vanaf {rule.started_from:%d-%m-%Y}"
