"""What somebody has to do again because the guide changed after they finished; a pure rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from elearn.content.library import Module, Path
from elearn.services.source.values import Decided


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
    questions = [
        q.id for quiz in module.quizzes.values() if quiz.lesson_id in lessons for q in quiz.questions
    ]
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


def _standing(decided: Iterable[Decided], *, after: datetime) -> dict[tuple[str, str], set[str]]:
    """Item -> the decisions that stand: the last one about each change of a key point."""
    last = {
        (one.kind, one.item_id, one.key_point_id, one.to_hash): one.decision
        for one in sorted(decided, key=lambda one: one.decided_at)
        if one.decided_at > after
    }
    standing: dict[tuple[str, str], set[str]] = {}
    for (kind, item_id, *_), decision in last.items():
        standing.setdefault((kind, item_id), set()).add(decision)
    return standing
