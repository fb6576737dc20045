"""A path can be finished: it has a test, and the test has questions to draw from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from elearn.content.draft import Draft
from elearn.content.kinds.paths import test_ids
from elearn.reader.problem import Problem


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
    critical_goals = {goal.id for goal in draft.goals.value.goals if goal.critical}
    usable = [one for _, _, one in draft.questions() if one.use in ("toets", "beide")]
    pool = Counter(one.goal for one in usable)
    critical = Counter(one.goal for one in usable if one.critical)
    for _, document, at, test in draft.tests():
        for index, goal in enumerate(test.goals):
            loc = (*at, "doelen", index)
            # An attempt gets exactly one critical question for a critical goal, so the others
            # must come from the rest.
            is_critical = goal in critical_goals
            drawable = pool[goal] - max(critical[goal] - 1, 0) if is_critical else pool[goal]
            if drawable < test.per_goal:
                message = (
                    f"Bij doel `{goal}` trekt deze toets {test.per_goal} vragen, "
                    f"en er zijn er {drawable} bruikbaar."
                )
                yield document.problem("K021", loc, message, _MORE)
            if is_critical and not critical[goal]:
                message = f"Doel `{goal}` is kritiek, maar geen enkele toetsvraag is dat."
                hint = "Zet `kritiek: ja` bij de vraag die iemand altijd goed moet hebben."
                yield document.problem("K022", loc, message, hint)


_MORE = "Schrijf vragen met `gebruik: toets` of `beide`. Van de kritieke telt er één mee."
