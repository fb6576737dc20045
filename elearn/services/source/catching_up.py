"""What a learner does again after a change of the guide: only what changed, and no longer valid for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from elearn.content.library import Lesson, Library, Quiz
from elearn.db import CatchUp
from elearn.services.progress import load_facts
from elearn.services.refusal import NotThere
from elearn.services.source.asking import done_at
from elearn.services.source.records import decisions
from elearn.services.source.redo import Redo, to_redo


@dataclass(frozen=True, slots=True)
class ToDo:
    """What changed in a path since somebody finished it.

    `practice` are quizzes with the ids of their changed questions. A question that is only used in
    the test is not practised: its lesson is read again. `everything`: all lessons and all practice;
    the tests stay passed.
    """

    path_id: str
    everything: bool
    lessons: tuple[Lesson, ...]
    practice: tuple[tuple[Quiz, tuple[str, ...]], ...]


def to_do_of(session: Session, library: Library, *, person_id: UUID, path_id: str) -> ToDo:
    """What somebody has to do again for a path. Raises NotThere when that is nothing."""
    held = load_facts(session, person_id, with_attempts=False).completions.get(path_id)
    if held is None or path_id not in library.paths:
        raise NotThere(f"catching up with {path_id}")
    since = max(held.completed_at, done_at(session, person_id).get(path_id, held.completed_at))
    decided = decisions(session, module_id=library.module_of[path_id].id, since=since)
    redo = to_redo(library.module_of[path_id], library.paths[path_id], decided, finished_at=since)
    if redo.is_nothing:
        raise NotThere(f"catching up with {path_id}")
    return _to_do(library, path_id, redo)


def finish(session: Session, library: Library, *, person_id: UUID, path_id: str, now: datetime) -> None:
    """Write down that somebody is up to date. Raises NotThere when there was nothing to do again."""
    to_do_of(session, library, person_id=person_id, path_id=path_id)
    edition = library.module_of[path_id].edition
    session.add(CatchUp(person_id=person_id, path_id=path_id, edition=edition, done_at=now))
    session.flush()


def _to_do(library: Library, path_id: str, redo: Redo) -> ToDo:
    path, module = library.paths[path_id], library.module_of[path_id]
    quizzes = [one for one in module.quizzes.values() if one.lesson_id in path.lesson_ids]
    lessons = _lessons(library, path.lesson_ids, quizzes, redo)
    return ToDo(path_id, redo.everything, lessons, _practice(quizzes, redo))


def _lessons(
    library: Library, lesson_ids: Sequence[str], quizzes: Sequence[Quiz], redo: Redo
) -> tuple[Lesson, ...]:
    changed = set(redo.question_ids)
    only_in_test = {
        quiz.lesson_id
        for quiz in quizzes
        for question in quiz.questions
        if question.id in changed and question not in quiz.practice
    }
    wanted = only_in_test | set(redo.lesson_ids)
    return tuple(library.lessons[one] for one in lesson_ids if redo.everything or one in wanted)


def _practice(quizzes: Sequence[Quiz], redo: Redo) -> tuple[tuple[Quiz, tuple[str, ...]], ...]:
    changed = set(redo.question_ids)
    found = (
        (quiz, tuple(one.id for one in quiz.practice if redo.everything or one.id in changed))
        for quiz in quizzes
    )
    return tuple((quiz, ids) for quiz, ids in found if ids)
