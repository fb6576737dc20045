"""The moment somebody begins with a path: with its first lesson or test, and only once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.db import Assignment


def mark_started(
    session: Session, library: Library, *, person_id: UUID, content_id: str, now: datetime
) -> None:
    """Begin all own paths that hold a lesson or test and had not begun."""
    path_ids = [
        path.id
        for path in library.paths.values()
        if content_id in path.lesson_ids or content_id in path.test_ids
    ]
    session.execute(
        update(Assignment)
        .where(Assignment.person_id == person_id, Assignment.path_id.in_(path_ids))
        .where(Assignment.started_at.is_(None), Assignment.ended_at.is_(None))
        .values(started_at=now)
        .execution_options(synchronize_session=False)
    )
