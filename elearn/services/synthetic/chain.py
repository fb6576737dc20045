"""The completions of a made-up past, in the order of time, each linked to the one before it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from typing import Any

from elearn.content.library import Library
from elearn.db import Organisation
from elearn.services.calendar import today as day_of
from elearn.services.progress import CompletionView
from elearn.services.records.chain import hash_of
from elearn.services.records.codes import new_code
from elearn.services.synthetic.history import Finished, History

COLUMNS = tuple(one.name for one in fields(CompletionView))
AN_EDITION = timedelta(days=400)
"""How long the module was the same: who finished earlier has an edition from before."""


@dataclass(frozen=True, slots=True)
class Course:
    """What a completion says about its path."""

    module_id: str
    edition: str
    minutes: int
    lessons: int


def links(
    library: Library, organisation: Organisation, histories: Sequence[History], now: datetime
) -> Iterator[dict[str, Any]]:
    """The rows to write, oldest first; the organisation follows with the end of its chain."""
    in_time = sorted(
        ((finished, history) for history in histories for finished in history.finished),
        key=lambda one: (one[0].completed_at, one[0].id),
    )
    courses = {path_id: _course(library, path_id) for path_id in library.paths}
    for finished, history in in_time:
        link = _link(organisation, finished, history, courses[history.path.id], now)
        organisation.completions, organisation.last_hash = link.sequence, link.hash
        yield {name: getattr(link, name) for name in COLUMNS}


def _course(library: Library, path_id: str) -> Course:
    path, module = library.paths[path_id], library.module_of[path_id]
    minutes = [library.lessons[one].minutes for one in path.lesson_ids]
    minutes += [library.tests[one].minutes for one in path.test_ids]
    return Course(module.id, module.edition, sum(minutes), len(path.lesson_ids))


def _link(
    organisation: Organisation, finished: Finished, history: History, course: Course, now: datetime
) -> CompletionView:
    member, path = history.member, history.path
    ago = (now - finished.completed_at) // AN_EDITION
    link = CompletionView(
        id=finished.id,
        organisation_id=organisation.id,
        sequence=organisation.completions + 1,
        person_id=member.id,
        path_id=path.id,
        number=finished.number,
        code=new_code(),
        person_name=member.name,
        personnel_number=f"{member.number:07}",
        department_name=member.team.name,
        organisation_name=organisation.name,
        path_title=path.title,
        module_id=course.module_id,
        edition=_before(course.edition, ago),
        minutes=course.minutes,
        lessons=course.lessons,
        started_on=finished.started_on,
        completed_at=finished.completed_at,
        completed_on=day_of(finished.completed_at),
        valid_until=finished.valid_until,
        previous_hash=organisation.last_hash,
        hash="",
    )
    return replace(link, hash=hash_of(link))


def _before(edition: str, ago: int) -> str:
    """A made-up edition so many editions ago; 0 is the one of now."""
    return hashlib.sha256(f"{edition} {ago}".encode()).hexdigest()[: len(edition)] if ago else edition
