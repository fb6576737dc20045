"""Coverage as tables of text: goals by role, and key points by lessons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from elearn.content.coverage import GoalCoverage, KeyPointCoverage, goals_by_role, key_point_coverage
from elearn.content.library import Module

NONE = "-"


def coverage_lines(module: Module) -> Iterator[str]:
    """Both tables of a module, with what each number is."""
    yield f"{module.title}: vragen per doel en rol (om te oefenen / voor de toets)"
    roles = list(module.paths)
    goals = [[goal.goal.id, *_cells(goal, roles)] for goal in goals_by_role(module)]
    yield from _table(["Doel", *roles], goals)
    yield ""
    yield f"{module.title}: kernpunten in lessen en vragen"
    points = [_point_row(point) for point in key_point_coverage(module)]
    yield from _table(["Kernpunt", "Vragen", "Lessen"], points)


def _cells(coverage: GoalCoverage, roles: Sequence[str]) -> Iterator[str]:
    for role in roles:
        pool = coverage.by_role.get(role)
        yield f"{pool.practice} / {pool.test}" if pool else NONE


def _point_row(coverage: KeyPointCoverage) -> list[str]:
    lessons = ", ".join(item.id for item in coverage.lessons)
    return [coverage.key_point.id, str(len(coverage.questions) or NONE), lessons or NONE]


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    for row in (head, ["-" * width for width in widths], *rows):
        padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(padded).rstrip()
