"""What an organisation chooses for itself."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.services.overview import names
from elearn.web.access import Audience, allow
from elearn.web.current import db, now, visitor

blueprint = Blueprint("choices", __name__)


@blueprint.get("/hr/keuzes")
@allow(Audience.HR)
def show() -> ResponseReturnValue:
    """The choices as they are now."""
    shown = names.shows_names(db(), organisation_id=visitor().organisation_id)
    return render_template("hr/keuzes.html", shows_names=shown, done=request.args.get("gedaan", ""))


@blueprint.post("/hr/keuzes")
@allow(Audience.HR)
def choose() -> ResponseReturnValue:
    """Whether team leads read who is late."""
    names.show_names(
        db(),
        organisation_id=visitor().organisation_id,
        shown=request.form.get("namen") == "ja",
        actor_id=visitor().person_id,
        now=now(),
    )
    return redirect(url_for("choices.show", gedaan="bewaard"), HTTPStatus.SEE_OTHER)
