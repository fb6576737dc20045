"""Everything is used: pages are cited, goals taught, lessons walked and practised once."""

from __future__ import annotations

from collections.abc import Iterator

from elearn.content.drafts.draft import Draft
from elearn.reader.problem import Problem


def check_pages_cited(draft: Draft) -> Iterator[Problem]:
    """Pages of the guide that no lesson and no question cites."""
    if not draft.guide.value or not _all_read(draft):
        return
    in_lessons = (mention for one in draft.lessons.values() for mention in one.value.mentions)
    cited = {mention.name for mention in in_lessons if mention.kind == "kernpunt"}
    cited.update(source for _, _, question in draft.questions() for source in question.sources)
    for number, page in enumerate(draft.guide.value.pages):
        if not any(point.id in cited for point in page.key_points):
            message = f"Geen les en geen vraag verwijst naar pagina `{page.id}`."
            hint = "Verwijs er ergens naar, of besluit dat de pagina niet bij dit onderwerp hoort."
            yield draft.guide.document.problem("K030", ("paginas", number, "id"), message, hint)


def check_goals_taught(draft: Draft) -> Iterator[Problem]:
    """Goals that no lesson works on."""
    if not draft.goals.value or not _all_read(draft):
        return
    fronts = (lesson.value.front for lesson in draft.lessons.values())
    taught = {goal for front in fronts if front for goal in front.goals}
    for number, goal in enumerate(draft.goals.value.goals):
        if goal.id not in taught:
            message = f"Geen enkele les werkt aan doel `{goal.id}`."
            hint = "Zet het bij `doelen` van een les, of haal het doel weg."
            yield draft.goals.document.problem("K031", ("doelen", number, "id"), message, hint)


def check_lessons_used(draft: Draft) -> Iterator[Problem]:
    """Lessons that stand in no path or have no quiz."""
    if not _all_read(draft):
        return
    walked = {one for path in draft.paths.values() if path.value for one in path.value.lesson_ids}
    practised = {quiz.value.file.lesson_id for quiz in draft.quizzes.values() if quiz.value.file}
    for lesson_id, lesson in draft.lessons.items():
        if lesson_id not in walked:
            message = "Deze les staat in geen enkel leerpad."
            hint = "Zet hem bij `lessen` van een leerpad."
            yield lesson.document.problem("K032", (), message, hint)
        if lesson_id not in practised:
            message = "Bij deze les is geen quiz om te oefenen."
            hint = f"Maak in de map quizzen een bestand met `les: {lesson_id}`."
            yield lesson.document.problem("K033", (), message, hint)


def check_one_quiz_per_lesson(draft: Draft) -> Iterator[Problem]:
    """Second quizzes for a lesson; only one could be shown."""
    first: dict[str, str] = {}
    for quiz in draft.quizzes.values():
        if not quiz.value.file:
            continue
        lesson_id = quiz.value.file.lesson_id
        earlier = first.setdefault(lesson_id, quiz.document.name)
        if earlier != quiz.document.name:
            message = f"Bij les `{lesson_id}` hoort al een quiz: {earlier}."
            hint = "Zet de vragen bij elkaar in één bestand."
            yield quiz.document.problem("K011", ("les",), message, hint)


def _all_read(draft: Draft) -> bool:
    """Whether every file could be read; else what looks unused may be in a broken file."""
    return all(read.is_sound for read in draft.files)
