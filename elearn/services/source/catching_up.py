"""What a learner does again after a change of the guide: only what changed, and no longer valid for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from elearn.content.library import Lesson, Library, Quiz
from elearn.db import CatchUp
from elearn.services.progress import load_facts
from elearn.services.refusal import NotThere
from elearn.services.source.records import decisions
from elearn.services.source.redo import Redo, to_redo
from elearn.services.source.values import Decided


@dataclass(frozen=True, slots=True)
class ToDo:
    """What changed in a path since somebody finished it.

    `practice` are quizzes with the ids of their changed questions. A question that is only used in
    the test is not practised: its lesson is read again.
    """

    path_id: str
    lessons: tuple[Lesson, ...]
    practice: tuple[tuple[Quiz, tuple[str, ...]], ...]


def to_do(
    session: Session, library: Library, *, person_id: UUID, finished: Mapping[str, datetime]
) -> tuple[ToDo, ...]:
    """What somebody has to do again, per path; `finished` says when the last completion of each was.

    Without a completion it asks nothing; else one query per module, and one more after a change.
    """
    known = {path_id: at for path_id, at in finished.items() if path_id in library.paths}
    since = min(known.values(), default=None)
    modules = {library.module_of[one].id for one in known}
    decided = {one: decisions(session, module_id=one, since=since) for one in modules}
    if not any(decided.values()):
        return ()
    done = _done(session, person_id)
    found = [
        _to_do(library, path_id, decided[library.module_of[path_id].id], max(at, done.get(path_id, at)))
        for path_id, at in known.items()
    ]
    return tuple(one for one in found if one.lessons or one.practice)


def to_do_of(session: Session, library: Library, *, person_id: UUID, path_id: str) -> ToDo:
    """The same for one path. Raises NotThere when there is nothing to do again."""
    held = load_facts(session, person_id).completions
    finished = {path_id: held[path_id].completed_at} if path_id in held else {}
    for one in to_do(session, library, person_id=person_id, finished=finished):
        return one
    raise NotThere(f"catching up with {path_id}")


def finish(session: Session, library: Library, *, person_id: UUID, path_id: str, now: datetime) -> None:
    """Write down that somebody is up to date. Raises NotThere when there was nothing to do again."""
    to_do_of(session, library, person_id=person_id, path_id=path_id)
    edition = library.module_of[path_id].edition
    session.add(CatchUp(person_id=person_id, path_id=path_id, edition=edition, done_at=now))
    session.flush()


def _done(session: Session, person_id: UUID) -> dict[str, datetime]:
    last = select(CatchUp.path_id, func.max(CatchUp.done_at)).where(CatchUp.person_id == person_id)
    return {row[0]: row[1] for row in session.execute(last.group_by(CatchUp.path_id))}


def _to_do(library: Library, path_id: str, decided: Sequence[Decided], since: datetime) -> ToDo:
    path, module = library.paths[path_id], library.module_of[path_id]
    redo = to_redo(module, path, decided, finished_at=since)
    if redo.is_nothing:
        return ToDo(path_id, (), ())
    quizzes = [one for one in module.quizzes.values() if one.lesson_id in path.lesson_ids]
    return ToDo(path_id, _lessons(library, path.lesson_ids, quizzes, redo), _practice(quizzes, redo))


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
