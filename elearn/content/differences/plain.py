"""A file as plain data with Dutch keys, the form in which two versions of it are compared."""

from __future__ import annotations

from typing import Any

from elearn.content.drafts.draft import Read
from elearn.content.kinds.lessons import LessonDraft
from elearn.content.kinds.quizzes import QuizDraft
from elearn.content.markdown.steps import StepDraft
from elearn.reader.schema import Entry


def plain(read: Read[object] | None) -> dict[str, Any]:
    """What a file says, without how it is written; empty when there is no file.

    Only for a file without mistakes: what could not be read is not in it.
    """
    match read.value if read else None:
        case QuizDraft() as quiz:
            return _plain_quiz(quiz)
        case LessonDraft() as lesson if read:
            return _entry(lesson.front) | {"lesstappen": _steps(read, lesson.steps)}
        case Entry() as entry:
            return _entry(entry)
        case _:
            return {}


def _plain_quiz(quiz: QuizDraft) -> dict[str, Any]:
    questions = [
        one.model_dump(mode="json", by_alias=True, exclude_defaults=True) for one in quiz.questions.values()
    ]
    return _entry(quiz.file) | {"vragen": questions}


def _entry(entry: Entry | None) -> dict[str, Any]:
    return entry.model_dump(mode="json", by_alias=True, exclude_defaults=True) if entry else {}


def _steps(read: Read[object], steps: tuple[StepDraft, ...]) -> list[dict[str, str]]:
    """Each step as written, down to the line `---` above the next."""
    lines = read.document.source.lines
    ends = [*(step.first_line - 2 for step in steps[1:]), len(lines)]
    return [
        {"titel": step.title, "tekst": _without_title("\n".join(lines[step.first_line - 1 : end]))}
        for step, end in zip(steps, ends, strict=True)
    ]


def _without_title(text: str) -> str:
    first, _, rest = text.strip().partition("\n")
    return rest.strip() if first.startswith("## ") else text.strip()
