"""Add a first attempt to the counters, in the transaction that hands it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from elearn.db import AttemptStatistics, ItemStatistics, PickStatistics
from elearn.db.base import Base
from elearn.db.upsert import insert_into
from elearn.services.analysis.figures import ItemCount
from elearn.services.analysis.tally import Response, Tally, tally


def count_first_attempt(session: Session, *, test_id: str, responses: Sequence[Response]) -> None:
    """Add the attempt to the counters of its test, its questions and what was picked.

    The row of the test comes first: two people who hand in the same test at once wait for each
    other there, and never in a ring further on.
    """
    if not responses:
        return
    counted = tally(responses)
    key = {"test_id": test_id, "size": counted.attempt.size}
    for table, rows in _rows(counted):
        if rows:
            _add(session, table, [key | row for row in rows])


def _rows(counted: Tally) -> tuple[tuple[type[Base], list[dict[str, Any]]], ...]:
    attempt = counted.attempt
    whole = {
        "people": attempt.people,
        "points": attempt.points,
        "points_squared": attempt.points_squared,
        "answers_squared": attempt.answers_squared,
    }
    picks = [
        {"content_hash": content_hash, "key": key, "people": pick.people, "rest": pick.rest}
        for content_hash, item in counted.items.items()
        for key, pick in item.picks.items()
    ]
    items = [_item_row(content_hash, item) for content_hash, item in counted.items.items()]
    return (AttemptStatistics, [whole]), (ItemStatistics, items), (PickStatistics, picks)


def _item_row(content_hash: str, item: ItemCount) -> dict[str, Any]:
    return {
        "content_hash": content_hash,
        "people": item.sums.n,
        "fully_right": item.fully_right,
        "points": item.sums.x,
        "points_squared": item.sums.xx,
        "rest": item.sums.y,
        "rest_squared": item.sums.yy,
        "points_rest": item.sums.xy,
    }


def _add(session: Session, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Make each row, or add to the one that is there: the database adds, so nothing gets lost."""
    statement = insert_into(session, table)
    columns = table.__table__.columns
    added = {
        column.name: column + statement.excluded[column.name] for column in columns if not column.primary_key
    }
    keys = [column for column in columns if column.primary_key]
    session.execute(statement.on_conflict_do_update(index_elements=keys, set_=added), rows)
