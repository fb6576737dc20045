"""Choosing a first password, with the link that HR gave."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from wtforms import Form, PasswordField
from wtforms.validators import InputRequired

from elearn.services.people import invitations
from elearn.services.people.invitations import Invited
from elearn.web.access import Audience, allow
from elearn.web.current import db, now

blueprint = Blueprint("invitation", __name__)

ROUTE = "/uitnodiging/<token>"
OTHER = "Deze twee zijn niet hetzelfde. Typ ze nog eens"


class PasswordForm(Form):
    """A password, twice: nobody sees what they type."""

    wachtwoord = PasswordField("Nieuw wachtwoord", [InputRequired("Kies een wachtwoord")])
    nog_eens = PasswordField("Nog een keer", [InputRequired("Typ het wachtwoord nog een keer")])


@blueprint.get(ROUTE)
@allow(Audience.EVERYONE)
def show(token: str) -> ResponseReturnValue:
    """The form, or that the link does not work any more."""
    who = invitations.invited(db(), token=token, now=now())
    return _page(token, who, PasswordForm()) if who else _used()


@blueprint.post(ROUTE)
@allow(Audience.EVERYONE)
def choose(token: str) -> ResponseReturnValue:
    """Set the password and sign in."""
    is_in_time = invitations.may_try(db(), address=request.remote_addr or "", now=now())
    db().commit()  # also when the answer is a refusal, which rolls back
    if not is_in_time:
        return _used(HTTPStatus.TOO_MANY_REQUESTS)
    who = invitations.invited(db(), token=token, now=now())
    if who is None:
        return _used()
    form = PasswordForm(request.form)
    if not _is_good(form, who):
        return _page(token, who, form), HTTPStatus.UNPROCESSABLE_ENTITY
    signed_in = invitations.accept(db(), token=token, password=form.wachtwoord.data or "", now=now())
    if signed_in is None:
        return _used()
    session.clear()  # a new session: nobody can fix it beforehand
    session["token"] = signed_in.token
    return redirect(url_for("home.home"), HTTPStatus.SEE_OTHER)


def _is_good(form: PasswordForm, who: Invited) -> bool:
    if not form.validate():
        return False
    weak = invitations.weakness(form.wachtwoord.data or "", who)
    if weak:
        form.wachtwoord.errors = [weak]
    elif form.wachtwoord.data != form.nog_eens.data:
        form.nog_eens.errors = [OTHER]
    return not form.errors


def _page(token: str, who: Invited, form: PasswordForm) -> str:
    return render_template("public/uitnodiging.html", token=token, who=who, form=form)


def _used(status: HTTPStatus = HTTPStatus.NOT_FOUND) -> ResponseReturnValue:
    too_often = status == HTTPStatus.TOO_MANY_REQUESTS
    return render_template("public/uitnodiging_op.html", too_often=too_often), status
