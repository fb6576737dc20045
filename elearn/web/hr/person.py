"""One person: their record, a statement to print, and a path by hand."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import Form
from wtforms.validators import Optional

from elearn.services.assignments import decisions
from elearn.services.overview.person import PersonRecord, record_of
from elearn.services.records.corrections import REASONS
from elearn.services.refusal import Refusal
from elearn.web.access import Audience, allow
from elearn.web.current import db, library, now, today, visitor
from elearn.web.hr.fields import DAYS, Choice, Day

blueprint = Blueprint("person", __name__)

ROUTE = "/hr/medewerkers/<uuid:person_id>"


class AssignForm(Form):
    """A path by hand."""

    pad = Choice("Leerpad")
    datum = Day("Uiterste dag (mag leeg)", [Optional()], format=DAYS)


@blueprint.get(ROUTE)
@allow(Audience.HR)
def show(person_id: UUID) -> ResponseReturnValue:
    """The record: paths with their status and why, and every completion."""
    return _page(person_id, _form())


@blueprint.get(f"{ROUTE}/verklaring")
@allow(Audience.HR)
def statement(person_id: UUID) -> ResponseReturnValue:
    """What the person finished, on one sheet to print."""
    return render_template("hr/verklaring.html", record=_record(person_id), now=now())


@blueprint.post(f"{ROUTE}/leerpad")
@allow(Audience.HR)
def assign(person_id: UUID) -> ResponseReturnValue:
    """Give a path by hand."""
    form = _form()
    if not form.validate():
        return _page(person_id, form), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        decisions.assign(
            db(),
            organisation_id=visitor().organisation_id,
            person_id=person_id,
            path_id=form.pad.data,
            due_on=form.datum.data,
            actor_id=visitor().person_id,
            now=now(),
        )
    except Refusal as refusal:
        return _page(person_id, form, refusal), HTTPStatus.CONFLICT
    return redirect(url_for("person.show", person_id=person_id, gedaan="toegewezen"), HTTPStatus.SEE_OTHER)


def _form() -> AssignForm:
    form = AssignForm(request.form)
    form.pad.choices = {path.id: path.title for path in library().paths.values()}
    return form


def _page(person_id: UUID, form: AssignForm, refusal: Refusal | None = None) -> str:
    return render_template(
        "hr/medewerker.html",
        record=_record(person_id),
        form=form,
        refusal=refusal,
        reasons=REASONS,
        done=request.args.get("gedaan", ""),
    )


def _record(person_id: UUID) -> PersonRecord:
    return record_of(
        db(), library(), organisation_id=visitor().organisation_id, person_id=person_id, today=today()
    )
