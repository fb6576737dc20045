"""What a file of staff changes, on a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from elearn.services.staff_file import Change, Plan
from elearn.services.staff_file.words import counts, differences

MOST = 20
"""Lines of a kind that are shown; of a long list the rest is counted."""


def tell(plan: Plan, *, done: bool) -> None:
    """Print the problems, the changes and the numbers."""
    for problem in plan.problems:
        print(problem)
    if not plan.file.refused:
        for line in _shortened(_lines(plan)):
            print(line)
    numbers = ", ".join(f"{number} {name}" for name, number in counts(plan))
    print(f"{'Gedaan' if done else 'Nog niets veranderd'}: {numbers}.")


def as_json(plan: Plan, *, done: bool) -> dict[str, Any]:
    """The same for a machine."""
    return {
        "gedaan": done,
        "bestand_geweigerd": plan.file.refused,
        "sha256": plan.file.digest,
        "aantallen": dict(counts(plan)),
        "procent": plan.share,
        "nieuw": [one.after.number for one in plan.new],
        "gewijzigd": [_changed(one) for one in plan.changed],
        "weg": [one.after.number for one in plan.leaving],
        "blijft": [{"personeelsnummer": one.number, "reden": why} for one, why in plan.kept],
        "afdelingen_nieuw": list(plan.departments),
        "afdelingen_hernoemd": dict(plan.renamed),
        "meldingen": [asdict(one) for one in plan.problems],
    }


def _changed(change: Change) -> dict[str, Any]:
    fields = [{"veld": name, "oud": old, "nieuw": new} for name, old, new in differences(change)]
    return {"personeelsnummer": change.after.number, "velden": fields}


def _lines(plan: Plan) -> Iterator[list[str]]:
    yield [f"nieuw      {one.after.number} {one.after.name}" for one in plan.new]
    yield [
        f"gewijzigd  {one.after.number} {name}: {old} → {new}"
        for one in plan.changed
        for name, old, new in differences(one)
    ]
    yield [f"weg        {one.after.number} {one.after.name}" for one in plan.leaving]
    yield [f"blijft     {one.number} {one.name}. {why}" for one, why in plan.kept]
    yield [f"afdeling   {old} heet nu {new}" for old, new in plan.renamed.items()]
    yield [f"afdeling   {name} is nieuw" for name in plan.departments]


def _shortened(kinds: Iterable[list[str]]) -> Iterator[str]:
    for lines in kinds:
        yield from lines[:MOST]
        if len(lines) > MOST:
            yield f"           en nog {len(lines) - MOST}"
