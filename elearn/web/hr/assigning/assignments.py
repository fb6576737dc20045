"""One assignment of one person: its history, and what HR decides about it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.services.assignments import decisions, pauses
from elearn.services.assignments.history import history_of
from elearn.services.assignments.reading import AssignmentCard, card_of
from elearn.services.refusal import Refusal
from elearn.web.access import Audience, allow
from elearn.web.current import db, library, now, visitor
from elearn.web.hr.assigning.decision_forms import DateForm, ExemptionForm, PauseForm

blueprint = Blueprint("assignments", __name__)

ROUTE = "/hr/toewijzingen/<uuid:assignment_id>"


@blueprint.get(ROUTE)
@allow(Audience.HR)
def show(assignment_id: UUID) -> ResponseReturnValue:
    """The assignment with its history and the forms of each decision."""
    return _page(assignment_id)


@blueprint.post(f"{ROUTE}/datum")
@allow(Audience.HR)
def postpone(assignment_id: UUID) -> ResponseReturnValue:
    """Give another last day."""
    form = DateForm(request.form)
    if not form.validate():
        return _page(assignment_id, date_form=form), HTTPStatus.UNPROCESSABLE_ENTITY
    given = _by_whom() | {"due_on": form.datum.data}
    try:
        decisions.postpone(db(), assignment_id=assignment_id, **given)
    except Refusal as refusal:
        return _page(assignment_id, date_form=form, refusal=refusal), HTTPStatus.CONFLICT
    return _done(assignment_id, "datum")


@blueprint.post(f"{ROUTE}/vrijstelling")
@allow(Audience.HR)
def exempt(assignment_id: UUID) -> ResponseReturnValue:
    """Exempt somebody until a last day."""
    form = ExemptionForm(request.form)
    if not form.validate():
        return _page(assignment_id, exemption_form=form), HTTPStatus.UNPROCESSABLE_ENTITY
    given = _by_whom() | {"ground": form.grond.data, "until": form.tot_en_met.data}
    try:
        decisions.exempt(db(), assignment_id=assignment_id, **given)
    except Refusal as refusal:
        return _page(assignment_id, exemption_form=form, refusal=refusal), HTTPStatus.CONFLICT
    return _done(assignment_id, "vrijgesteld")


@blueprint.post(f"{ROUTE}/vrijstelling/einde")
@allow(Audience.HR)
def end_exemption(assignment_id: UUID) -> ResponseReturnValue:
    """Let an exemption stop today."""
    decisions.end_exemption(db(), assignment_id=assignment_id, **_by_whom())
    return _done(assignment_id, "vrijstelling-beeindigd")


@blueprint.post(f"{ROUTE}/pauze")
@allow(Audience.HR)
def pause(assignment_id: UUID) -> ResponseReturnValue:
    """Pause all paths of this person."""
    form = PauseForm(request.form)
    if not form.validate():
        return _page(assignment_id, pause_form=form), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        pauses.pause(db(), person_id=_card(assignment_id).person_id, until=form.tot.data, **_by_whom())
    except Refusal as refusal:
        return _page(assignment_id, pause_form=form, refusal=refusal), HTTPStatus.CONFLICT
    return _done(assignment_id, "gepauzeerd")


@blueprint.post(f"{ROUTE}/pauze/einde")
@allow(Audience.HR)
def resume(assignment_id: UUID) -> ResponseReturnValue:
    """End the pause of this person."""
    pauses.resume(db(), person_id=_card(assignment_id).person_id, **_by_whom())
    return _done(assignment_id, "hervat")


@blueprint.post(f"{ROUTE}/intrekken")
@allow(Audience.HR)
def withdraw(assignment_id: UUID) -> ResponseReturnValue:
    """Take the path away; what was finished stays."""
    decisions.withdraw(db(), assignment_id=assignment_id, **_by_whom())
    return _done(assignment_id, "ingetrokken")


def _page(
    assignment_id: UUID,
    *,
    date_form: DateForm | None = None,
    exemption_form: ExemptionForm | None = None,
    pause_form: PauseForm | None = None,
    refusal: Refusal | None = None,
) -> str:
    card = _card(assignment_id)
    path = library().paths.get(card.path_id)
    return render_template(
        "hr/assigning/toewijzing.html",
        card=card,
        path_title=path.title if path else card.path_id,
        lines=history_of(db(), organisation_id=visitor().organisation_id, assignment_id=assignment_id),
        grounds=decisions.GROUNDS,
        date_form=date_form or DateForm(data={"datum": card.due_on}),
        exemption_form=exemption_form or ExemptionForm(),
        pause_form=pause_form or PauseForm(),
        refusal=refusal,
        done=request.args.get("gedaan", ""),
    )


def _card(assignment_id: UUID) -> AssignmentCard:
    return card_of(db(), organisation_id=visitor().organisation_id, assignment_id=assignment_id)


def _by_whom() -> dict[str, Any]:
    return {"organisation_id": visitor().organisation_id, "actor_id": visitor().person_id, "now": now()}


def _done(assignment_id: UUID, what: str) -> ResponseReturnValue:
    return redirect(
        url_for("assignments.show", assignment_id=assignment_id, gedaan=what), HTTPStatus.SEE_OTHER
    )
