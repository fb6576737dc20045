"""Reads `docs/geldigheid.md`: the table that HR reads is what the tests check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from elearn.services.certification import Assigned, Completed, Policy
from elearn.services.certification.simulate import complete_on

TABLE = Path(__file__).parents[3] / "docs" / "geldigheid.md"
MONTH_NUMBERS = {"september": 9, "december": 12}
RULE = re.compile(
    r"Regel: geldig (?:tot (?P<day>\d+) (?P<month>\w+), hoogstens )?(?P<months>\d+) maanden"
    r"(?: vanaf behalen)?, vernieuwen vanaf (?P<window>\d+) dagen voor het einde\."
)
FACTS = {
    r"toegewezen (\S+)": ("assigned_on",),
    r"klaar vóór (\S+)": ("due_on",),
    r"begonnen (\S+)": ("started_on",),
    r"pauze vanaf (\S+)": ("paused_from",),
    r"pauze (\S+) t/m (\S+)": ("paused_from", "paused_until"),
    r"vrijgesteld (\S+) t/m (\S+)": ("exempt_from", "exempt_until"),
}
CORRECTED = " (gecorrigeerd)"


@dataclass(frozen=True)
class Case:
    """One line of the table."""

    name: str
    assigned: Assigned
    completions: tuple[Completed, ...]
    policy: Policy
    today: date
    code: str
    reason: str


def read_cases() -> Iterator[Case]:
    """Every case of the table, in order. Raises ValueError for a line that says something unknown."""
    policy = None
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("Regel:"):
            policy = _policy(line)
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0] != "Geval" and not line.startswith("|-"):
            name, known, today, code, reason = cells
            assigned, completions = _facts(known.split(", "), policy)
            yield Case(name, assigned, completions, policy, date.fromisoformat(today), code, reason)


def _policy(line: str) -> Policy:
    said = RULE.fullmatch(line)
    if said is None:
        raise ValueError(line)
    months, window = int(said["months"]), int(said["window"])
    if said["day"] is None:
        return Policy("vanaf-behalen", months, window)
    return Policy("vaste-datum", months, window, MONTH_NUMBERS[said["month"]], int(said["day"]))


def _facts(said: list[str], policy: Policy) -> tuple[Assigned, tuple[Completed, ...]]:
    assigned: dict[str, object] = {}
    completions: tuple[Completed, ...] = ()
    for one in said:
        if one.startswith("behaald "):
            completions = _complete(completions, policy, one.removeprefix("behaald "))
        else:
            assigned |= _fact(one)
    return Assigned(**assigned), completions


def _complete(before: tuple[Completed, ...], policy: Policy, said: str) -> tuple[Completed, ...]:
    day = date.fromisoformat(said.removesuffix(CORRECTED))
    *rest, last = complete_on(before, policy, [day])
    return (*rest, Completed(last.completed_on, last.valid_until, said.endswith(CORRECTED)))


def _fact(said: str) -> dict[str, object]:
    if said == "ingetrokken":
        return {"is_ended": True}
    for pattern, names in FACTS.items():
        if found := re.fullmatch(pattern, said):
            return dict(zip(names, map(date.fromisoformat, found.groups()), strict=True))
    raise ValueError(said)
