"""How often each choice was made, by everybody together: no person, no moment in time."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.content.dilemma import Dilemma
from elearn.db import DilemmaCount
from elearn.db.upsert import insert_into
from elearn.services.minimum_group import MINIMUM_GROUP

Counts = Mapping[str, Mapping[str, int]]
"""Id of a moment -> key of a choice -> how often it was the first choice there."""


def count_choice(session: Session, *, dilemma_id: str, moment_id: str, choice_key: str) -> None:
    """Count a first choice at a moment. One statement, so that no count gets lost."""
    statement = insert_into(session, DilemmaCount).values(
        dilemma_id=dilemma_id, moment_id=moment_id, choice_key=choice_key, times=1
    )
    session.execute(
        statement.on_conflict_do_update(
            index_elements=[DilemmaCount.dilemma_id, DilemmaCount.moment_id, DilemmaCount.choice_key],
            set_={"times": DilemmaCount.times + 1},
        )
    )


def counts_of(session: Session, dilemma: Dilemma) -> Counts:
    """The counts of the moments that enough people played; the other moments are left out.

    Choices that the dilemma no longer has are not counted.
    """
    rows = session.execute(
        select(DilemmaCount.moment_id, DilemmaCount.choice_key, DilemmaCount.times).where(
            DilemmaCount.dilemma_id == dilemma.id
        )
    )
    times = {(row.moment_id, row.choice_key): row.times for row in rows}
    counted = {
        moment.id: {choice.key: times.get((moment.id, choice.key), 0) for choice in moment.choices}
        for moment in dilemma.moments
    }
    return {moment_id: one for moment_id, one in counted.items() if sum(one.values()) >= MINIMUM_GROUP}
