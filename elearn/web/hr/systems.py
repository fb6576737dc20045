"""The systems that may read registrations through the API: give a token, take it away."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import Form, StringField
from wtforms.validators import InputRequired, Length

from elearn.services.systems import tokens
from elearn.web.access import Audience, allow
from elearn.web.current import db, now, visitor

blueprint = Blueprint("systems", __name__)


class SystemForm(Form):
    """The name of a system, for people."""

    systeem = StringField(
        "Naam van het systeem",
        [
            InputRequired("Vul de naam van het systeem in"),
            Length(max=60, message="Houd de naam op hoogstens 60 tekens"),
        ],
        filters=[lambda text: "".join(one for one in text or "" if one.isprintable()).strip()],
    )


@blueprint.get("/hr/koppelingen")
@allow(Audience.HR)
def overview() -> ResponseReturnValue:
    """All systems, and the form to add one."""
    return _page(SystemForm())


@blueprint.post("/hr/koppelingen")
@allow(Audience.HR)
def make() -> ResponseReturnValue:
    """A new token, on the only page that ever shows it."""
    form = SystemForm(request.form)
    if not form.validate():
        return _page(form), 422
    system = str(form.systeem.data)
    token = tokens.make_token(
        db(),
        organisation_id=visitor().organisation_id,
        system=system,
        actor_id=visitor().person_id,
        now=now(),
    )
    return _page(SystemForm(), token=token, system=system), 201


@blueprint.post("/hr/koppelingen/<uuid:token_id>/intrekken")
@allow(Audience.HR)
def revoke(token_id: UUID) -> ResponseReturnValue:
    """From now on this token opens nothing."""
    tokens.revoke_token(
        db(),
        token_id=token_id,
        organisation_id=visitor().organisation_id,
        actor_id=visitor().person_id,
        now=now(),
    )
    return redirect(url_for("systems.overview"), 303)


def _page(form: SystemForm, token: str = "", system: str = "") -> str:
    found = tokens.tokens_of(db(), organisation_id=visitor().organisation_id)
    return render_template("hr/systems/koppelingen.html", form=form, tokens=found, token=token, system=system)
