"""The brake on guessing: count tries per key in a window, right with any number of processes."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import case, delete, select
from sqlalchemy.orm import Session

from elearn.db import Throttle
from elearn.db.upsert import insert_into

MINUTE = timedelta(minutes=1)


def count_try(session: Session, *, key: str, now: datetime, window: timedelta, limit: int) -> bool:
    """Count one try; whether it is still within the limit. One statement, so no try gets lost."""
    is_over = Throttle.window_start <= now - window
    statement = insert_into(session, Throttle).values(key=key, window_start=now, tries=1)
    tries = session.scalar(
        statement.on_conflict_do_update(
            index_elements=[Throttle.key],
            set_={
                "tries": case((is_over, 1), else_=Throttle.tries + 1),
                "window_start": case((is_over, now), else_=Throttle.window_start),
            },
        ).returning(Throttle.tries)
    )
    return tries is not None and tries <= limit


def tries_in(session: Session, *, key: str, now: datetime, window: timedelta) -> int:
    """How many tries a key made in its window so far, without counting one."""
    recent = select(Throttle.tries).where(Throttle.key == key, Throttle.window_start > now - window)
    return session.scalar(recent) or 0


def wait_minutes(session: Session, *, key: str, now: datetime, window: timedelta) -> int:
    """Whole minutes until the window of a key ends, at least 1."""
    start = session.scalar(select(Throttle.window_start).where(Throttle.key == key)) or now
    return max(-((now - start - window) // MINUTE), 1)


def forget_tries(session: Session, *, key: str) -> None:
    """Start a key anew, after a try that was right."""
    session.execute(delete(Throttle).where(Throttle.key == key))
