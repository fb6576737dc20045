"""What cites a key point of the guide: the lessons and questions that must follow when it changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from elearn.content.library import Module

ItemKind = Literal["les", "vraag"]


@dataclass(frozen=True, slots=True)
class Item:
    """A lesson or a question that cites; `where` says in words where in it."""

    kind: ItemKind
    id: str
    title: str
    where: str


def items_citing(module: Module) -> Mapping[str, tuple[Item, ...]]:
    """Id of a key point -> what cites it: lessons first, each once."""
    found: dict[str, list[Item]] = {key: [] for key in module.guide.key_points}
    for key_point_id, item in (*_in_lessons(module), *_in_questions(module)):
        found.setdefault(key_point_id, []).append(item)
    return {key: tuple(items) for key, items in found.items()}


def _in_lessons(module: Module) -> Iterator[tuple[str, Item]]:
    for lesson in module.lessons.values():
        steps: dict[str, list[int]] = {}
        for number, step in enumerate(lesson.steps, start=1):
            for key in dict.fromkeys(key for one in step.citations for key in one.key_points):
                steps.setdefault(key, []).append(number)
        for key, numbers in steps.items():
            where = f"stap {' en '.join(map(str, numbers))}"
            yield key, Item("les", lesson.id, lesson.title, where)


def _in_questions(module: Module) -> Iterator[tuple[str, Item]]:
    for question in module.questions.values():
        quiz = module.quiz_of[question.id]
        for key in dict.fromkeys(question.sources):
            yield key, Item("vraag", question.id, question.text, f"quiz ‘{quiz.title}’")
