"""A path can be finished: it has a test, and the test has questions to draw from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from elearn.content.drafts.draft import Draft
from elearn.content.kinds.goals import GoalEntry
from elearn.content.kinds.paths import test_ids
from elearn.reader.document import Document
from elearn.reader.places import Loc
from elearn.reader.problem import Problem

FEWEST_APART = 4
"""Questions for the test only, per goal: two people rarely get the same ones."""


def check_paths_have_tests(draft: Draft) -> Iterator[Problem]:
    """Paths without any test: nobody could ever finish them."""
    if not draft.module.value:
        return
    for path_id, path in draft.paths.items():
        if path.value and not test_ids(path_id, path.value, draft.module.value):
            message = "Dit leerpad heeft geen toets."
            hint = "Schrijf `toets:` met doelen, of zet `kerntoets: ja`."
            yield path.document.problem("K020", (), message, hint)


def check_pools(draft: Draft) -> Iterator[Problem]:
    """Goals with fewer questions than a test draws; not when some could not be read."""
    if not draft.goals.value or not all(quiz.is_sound for quiz in draft.quizzes.values()):
        return
    pools = {goal.id: _pool_of(goal, draft) for goal in draft.goals.value.goals}
    for _, document, at, test in draft.tests():
        for index, goal_id in enumerate(test.goals):
            if goal_id in pools:
                loc = (*at, "doelen", index)
                yield from _check_pool(pools[goal_id], test.per_goal, document, loc)


def check_test_questions_apart(draft: Draft) -> Iterator[Problem]:
    """Goals with few questions that nobody met while practising: colleagues get the same test."""
    if not all(quiz.is_sound for quiz in draft.quizzes.values()):
        return
    apart = Counter(question.goal for _, _, question in draft.questions() if question.use == "toets")
    for _, document, at, test in draft.tests():
        for index, goal_id in enumerate(test.goals):
            if apart[goal_id] < FEWEST_APART:
                message = f"Het aantal vragen bij doel `{goal_id}` voor alleen de toets is {apart[goal_id]}."
                hint = f"Schrijf er minstens {FEWEST_APART} met `gebruik: toets`."
                yield document.problem("K023", (*at, "doelen", index), message, hint)


@dataclass(frozen=True, slots=True)
class _Pool:
    """How many questions a test can draw from for a goal; `critical` of them are critical."""

    goal: GoalEntry
    size: int
    critical: int

    @property
    def drawable(self) -> int:
        """For a critical goal an attempt gets one critical question, the others from the rest."""
        return self.size - max(self.critical - 1, 0) if self.goal.critical else self.size


def _pool_of(goal: GoalEntry, draft: Draft) -> _Pool:
    of_goal = [question for _, _, question in draft.questions() if question.goal == goal.id]
    usable = [question for question in of_goal if question.use in ("toets", "beide")]
    return _Pool(goal, len(usable), sum(question.critical for question in usable))


def _check_pool(pool: _Pool, per_goal: int, document: Document, loc: Loc) -> Iterator[Problem]:
    name = pool.goal.id
    if pool.drawable < per_goal:
        message = f"Deze toets trekt {per_goal} vragen bij doel `{name}`. Er zijn er {pool.drawable}."
        hint = "Schrijf vragen met `gebruik: toets` of `beide`."
        if pool.drawable < pool.size:
            hint += " Van de vragen met `kritiek: ja` telt er één mee."
        yield document.problem("K021", loc, message, hint)
    if pool.goal.critical and not pool.critical:
        message = f"Doel `{name}` is kritiek, maar geen enkele toetsvraag is dat."
        hint = "Zet `kritiek: ja` bij de vraag die iemand altijd goed moet hebben."
        yield document.problem("K022", loc, message, hint)
