"""The completions of a made-up past, in the order of time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.db import Completion, CompletionHolder, Organisation
from elearn.db.bulk import insert_rows
from elearn.services.calendar import today as day_of
from elearn.services.records.chain import add_links
from elearn.services.records.codes import new_code
from elearn.services.records.holders import sealed
from elearn.services.synthetic.history import Finished, History

AN_EDITION = timedelta(days=400)
"""How long the module was the same: who finished earlier has an edition from before."""

HOLDER = ("person_name", "personnel_number", "department_name", "salt")

Done = tuple[Finished, History, Mapping[str, str]]
"""What was finished, in which history, and who did it (`holders.sealed`)."""


def write_completions(
    session: Session,
    library: Library,
    organisation: Organisation,
    histories: Sequence[History],
    now: datetime,
) -> int:
    """Add every completion to the chain, oldest first, and who did it; how many."""
    done = sorted(
        ((finished, one, _holder(one)) for one in histories for finished in one.finished),
        key=lambda one: (one[0].completed_at, one[0].id),
    )
    courses = {path_id: _course(library, path_id) for path_id in library.paths}
    rows = (_row(one, courses[one[1].path.id], organisation, now) for one in done)
    count = add_links(session, Completion, organisation_id=organisation.id, rows=rows)
    insert_rows(session, CompletionHolder, _holders(done))
    return count


def _course(library: Library, path_id: str) -> dict[str, Any]:
    """What every completion of a path says about it."""
    path, module = library.paths[path_id], library.module_of[path_id]
    minutes = [library.lessons[one].minutes for one in path.lesson_ids]
    minutes += [library.tests[one].minutes for one in path.test_ids]
    return {
        "path_id": path_id,
        "path_title": path.title,
        "module_id": module.id,
        "edition": module.edition,
        "minutes": sum(minutes),
        "lessons": len(path.lesson_ids),
    }


def _row(done: Done, course: Mapping[str, Any], organisation: Organisation, now: datetime) -> dict[str, Any]:
    finished, history, holder = done
    ago = (now - finished.completed_at) // AN_EDITION
    return {
        **course,
        "id": finished.id,
        "person_id": history.member.id,
        "number": finished.number,
        "code": new_code(),
        "holder_hash": holder["holder_hash"],
        "organisation_name": organisation.name,
        "edition": _before(course["edition"], ago),
        "started_on": finished.started_on,
        "completed_at": finished.completed_at,
        "completed_on": day_of(finished.completed_at),
        "valid_until": finished.valid_until,
    }


def _holder(history: History) -> Mapping[str, str]:
    member = history.member
    return sealed(
        person_name=member.name,
        personnel_number=member.personnel_number,
        department_name=member.team.name,
    )


def _holders(done: Sequence[Done]) -> Iterator[dict[str, Any]]:
    for finished, _, holder in done:
        yield {"completion_id": finished.id, **{name: holder[name] for name in HOLDER}}


def _before(edition: str, ago: int) -> str:
    """A made-up edition so many editions ago; 0 is the one of now."""
    return hashlib.sha256(f"{edition} {ago}".encode()).hexdigest()[: len(edition)] if ago else edition
