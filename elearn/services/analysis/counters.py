"""Read the counters of questions and tests; a fixed number of queries, however many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.db import AttemptStatistics, ItemStatistics, PickStatistics
from elearn.services.analysis.figures import ItemCount, PickCount
from elearn.services.analysis.reliability import AttemptCount
from elearn.services.analysis.sums import Sums

Form = tuple[str, int]
"""A test and the number of its questions: a test that grows is counted anew."""

Counts = Mapping[str, Sequence[ItemCount]]
"""Content hash -> its counters, one for each form it was asked in."""


def load_counts(session: Session, hashes: Collection[str]) -> Counts:
    """The counters of these versions of questions. Two queries."""
    picks = _load_picks(session, hashes)
    counts: dict[str, list[ItemCount]] = defaultdict(list)
    for row in session.scalars(
        select(ItemStatistics)
        .where(ItemStatistics.content_hash.in_(hashes))
        .order_by(ItemStatistics.content_hash, ItemStatistics.test_id, ItemStatistics.size)
    ):
        own = picks[row.content_hash, row.test_id, row.size]
        counts[row.content_hash].append(ItemCount(sums_of(row), row.fully_right, own))
    return counts


def _load_picks(
    session: Session, hashes: Collection[str]
) -> Mapping[tuple[str, str, int], Mapping[str, PickCount]]:
    picks: dict[tuple[str, str, int], dict[str, PickCount]] = defaultdict(dict)
    found = session.scalars(select(PickStatistics).where(PickStatistics.content_hash.in_(hashes)))
    for row in found:
        picks[row.content_hash, row.test_id, row.size][row.key] = PickCount(row.people, row.rest)
    return picks


def load_attempts(session: Session, test_ids: Collection[str]) -> Mapping[Form, AttemptCount]:
    """The counters of these tests. One query."""
    found = session.scalars(select(AttemptStatistics).where(AttemptStatistics.test_id.in_(test_ids)))
    return {
        (row.test_id, row.size): AttemptCount(
            row.size, row.people, row.points, row.points_squared, row.answers_squared
        )
        for row in found
    }


def load_items(session: Session, test_ids: Collection[str]) -> Mapping[Form, Sequence[Sums]]:
    """The sums of every version of a question that these tests asked. One query."""
    items: dict[Form, list[Sums]] = defaultdict(list)
    for row in session.scalars(select(ItemStatistics).where(ItemStatistics.test_id.in_(test_ids))):
        items[row.test_id, row.size].append(sums_of(row))
    return items


def sums_of(row: ItemStatistics) -> Sums:
    """The points (x) and the points for the rest of the test (y)."""
    return Sums(row.people, row.points, row.points_squared, row.rest, row.rest_squared, row.points_rest)
