"""What somebody has to do again because the guide changed after they finished; a pure rule."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from elearn.content.library import Module, Path
from elearn.services.source.values import Decided

AGAIN = ("gewijzigd", "alles")


@dataclass(frozen=True, slots=True)
class Redo:
    """The lessons and questions to do again, in order; `everything`: the whole path."""

    everything: bool
    lesson_ids: tuple[str, ...]
    question_ids: tuple[str, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether nothing has to be done again."""
        return not (self.everything or self.lesson_ids or self.question_ids)


def to_redo(module: Module, path: Path, decided: Iterable[Decided], *, finished_at: datetime) -> Redo:
    """What a completion of that moment asks to redo. A later correction replaces a decision.

    Only items of the path count: its lessons, and the questions of the quizzes of those lessons.
    """
    lessons = set(path.lesson_ids)
    questions = _questions(module, lessons)
    standing = _standing(decided, after=finished_at)
    of_path = {
        (kind, id_): decisions
        for (kind, id_), decisions in standing.items()
        if (kind == "les" and id_ in lessons) or (kind == "vraag" and id_ in questions)
    }
    changed = {key for key, decisions in of_path.items() if "gewijzigd" in decisions}
    return Redo(
        everything=any("alles" in decisions for decisions in of_path.values()),
        lesson_ids=tuple(one for one in path.lesson_ids if ("les", one) in changed),
        question_ids=tuple(one for one in questions if ("vraag", one) in changed),
    )


def asked_at(module: Module, path: Path, decided: Iterable[Decided]) -> tuple[datetime, ...]:
    """The moments of the decisions that stand and ask to do something of a path again, in order.

    Who finished before one of them has something to redo; who finished after the last has not.
    """
    lessons = set(path.lesson_ids)
    items = {("les", one) for one in lessons} | {("vraag", one) for one in _questions(module, lessons)}
    asking = (one for one in _last(decided) if one.decision in AGAIN and (one.kind, one.item_id) in items)
    return tuple(sorted({one.decided_at for one in asking}))


def _questions(module: Module, lessons: Collection[str]) -> list[str]:
    return [q.id for quiz in module.quizzes.values() if quiz.lesson_id in lessons for q in quiz.questions]


def _last(decided: Iterable[Decided]) -> Collection[Decided]:
    """The decisions that stand: the last one about each change of a key point, for each item."""
    in_time = sorted(decided, key=lambda one: one.decided_at)
    return {(one.kind, one.item_id, one.key_point_id, one.to_hash): one for one in in_time}.values()


def _standing(decided: Iterable[Decided], *, after: datetime) -> dict[tuple[str, str], set[str]]:
    """Item -> the decisions that stand."""
    standing: dict[tuple[str, str], set[str]] = {}
    for one in _last(one for one in decided if one.decided_at > after):
        standing.setdefault((one.kind, one.item_id), set()).add(one.decision)
    return standing
