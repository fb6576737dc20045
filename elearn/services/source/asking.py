"""Whether somebody has something to do again, and since when: for every screen, file and mail.

What exactly has to be done again is told to the learner alone; see `catching_up`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Date, and_, case, exists, func, null, select
from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.db import Assignment, CatchUp, Completion
from elearn.services.calendar import today
from elearn.services.source.records import decisions
from elearn.services.source.redo import asked_at

Asking = Mapping[str, tuple[datetime, ...]]
"""Path -> the moments of the decisions that ask to do something again, oldest first; often empty."""


def asking(
    session: Session,
    library: Library,
    *,
    path_ids: Iterable[str] | None = None,
    since: datetime | None = None,
) -> Asking:
    """What trainers decided about paths (None: all); with `since` only what was decided after it.

    One query for each module.
    """
    paths = [one for one in (library.paths if path_ids is None else path_ids) if one in library.paths]
    modules = {library.module_of[one].id for one in paths}
    decided = {one: decisions(session, module_id=one, since=since) for one in modules}
    found = {
        one: asked_at(library.module_of[one], library.paths[one], decided[library.module_of[one].id])
        for one in paths
    }
    return {path_id: moments for path_id, moments in found.items() if moments}


def asked_on(
    session: Session, asked: Asking, *, person_id: UUID, finished: Mapping[str, datetime]
) -> dict[str, date]:
    """Path -> the day since which somebody has something to do again; without such a path no query.

    `finished` says when the completion that counts was, by path.
    """
    if not asked.keys() & finished.keys():
        return {}
    done = done_at(session, person_id)
    first = {
        path_id: next((one for one in asked.get(path_id, ()) if one > max(at, done.get(path_id, at))), None)
        for path_id, at in finished.items()
    }
    return {path_id: today(moment) for path_id, moment in first.items() if moment}


def asked_of(
    session: Session, library: Library, *, person_id: UUID, finished: Mapping[str, datetime]
) -> dict[str, date]:
    """The same with the decisions read for it: one query per module, and one more after a change."""
    if not finished:
        return {}
    asked = asking(session, library, path_ids=finished, since=min(finished.values()))
    return asked_on(session, asked, person_id=person_id, finished=finished)


def asked_column(asked: Asking) -> ColumnElement[date | None]:
    """The same day for each row of `assignment` joined with its `completion`; NULL: nothing to do.

    It does not look at the status; see `in_sql.status_column` for whom it matters.
    """
    whens = [
        (_is_behind(path_id, moment), today(moment))
        for path_id, moments in asked.items()
        for moment in moments
    ]
    return case(*whens, else_=null()) if whens else null().cast(Date)


def counting_at(session: Session, *, person_id: UUID) -> dict[str, datetime]:
    """When the completion that counts was, by path."""
    counting = (
        select(Completion.path_id, Completion.completed_at)
        .join(Assignment, Assignment.completion_id == Completion.id)
        .where(Assignment.person_id == person_id)
    )
    return {row.path_id: row.completed_at for row in session.execute(counting)}


def done_at(session: Session, person_id: UUID) -> dict[str, datetime]:
    """When somebody was last up to date, by path."""
    last = select(CatchUp.path_id, func.max(CatchUp.done_at)).where(CatchUp.person_id == person_id)
    return {row[0]: row[1] for row in session.execute(last.group_by(CatchUp.path_id))}


def _is_behind(path_id: str, moment: datetime) -> ColumnElement[bool]:
    caught_up = exists().where(
        CatchUp.person_id == Assignment.person_id, CatchUp.path_id == path_id, CatchUp.done_at >= moment
    )
    return and_(Assignment.path_id == path_id, Completion.completed_at < moment, ~caught_up)
