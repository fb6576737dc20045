"""The paths of a learner: what is left, how long it takes and where to go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.services.progress import (
    Facts,
    Next,
    PathProgress,
    load_facts,
    progress_of_path,
    progress_of_paths,
)
from elearn.services.refusal import NotThere
from elearn.services.source.asking import asked_of


@dataclass(frozen=True, slots=True)
class Overview:
    """All paths of a learner, most urgent first. What sits in several paths counts once.

    `shared_lessons` sit in more than one own path. What is left leaves out paths that are valid.
    """

    paths: tuple[PathProgress, ...]
    shared_lessons: int
    lessons_left: int
    minutes_left: int
    next: Next | None

    @property
    def current(self) -> PathProgress | None:
        """The path of the next step."""
        return next((one for one in self.paths if self.next and one.path.id == self.next.path_id), None)


def overview(session: Session, library: Library, *, person_id: UUID, now: datetime) -> Overview:
    """Everything for the first page; three queries, and one per module where a path is finished."""
    paths = progress_of_paths(library, _facts(session, library, person_id), now=now)
    todo = [one for one in paths if one.standing.is_open]
    lessons = {one.lesson.id: one for path in todo for one in path.lessons if one.state != "klaar"}
    tests = {one.test.id: one for path in todo for one in path.tests if one.state != "gehaald"}
    in_paths = Counter(one.lesson.id for path in paths for one in path.lessons)
    return Overview(
        paths=paths,
        shared_lessons=sum(count > 1 for count in in_paths.values()),
        lessons_left=len(lessons),
        minutes_left=sum(one.minutes_left for one in lessons.values())
        + sum(one.test.minutes for one in tests.values()),
        next=_next_of(todo),
    )


def path_progress(
    session: Session, library: Library, *, person_id: UUID, path_id: str, now: datetime
) -> PathProgress:
    """One path of a learner. Raises NotThere when it was not assigned."""
    facts = _facts(session, library, person_id)
    if path_id not in facts.assignments or path_id not in library.paths:
        raise NotThere(f"path {path_id}")
    return progress_of_path(library, facts, path_id, now=now)


def _facts(session: Session, library: Library, person_id: UUID) -> Facts:
    facts = load_facts(session, person_id)
    finished = {path_id: one.completed_at for path_id, one in facts.completions.items()}
    return replace(facts, asked=asked_of(session, library, person_id=person_id, finished=finished))


def _next_of(paths: Sequence[PathProgress]) -> Next | None:
    # A test that was begun comes first, in whichever path it sits.
    steps = [path.next for path in paths if path.next]
    begun = [one for one in steps if one.kind == "toets" and (one.place or one.is_answered)]
    return next(iter(begun + steps), None)
