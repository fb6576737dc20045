"""Taking a test: begin, answer, look it over, hand it in, and see how it went."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from elearn.services import attempts
from elearn.services.progress import TestState, load_facts, state_of_own_test
from elearn.services.refusal import NotThere, Refusal
from elearn.services.retention.kind import length
from elearn.services.retention.terms import terms_of
from elearn.web.access import Audience, allow
from elearn.web.autosave import is_autosave, say
from elearn.web.current import db, library, now, visitor
from elearn.web.rendering import time_in_words
from elearn.web.second_click import is_second_click
from elearn.web.staff.question_form import QuestionForm
from elearn.web.staff.sources import cited

blueprint = Blueprint("attempts", __name__)


@blueprint.get("/toets/<test_id>")
@allow(Audience.STAFF)
def start_page(test_id: str) -> ResponseReturnValue:
    """What this test is, and whether it can be begun, gone on with or looked back at."""
    state = _state_of(test_id)
    if state is None:
        raise NotThere
    module = library().module_of[test_id]
    return render_template("staff/attempts/begin.html", state=state, module=module)


@blueprint.post("/toets/<test_id>")
@allow(Audience.STAFF)
def start(test_id: str) -> ResponseReturnValue:
    """Begin an attempt, or go on with the open one."""
    attempts.start_attempt(db(), library(), person_id=visitor().person_id, test_id=test_id, now=now())
    return redirect(url_for(".question", test_id=test_id, place=1), 303)


@blueprint.get("/toets/<test_id>/<int:place>")
@allow(Audience.STAFF)
def question(test_id: str, place: int) -> ResponseReturnValue:
    """One question with the answer that was saved."""
    asked = _open_question(test_id, place)
    form = QuestionForm(asked.question, seed=asked.seed, required=False)
    form.show(asked.answer)
    return render_template("staff/attempts/vraag.html", asked=asked, field=form.field)


@blueprint.post("/toets/<test_id>/<int:place>")
@allow(Audience.STAFF)
def save(test_id: str, place: int) -> ResponseReturnValue:
    """Save an answer and go to the next question; an autosave only hears when it was saved."""
    with _while_open(test_id):
        asked = attempts.asked_question(
            db(), library(), person_id=visitor().person_id, test_id=test_id, place=place
        )
    if request.form.get("poging", type=UUID) != asked.attempt_id:
        # The page is older than this attempt, or somebody else was signed in when it was opened.
        raise Refusal("Dit antwoord hoort bij een andere poging.", "Ga naar de toets en ga daar verder.")
    form = QuestionForm(asked.question, seed=asked.seed, required=False)
    if not form.accept(request.form):
        asked = _open_question(test_id, place)
        page = render_template("staff/attempts/vraag.html", asked=asked, field=form.field)
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    attempts.save_answer(
        db(),
        person_id=visitor().person_id,
        test_id=test_id,
        place=place,
        answer=form.answer,
        now=now(),
    )
    if is_autosave():
        return say(f"Bewaard om {time_in_words(now())}.")
    if form.answer is None and is_second_click():
        return redirect(url_for(".question", test_id=test_id, place=place), 303)
    return redirect(_after(asked), 303)


@blueprint.get("/toets/<test_id>/nakijken")
@allow(Audience.STAFF)
def review(test_id: str) -> ResponseReturnValue:
    """All answers in words, before handing in."""
    with _while_open(test_id):
        answers = attempts.review(db(), library(), person_id=visitor().person_id, test_id=test_id)
    return render_template("staff/attempts/nakijken.html", answers=answers)


@blueprint.post("/toets/<test_id>/inleveren")
@allow(Audience.STAFF)
def hand_in(test_id: str) -> ResponseReturnValue:
    """Hand in the attempt that was looked over; twice is the same as once."""
    attempt_id = request.form.get("poging", type=UUID)
    if attempt_id is None:
        raise BadRequest
    if is_second_click():
        return redirect(url_for(".review", test_id=test_id), 303)
    result = attempts.hand_in(
        db(),
        library(),
        person_id=visitor().person_id,
        test_id=test_id,
        attempt_id=attempt_id,
        now=now(),
    )
    return redirect(url_for(".result", test_id=test_id, attempt_id=result.attempt_id), 303)


@blueprint.get("/toets/<test_id>/uitslag/<uuid:attempt_id>")
@allow(Audience.STAFF)
def result(test_id: str, attempt_id: UUID) -> ResponseReturnValue:
    """How an attempt went, question by question."""
    outcome = attempts.result(
        db(), library(), person_id=visitor().person_id, attempt_id=attempt_id, now=now()
    )
    if outcome.test.id != test_id:
        raise NotThere
    module = library().module_of[test_id]
    sources = {row.place: cited(module.guide, row.key_point_ids) for row in outcome.rows}
    days = terms_of(db(), organisation_id=visitor().organisation_id)["antwoorden"]
    return render_template(
        "staff/attempts/uitslag.html",
        outcome=outcome,
        sources=sources,
        goals=module.goals,
        kept=length(days, "dagen"),
    )


@blueprint.errorhandler(Refusal)
def closed(refusal: Refusal) -> ResponseReturnValue:
    """A tab that is older than the attempt: say so and lead to the result."""
    if is_autosave():
        return say(f"{refusal.message} {refusal.hint}"), HTTPStatus.CONFLICT
    test_id = (request.view_args or {})["test_id"]
    state = _state_of(test_id)
    last_attempt_id = state.last_attempt_id if state else None
    page = render_template(
        "staff/attempts/gesloten.html",
        refusal=refusal,
        test_id=test_id,
        last_attempt_id=last_attempt_id,
    )
    return page, HTTPStatus.CONFLICT


def _state_of(test_id: str) -> TestState | None:
    facts = load_facts(db(), visitor().person_id)
    return state_of_own_test(library(), facts, test_id, now=now())


def _open_question(test_id: str, place: int) -> attempts.OpenQuestion:
    with _while_open(test_id):
        return attempts.open_question(
            db(), library(), person_id=visitor().person_id, test_id=test_id, place=place
        )


@contextmanager
def _while_open(test_id: str) -> Iterator[None]:
    """Say why the test is not open, where a service finds no open attempt."""
    try:
        yield
    except NotThere as missing:
        state = _state_of(test_id)
        if state is None or state.state == "bezig":
            raise  # no test of theirs, or it is open and lacks this place
        raise _why_closed(state) from missing


def _why_closed(state: TestState) -> Refusal:
    if state.last_attempt_id:
        return Refusal("Deze toets is al ingeleverd.", "Je antwoorden tellen zoals je ze inleverde.")
    return Refusal("Deze toets is nog niet begonnen.", "Begin op de pagina van de toets.")


def _after(asked: attempts.Asked) -> str:
    if asked.place < asked.size:
        return url_for(".question", test_id=asked.test.id, place=asked.place + 1)
    return url_for(".review", test_id=asked.test.id)
