"""Read a lesson step by step; what is finished stays finished and stays open to read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, case, func, select
from sqlalchemy.orm import Session

from elearn.content.library import Case, Lesson, Library, Path, Step
from elearn.db import LessonProgress, Organisation, Person
from elearn.db.rows import rows
from elearn.db.upsert import insert_into
from elearn.services.progress import LessonState, load_facts, progress_of_paths
from elearn.services.progress.facts import load_assignments
from elearn.services.progress.started import mark_started
from elearn.services.records.completions import complete_finished_paths
from elearn.services.refusal import NotThere

CONTACTS = select(Organisation.contacts).join(Person).where(Person.id == bindparam("person_id"))


@dataclass(frozen=True, slots=True)
class Reading:
    """A lesson for one person; `path` is their most urgent one that holds it.

    `case` is the opening scene for that path.
    """

    lesson: Lesson
    path: Path
    case: Case | None
    state: LessonState


@dataclass(frozen=True, slots=True)
class Finished:
    """A step that is recorded; `completed_path_ids` are the paths that it finished."""

    lesson_done: bool
    completed_path_ids: tuple[str, ...]


def read_lesson(
    session: Session, library: Library, *, person_id: UUID, lesson_id: str, now: datetime
) -> Reading:
    """A lesson of one of somebody's paths. Raises NotThere when no own path has it."""
    # Which path is most urgent does not depend on its tests.
    paths = progress_of_paths(library, load_facts(session, person_id, with_attempts=False), now=now)
    found = (
        (progress.path, state)
        for progress in paths
        for state in progress.lessons
        if state.lesson.id == lesson_id
    )
    path, state = next(found, (None, None))
    if path is None or state is None:
        raise NotThere(f"lesson {lesson_id}")
    return Reading(state.lesson, path, state.lesson.cases.get(path.id), state)


def contacts_for(session: Session, step: Step, *, person_id: UUID) -> dict[str, str]:
    """The contact card as far as a step shows it: few do, and then there is nothing to look up."""
    return contacts_of(session, person_id) if step.has_slots else {}


def contacts_of(session: Session, person_id: UUID) -> dict[str, str]:
    """The contact card of somebody's organisation: contact id -> text."""
    return rows(session, CONTACTS, person_id=person_id).scalar() or {}


def finish_step(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session, library: Library, *, person_id: UUID, lesson_id: str, step: int, now: datetime
) -> Finished:
    """Record that somebody finished a step (from 1); never goes back, twice is once.

    Raises NotThere when no own path has the lesson or the lesson has no such step.
    """
    lesson = _own_lesson(session, library, person_id, lesson_id)
    if not 1 <= step <= len(lesson.steps):
        raise NotThere(f"step {step} of lesson {lesson_id}")
    mark_started(session, library, person_id=person_id, content_id=lesson_id, now=now)
    if not _store(session, person_id, lesson, step, now):
        return Finished(lesson_done=False, completed_path_ids=())
    completed = complete_finished_paths(session, library, person_id=person_id, now=now)
    return Finished(lesson_done=True, completed_path_ids=tuple(one.path_id for one in completed))


def _own_lesson(session: Session, library: Library, person_id: UUID, lesson_id: str) -> Lesson:
    paths = (library.paths.get(one) for one in load_assignments(session, person_id))
    if not any(path and lesson_id in path.lesson_ids for path in paths):
        raise NotThere(f"lesson {lesson_id}")
    return library.lessons[lesson_id]


def _store(session: Session, person_id: UUID, lesson: Lesson, step: int, now: datetime) -> bool:
    """Whether the lesson is finished now."""
    row: dict[str, Any] = {
        "person_id": person_id,
        "lesson_id": lesson.id,
        "step": step,
        "content_hash": lesson.content_hash,
        "updated_at": now,
        "completed_at": now if step == len(lesson.steps) else None,
    }
    statement = insert_into(session, LessonProgress).values(row)
    new = statement.excluded
    is_further = new.step > LessonProgress.step
    stored = statement.on_conflict_do_update(
        index_elements=[LessonProgress.person_id, LessonProgress.lesson_id],
        set_={
            "step": case((is_further, new.step), else_=LessonProgress.step),
            "content_hash": new.content_hash,
            "updated_at": new.updated_at,
            "completed_at": func.coalesce(LessonProgress.completed_at, new.completed_at),
        },
    ).returning(LessonProgress.completed_at)
    return session.scalar(stored) is not None
