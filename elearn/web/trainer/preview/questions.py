"""A question as a learner meets it: in practice or in a test, before and after answering."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import redirect, request
from flask.typing import ResponseReturnValue

from elearn.content.guide import Guide
from elearn.content.kinds.quizzes import QuizDraft
from elearn.content.library import Quiz, Test
from elearn.questions.question import Answer, Question
from elearn.services import attempts
from elearn.services.attempts.grading import grade_test
from elearn.services.learning.practice import Answered, RoundView
from elearn.services.retention.kind import length
from elearn.services.retention.terms import USUAL
from elearn.web.autosave import is_autosave, say
from elearn.web.current import now
from elearn.web.rendering import time_in_words
from elearn.web.staff.question_form import QuestionForm
from elearn.web.staff.sources import cited
from elearn.web.trainer.preview.scene import Scene

SEED = "voorbeeld"
NOBODY = UUID(int=0)
STAND_IN_TEST = Test("voorbeeld", "Toets", (), 1, 5, 75, 3, 60)


@dataclass(frozen=True)
class _Asked:
    """A question at its place among the others."""

    scene: Scene
    questions: tuple[Question, ...]
    place: int

    @property
    def question(self) -> Question:
        return self.questions[self.place - 1]

    @property
    def is_last(self) -> bool:
        return self.place == len(self.questions)

    @property
    def here(self) -> str:
        return self.scene.address(vraag=self.question.id, sleutel="zonder")

    @property
    def onward(self) -> str:
        following = self.questions[self.place % len(self.questions)]
        return self.scene.address(vraag=following.id, sleutel="zonder")

    def form(self, *, required: bool) -> QuestionForm:
        return QuestionForm(self.question, seed=SEED, required=required)


def show_question(scene: Scene) -> ResponseReturnValue:
    """One question of a quiz; the first that can be read when the one that is asked cannot."""
    quiz = scene.draft.quizzes.get(scene.file.stem)
    questions = tuple(quiz.value.questions.values()) if quiz else ()
    if not questions:
        return scene.nothing()
    ids = [question.id for question in questions]
    place = ids.index(scene.look.vraag) + 1 if scene.look.vraag in ids else 1
    asked = _Asked(scene, questions, place)
    return _show_test(asked) if scene.look.vorm == "toets" else _show_practice(asked)


def _show_practice(asked: _Asked) -> ResponseReturnValue:
    form = asked.form(required=True)
    if request.method == "POST":
        if "vraag" not in request.form:
            return redirect(asked.onward, 303)
        if not form.accept(request.form):
            page = _practice_page(asked, "vraag", None, field=form.field)
            return page, HTTPStatus.UNPROCESSABLE_ENTITY
        return _explain(asked, form.answer)
    if asked.scene.look.with_key:
        return _explain(asked, None)
    return _practice_page(asked, "vraag", None, field=form.field)


def _explain(asked: _Asked, answer: Answer | None) -> str:
    answered = Answered(asked.question, answer, asked.question.grade(answer))
    sources = cited(_guide(asked.scene), asked.question.sources)
    return _practice_page(asked, "uitleg", answered, sources=sources)


def _practice_page(asked: _Asked, name: str, answered: Answered | None, **values: Any) -> str:
    quiz = _quiz(asked)
    view = RoundView(
        quiz=quiz,
        question=asked.question,
        answered=answered,
        position=asked.place,
        total=len(asked.questions),
        is_repeat=False,
        wrong_left=0,
        asked=len(asked.questions),
        right_at_once=0,
        seed=SEED,
        is_all=True,
    )
    leads = {"practice.answer": asked.here, "practice.go_on": asked.onward}
    lesson = {"id": quiz.lesson_id, "title": _lesson_title(asked.scene, quiz.lesson_id)}
    template = f"staff/practice/{name}.html"
    return asked.scene.render(template, leads, quiz=quiz, lesson=lesson, view=view, **values)


def _quiz(asked: _Asked) -> Quiz:
    """The quiz as far as it can be read."""
    draft: QuizDraft = asked.scene.draft.quizzes[asked.scene.file.stem].value
    title = draft.file.title if draft.file else asked.scene.file.stem
    lesson_id = draft.file.lesson_id if draft.file else ""
    return Quiz(asked.scene.file.stem, title, lesson_id, len(asked.questions), asked.questions)


def _lesson_title(scene: Scene, lesson_id: str) -> str:
    lesson = scene.draft.lessons.get(lesson_id)
    return lesson.value.front.title if lesson and lesson.value.front else "de les"


def _guide(scene: Scene) -> Guide:
    module = scene.nearest_module
    return module.guide if module else Guide("", "", "", {}, {}, ())


def _show_test(asked: _Asked) -> ResponseReturnValue:
    form = asked.form(required=False)
    if request.method == "POST":
        if not form.accept(request.form):
            return _test_page(asked, form), HTTPStatus.UNPROCESSABLE_ENTITY
        if is_autosave():
            return say(f"Bewaard om {time_in_words(now())}.")  # as a learner reads it; nothing is kept
        if not asked.is_last:
            return redirect(asked.onward, 303)
        return _result_page(asked, form.answer)
    return _result_page(asked, None) if asked.scene.look.with_key else _test_page(asked, form)


def _test_page(asked: _Asked, form: QuestionForm) -> str:
    view = attempts.OpenQuestion(
        attempt_id=NOBODY,
        test=_test(asked),
        question=asked.question,
        seed=SEED,
        answer=None,
        place=asked.place,
        size=len(asked.questions),
        answered_places=frozenset(),
    )
    earlier = asked.questions[asked.place - 2]
    leads = {"attempts.save": asked.here, "attempts.question": asked.scene.address(vraag=earlier.id)}
    return asked.scene.render("staff/attempts/vraag.html", leads, asked=view, field=form.field)


def _result_page(asked: _Asked, answer: Answer | None) -> str:
    """The page after handing in, with this one question."""
    question, test = asked.question, _test(asked)
    graded = attempts.Graded(question.goal, question, question.grade(answer))
    row = attempts.ResultRow(
        place=1,
        question=question,
        seed=SEED,
        answer=answer,
        words=question.export(answer),
        grade=graded.grade,
        goal=None,
        lesson=None,
        key_point_ids=question.sources,
    )
    outcome = attempts.Result(
        attempt_id=NOBODY,
        test=test,
        number=1,
        submitted_at=now(),
        verdict=grade_test(test.pass_percentage, [graded]),
        pass_percentage=test.pass_percentage,
        rows=(row,),
        tries_left=test.tries - 1,
        open_from=None,
        completed=(),
    )
    module = asked.scene.nearest_module
    return asked.scene.render(
        "staff/attempts/uitslag.html",
        {"attempts.start_page": asked.here},
        outcome=outcome,
        sources={1: cited(_guide(asked.scene), question.sources)},
        goals=module.goals if module else {},
        kept=length(USUAL["antwoorden"], "dagen"),
    )


def _test(asked: _Asked) -> Test:
    """A test of the role that may draw the question; else any, else a stand-in."""
    module = asked.scene.nearest_module
    if module is None:
        return STAND_IN_TEST
    path = module.paths.get(asked.scene.look.rol)
    of_role = [module.tests[test_id] for test_id in path.test_ids] if path else []
    fitting = [one for one in (*of_role, *module.tests.values()) if asked.question.goal in one.goals]
    return next(iter((*fitting, *of_role)), STAND_IN_TEST)
