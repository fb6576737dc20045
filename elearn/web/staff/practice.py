"""Practising with a quiz: a question, at once the reason, and again what went wrong."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.content.library import Quiz
from elearn.services.learning import practice
from elearn.web.access import Audience, allow
from elearn.web.current import db, library, visitor
from elearn.web.staff.question_form import QuestionForm
from elearn.web.staff.sources import cited

blueprint = Blueprint("practice", __name__)

EXPLANATION = "uitleg"  # the anchor of the feedback: the focus goes there


@blueprint.get("/oefenen/<quiz_id>")
@allow(Audience.STAFF)
def show(quiz_id: str) -> ResponseReturnValue:
    """Where the round stands: not begun, a question, the feedback on it, or done."""
    view = practice.round_of(db(), library(), token_hash=visitor().token_hash, quiz_id=quiz_id)
    if view is None:
        return _page("begin", practice.quiz_of(library(), quiz_id))
    if view.question is None:
        return _page("klaar", view.quiz, view=view)
    if view.answered:
        guide = library().module_of[quiz_id].guide
        sources = cited(guide, view.question.sources)
        return _page("uitleg", view.quiz, view=view, sources=sources)
    form = QuestionForm(view.question, seed=view.seed, required=True)
    return _page("vraag", view.quiz, view=view, field=form.field)


@blueprint.post("/oefenen/<quiz_id>")
@allow(Audience.STAFF)
def answer(quiz_id: str) -> ResponseReturnValue:
    """Grade an answer and show why; an incomplete one is asked again."""
    view = practice.round_of(db(), library(), token_hash=visitor().token_hash, quiz_id=quiz_id)
    if view is None or view.question is None or view.question.content_hash != request.form.get("vraag"):
        # An old tab, or a question that was published anew: go where the round is.
        return redirect(url_for(".show", quiz_id=quiz_id), 303)
    form = QuestionForm(view.question, seed=view.seed, required=True)
    if not form.accept(request.form):
        page = _page("vraag", view.quiz, view=view, field=form.field)
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    practice.practise(
        db(),
        library(),
        token_hash=visitor().token_hash,
        quiz_id=quiz_id,
        question_id=view.question.id,
        answer=form.answer,
    )
    return redirect(url_for(".show", quiz_id=quiz_id, _anchor=EXPLANATION), 303)


@blueprint.post("/oefenen/<quiz_id>/begin")
@allow(Audience.STAFF)
def begin(quiz_id: str) -> ResponseReturnValue:
    """Begin a new round, with all questions when asked."""
    practice.start_round(
        db(),
        library(),
        token_hash=visitor().token_hash,
        quiz_id=quiz_id,
        all_questions="alles" in request.form,
    )
    return redirect(url_for(".show", quiz_id=quiz_id), 303)


@blueprint.post("/oefenen/<quiz_id>/volgende")
@allow(Audience.STAFF)
def go_on(quiz_id: str) -> ResponseReturnValue:
    """Leave the feedback for the next question."""
    practice.next_in_round(db(), library(), token_hash=visitor().token_hash, quiz_id=quiz_id)
    return redirect(url_for(".show", quiz_id=quiz_id), 303)


def _page(name: str, quiz: Quiz, **values: object) -> str:
    lesson = library().lessons[quiz.lesson_id]
    return render_template(f"staff/practice/{name}.html", quiz=quiz, lesson=lesson, **values)
