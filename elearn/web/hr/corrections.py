"""Taking one registration out of account, with a reason."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import Form, RadioField, TextAreaField
from wtforms.validators import AnyOf, Length

from elearn.services.records import corrections
from elearn.services.records.corrections import LONGEST_NOTE, REASONS, Correctable
from elearn.web.access import Audience, allow
from elearn.web.current import db, now, visitor

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


@blueprint.get("/hr/registraties/<uuid:completion_id>/corrigeren")
@allow(Audience.HR)
def ask(completion_id: UUID) -> ResponseReturnValue:
    """The registration and the form; one that was corrected says so."""
    return _page(_own(completion_id), CorrectionForm())


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
        actor_id=visitor().person_id,
        now=now(),
    )
    return redirect(url_for(".ask", completion_id=completion_id), 303)


def _own(completion_id: UUID) -> Correctable:
    return corrections.correctable(
        db(), organisation_id=visitor().organisation_id, completion_id=completion_id
    )


def _page(found: Correctable, form: CorrectionForm) -> str:
    return render_template(
        "hr/corrigeren.html", found=found, form=form, reasons=REASONS, longest=LONGEST_NOTE
    )
