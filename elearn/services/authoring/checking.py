"""Check a text within its module: its own mistakes, those it causes elsewhere, and what was asked."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from elearn.content.drafts.answered import check_answered
from elearn.content.drafts.draft import Draft, Read
from elearn.content.files import ContentFile, Overlay
from elearn.content.kinds.quizzes import QuizDraft
from elearn.content.library import Module
from elearn.content.load import blocks
from elearn.content.shelf import Shelf
from elearn.db import DrawnQuestion, QuestionVersion
from elearn.questions import parse_json
from elearn.questions.question import Question
from elearn.reader.problem import Problem


@dataclass(frozen=True, slots=True)
class Checked:
    """A module with another text in it; `module` None when a mistake blocks it.

    `problems` are all of the module, those of the file itself first.
    """

    file: ContentFile
    draft: Draft
    module: Module | None
    problems: tuple[Problem, ...]

    @property
    def read(self) -> Read[object] | None:
        """The file as it was read; None when there is none."""
        return self.draft.by_path.get(self.file.path)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What blocks publishing."""
        return tuple(one for one in self.problems if one.severity == "fout")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What teaches, in the file itself."""
        return tuple(one for one in self.problems if one.severity != "fout" and self.is_own(one))

    def is_own(self, problem: Problem) -> bool:
        """Whether a problem stands in the file itself."""
        return problem.file == f"{self.draft.folder.name}/{self.file.path}"


def check_text(session: Session, shelf: Shelf, *, file: ContentFile, overlay: Overlay) -> Checked:
    """Check the module of a file with this overlay. One query, and none for other files than quizzes."""
    tried = shelf.try_out(file.module_id, overlay)
    quiz = tried.draft.quizzes.get(file.stem) if file.kind == "quizzen" else None
    answered = tuple(check_answered(quiz, _asked(session, quiz))) if quiz else ()
    module = None if blocks(answered) else tried.module
    found = Checked(file, tried.draft, module, ())
    problems = sorted({*tried.problems, *answered}, key=lambda one: (not found.is_own(one), one))
    return replace(found, problems=tuple(problems))


def _asked(session: Session, quiz: Read[QuizDraft]) -> dict[str, list[Question]]:
    """The versions of the questions of a quiz that were asked in tests.

    A version that was only practised, and kept because somebody reported it, may change freely.
    """
    ids = {question.id for question in quiz.value.questions.values()}
    in_test = exists().where(DrawnQuestion.content_hash == QuestionVersion.content_hash)
    found = session.execute(
        select(QuestionVersion.question_id, QuestionVersion.body)
        .where(QuestionVersion.question_id.in_(ids), in_test)
        .order_by(QuestionVersion.content_hash)
    )
    asked: dict[str, list[Question]] = {}
    for question_id, body in found:
        asked.setdefault(question_id, []).append(parse_json(body))
    return asked
