"""Who may do more than learn: who holds which right, and giving and taking one."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import Form, StringField
from wtforms.validators import InputRequired

from elearn.services.people.rights import (
    RIGHTS,
    Grant,
    colleague_known_as,
    give_right,
    holders_of,
    take_right,
)
from elearn.services.refusal import Refusal
from elearn.web.access import Audience, allow
from elearn.web.current import db, now, visitor
from elearn.web.hr.fields import Choice

blueprint = Blueprint("rights", __name__)

ROUTE = "/beheer/rechten"


class RightForm(Form):
    """A right for a colleague."""

    wie = StringField("E-mailadres of personeelsnummer", [InputRequired("Vul in wie het recht krijgt.")])
    recht = Choice("Recht")


@blueprint.get(ROUTE)
@allow(Audience.BEHEER)
def overview() -> ResponseReturnValue:
    """Everybody with a right, and a form to give one."""
    return _page(_form())


@blueprint.post(ROUTE)
@allow(Audience.BEHEER)
def give() -> ResponseReturnValue:
    """Give a right; twice is the same as once."""
    form = _form()
    if not form.validate():
        return _page(form), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        who = colleague_known_as(
            db(), organisation_id=visitor().organisation_id, text=form.wie.data or "", now=now()
        )
    except Refusal as refusal:
        form.wie.errors = [f"{refusal.message} {refusal.hint}"]
        return _page(form), HTTPStatus.UNPROCESSABLE_ENTITY
    give_right(db(), _grant(who.id, form.recht.data), now=now())
    return redirect(url_for(".overview", gedaan="gegeven", _anchor=str(who.id)), HTTPStatus.SEE_OTHER)


@blueprint.post(f"{ROUTE}/<uuid:person_id>/neem")
@allow(Audience.BEHEER)
def take(person_id: UUID) -> ResponseReturnValue:
    """Take a right away; twice is the same as once."""
    take_right(db(), _grant(person_id, request.form.get("recht", "")), now=now())
    return redirect(url_for(".overview", gedaan="teruggenomen"), HTTPStatus.SEE_OTHER)


def _form() -> RightForm:
    form = RightForm(request.form)
    form.recht.choices = list(RIGHTS.items())
    return form


def _page(form: RightForm) -> str:
    return render_template(
        "beheer/rechten.html",
        holders=holders_of(db(), organisation_id=visitor().organisation_id, now=now()),
        rights=RIGHTS,
        form=form,
        done=request.args.get("gedaan", ""),
    )


def _grant(person_id: UUID, right: str) -> Grant:
    return Grant(person_id, right, visitor().organisation_id, visitor().person_id)
