"""Reading a lesson, step by step."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.content.library import Lesson, Step
from elearn.services.learning import lessons
from elearn.web.access import Audience, allow
from elearn.web.current import db, library, now, visitor
from elearn.web.staff.sources import cited

blueprint = Blueprint("lessons", __name__)


@blueprint.get("/lessen/<lesson_id>")
@allow(Audience.STAFF)
def read(lesson_id: str) -> ResponseReturnValue:
    """One step of a lesson: the one that was asked, else the first that is not finished."""
    reading = lessons.read_lesson(
        db(), library(), person_id=visitor().person_id, lesson_id=lesson_id, now=now()
    )
    number = request.args.get("stap", _first_open(reading), type=int)
    number = min(max(number, 1), len(reading.lesson.steps))
    step = reading.lesson.steps[number - 1]
    module = library().module_of[lesson_id]
    return render_template(
        "staff/les.html",
        reading=reading,
        module=module,
        number=number,
        step=step,
        sources=cited(module.guide, key_points_in(step)),
        is_editorial=any(citation.editorial for citation in step.citations),
        contacts=lessons.contacts_for(db(), step, person_id=visitor().person_id),
    )


@blueprint.post("/lessen/<lesson_id>")
@allow(Audience.STAFF)
def finish_step(lesson_id: str) -> ResponseReturnValue:
    """Save that a step was read and go on: to the next step, to practice, or back to the path."""
    number = request.form.get("stap", 1, type=int)
    lessons.finish_step(
        db(),
        library(),
        person_id=visitor().person_id,
        lesson_id=lesson_id,
        step=number,
        now=now(),
    )
    lesson = library().lessons[lesson_id]
    if number < len(lesson.steps):
        return redirect(url_for(".read", lesson_id=lesson_id, stap=number + 1), 303)
    return redirect(_after(lesson), 303)


def _after(lesson: Lesson) -> str:
    if lesson.quiz_id and library().quizzes[lesson.quiz_id].practice:
        return url_for("practice.show", quiz_id=lesson.quiz_id)
    return url_for("learning_paths.overview")


def _first_open(reading: lessons.Reading) -> int:
    return 1 if reading.state.state == "klaar" else reading.state.step + 1


def key_points_in(step: Step) -> tuple[str, ...]:
    """The key points that a step cites, in order."""
    return tuple(id_ for citation in step.citations for id_ in citation.key_points)
