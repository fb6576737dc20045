"""Taking one registration out of account, with a reason; and taking that back."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import Form, RadioField, TextAreaField
from wtforms.validators import AnyOf, Length, Optional

from elearn.services.records import corrections
from elearn.services.records.corrections import LONGEST_NOTE, REASONS, TAKE_BACK_REASONS, Correctable
from elearn.web.access import Audience, allow
from elearn.web.current import db, now, today, visitor
from elearn.web.hr.fields import DAYS, Day

blueprint = Blueprint("corrections", __name__)

NAMES_SOMEBODY = "Schrijf hier geen naam, nummer of e-mailadres. Zeg alleen wat er mis is"


class CorrectionForm(Form):
    """Why a registration should not count."""

    reden = RadioField(
        "Waarom telt deze registratie niet?",
        [AnyOf(REASONS, message="Kies waarom deze registratie niet telt")],
        choices=REASONS,
        validate_choice=False,
    )
    toelichting = TextAreaField(
        "Korte uitleg (hoeft niet)",
        [Length(max=LONGEST_NOTE, message=f"Schrijf hooguit {LONGEST_NOTE} tekens")],
        filters=[lambda text: " ".join((text or "").replace("\0", "").split())],
    )
    datum = Day("Nieuwe uiterste dag (mag leeg)", [Optional()], format=DAYS)


class TakeBackForm(Form):
    """Why a registration counts again."""

    herstel = RadioField(
        "Waarom telt deze registratie toch?",
        [AnyOf(TAKE_BACK_REASONS, message="Kies waarom deze registratie toch telt")],
        choices=TAKE_BACK_REASONS,
        validate_choice=False,
    )


@blueprint.get("/hr/registraties/<uuid:completion_id>/corrigeren")
@allow(Audience.HR)
def ask(completion_id: UUID) -> ResponseReturnValue:
    """The registration and the form; one that was corrected says so."""
    found = _own(completion_id)
    return _page(found, CorrectionForm(data={"datum": found.new_due}))


@blueprint.post("/hr/registraties/<uuid:completion_id>/corrigeren")
@allow(Audience.HR)
def correct(completion_id: UUID) -> ResponseReturnValue:
    """Write the counter-entry."""
    found, form = _own(completion_id), CorrectionForm(request.form)
    is_valid = form.validate()
    if corrections.points_at_somebody(form.toelichting.data or "", found.name):
        form.toelichting.errors = [*form.toelichting.errors, NAMES_SOMEBODY]
        is_valid = False
    if not is_valid:
        return _page(found, form), HTTPStatus.UNPROCESSABLE_ENTITY
    corrections.correct(
        db(),
        organisation_id=visitor().organisation_id,
        completion_id=completion_id,
        reason=form.reden.data,
        note=form.toelichting.data or "",
        due_on=form.datum.data,
        actor_id=visitor().person_id,
        now=now(),
    )
    return redirect(url_for(".ask", completion_id=completion_id), 303)


@blueprint.post("/hr/registraties/<uuid:completion_id>/herstellen")
@allow(Audience.HR)
def take_back(completion_id: UUID) -> ResponseReturnValue:
    """Let the registration count again."""
    found, form = _own(completion_id), TakeBackForm(request.form)
    if not form.validate():
        return _page(found, CorrectionForm(), form), HTTPStatus.UNPROCESSABLE_ENTITY
    corrections.take_back(
        db(),
        organisation_id=visitor().organisation_id,
        completion_id=completion_id,
        reason=form.herstel.data,
        actor_id=visitor().person_id,
        now=now(),
    )
    return redirect(url_for(".ask", completion_id=completion_id), 303)


def _own(completion_id: UUID) -> Correctable:
    return corrections.correctable(
        db(), organisation_id=visitor().organisation_id, completion_id=completion_id, today=today()
    )


def _page(found: Correctable, form: CorrectionForm, again: TakeBackForm | None = None) -> str:
    again = again or TakeBackForm()
    return render_template(
        "hr/corrigeren.html",
        found=found,
        form=form,
        again=again,
        errors={**form.errors, **again.errors},
        reasons=REASONS,
        again_reasons=TAKE_BACK_REASONS,
        longest=LONGEST_NOTE,
    )
