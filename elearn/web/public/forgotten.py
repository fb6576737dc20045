"""A lost password: ask for a link by mail."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import Form, StringField
from wtforms.validators import InputRequired

from elearn.services.people.forgotten import ask_for_link
from elearn.web.access import Audience, allow
from elearn.web.current import db, now, settings

blueprint = Blueprint("forgotten", __name__)

ROUTE = "/wachtwoord-vergeten"


class EmailForm(Form):
    """Whose password."""

    email = StringField("E-mailadres", [InputRequired("Vul het e-mailadres van je werk in.")])


@blueprint.get(ROUTE)
@allow(Audience.EVERYONE)
def show() -> ResponseReturnValue:
    """The form; what happens next; or whom to ask where nothing can be mailed."""
    return _page(EmailForm())


@blueprint.post(ROUTE)
@allow(Audience.EVERYONE)
def ask() -> ResponseReturnValue:
    """Ask for the link. The answer is the same for every address: an address book must not leak."""
    form = EmailForm(request.form)
    if not form.validate():
        return _page(form), HTTPStatus.UNPROCESSABLE_ENTITY
    if settings().smtp_url:
        ask_for_link(db(), email=form.email.data or "", address=request.remote_addr or "", now=now())
    return redirect(url_for(".show", gedaan="ja"), HTTPStatus.SEE_OTHER)


def _page(form: EmailForm) -> str:
    return render_template(
        "public/wachtwoord_vergeten.html",
        form=form,
        has_server=bool(settings().smtp_url),
        is_asked="gedaan" in request.args,
    )
