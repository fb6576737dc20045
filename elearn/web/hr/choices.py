"""What an organisation chooses for itself."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.services import staff_file
from elearn.services.overview import names
from elearn.web.access import Audience, allow
from elearn.web.current import db, now, visitor

blueprint = Blueprint("choices", __name__)

NO_SHARE = "Schrijf een heel getal van 0 tot en met 100"


@blueprint.get("/hr/keuzes")
@allow(Audience.HR)
def show() -> ResponseReturnValue:
    """The choices as they are now."""
    return _page()


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


@blueprint.post("/hr/keuzes/grens")
@allow(Audience.HR)
def set_share() -> ResponseReturnValue:
    """From which share of changes on a file of staff needs a yes."""
    text = request.form.get("procent", "").strip()
    if not text.isdecimal() or int(text[:4]) > 100:  # noqa: PLR2004 -- per cent
        return _page(NO_SHARE), HTTPStatus.UNPROCESSABLE_ENTITY
    staff_file.choose_share(
        db(),
        organisation_id=visitor().organisation_id,
        share=int(text),
        actor_id=visitor().person_id,
        now=now(),
    )
    return redirect(url_for("choices.show", gedaan="grens"), HTTPStatus.SEE_OTHER)


def _page(wrong_share: str = "") -> str:
    organisation_id = visitor().organisation_id
    return render_template(
        "hr/keuzes.html",
        shows_names=names.shows_names(db(), organisation_id=organisation_id),
        share=request.form.get("procent", staff_file.share_of(db(), organisation_id=organisation_id)),
        wrong_share=wrong_share,
        done=request.args.get("gedaan", ""),
    )
