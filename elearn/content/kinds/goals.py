"""`doelen.yaml`: what a learner can observably do afterwards."""

from __future__ import annotations

from pydantic import Field

from elearn.content.kinds.ids import KeyPointId
from elearn.content.library import Goal
from elearn.reader.scalars import Boolean, Slug, Text
from elearn.reader.schema import Entry


class GoalEntry(Entry):
    """One goal."""

    id: Text
    title: Text = Field(alias="titel")
    behaviour: Text = Field(alias="gedrag")
    critical: Boolean = Field(alias="kritiek", default=False)
    roles: tuple[Slug, ...] = Field(alias="rollen", min_length=1)
    sources: tuple[KeyPointId, ...] = Field(alias="bron", default=())


class GoalsFile(Entry):
    """The whole file."""

    goals: tuple[GoalEntry, ...] = Field(alias="doelen", min_length=1)


def to_goals(file: GoalsFile) -> dict[str, Goal]:
    """The goals by id, in the order of the file."""
    return {
        entry.id: Goal(
            id=entry.id,
            title=entry.title,
            behaviour=entry.behaviour,
            critical=entry.critical,
            roles=entry.roles,
            sources=entry.sources,
        )
        for entry in file.goals
    }
