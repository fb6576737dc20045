"""Signing in and out."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from elearn.services.people import sign_in as people
from elearn.web.access import Audience, allow, current_visitor
from elearn.web.current import db, now, settings
from elearn.web.interrupted import is_kept_target, show_kept
from elearn.web.sign_in_form import SignInForm, render_sign_in

blueprint = Blueprint("sign_in", __name__)

# The same words whether the account or the password is wrong: an address book must not leak.
UNKNOWN = "Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk ze na en probeer het nog eens."


@blueprint.get("/inloggen")
@allow(Audience.EVERYONE)
def form() -> ResponseReturnValue:
    """The sign-in page; somebody who is signed in goes on to their paths."""
    if current_visitor():
        return redirect(_local(request.args.get("volgende", "")), 303)
    return render_sign_in(SignInForm(volgende=request.args.get("volgende", "")))


@blueprint.post("/inloggen")
@allow(Audience.EVERYONE)
def sign_in() -> ResponseReturnValue:
    """Sign in with e-mail and password."""
    form = SignInForm(request.form)
    if not form.validate():
        return render_sign_in(form), 422
    outcome = people.sign_in(
        db(),
        email=form.email.data or "",
        password=form.wachtwoord.data or "",
        address=request.remote_addr or "",
        now=now(),
    )
    if isinstance(outcome, people.Refused):
        return _refuse(form, outcome)
    return _welcome(outcome, form.volgende.data or "", form.ingevuld.data or "")


@blueprint.post("/inloggen/proef")
@allow(Audience.EVERYONE)
def sign_in_demo() -> ResponseReturnValue:
    """Sign in as one of the demo people, with one click."""
    if not settings().demo:
        raise NotFound
    outcome = people.sign_in_demo(db(), person_id=request.form.get("proef", type=UUID), now=now())
    return _welcome(outcome, request.form.get("volgende", ""), request.form.get("ingevuld", ""))


@blueprint.post("/uitloggen")
@allow(Audience.EVERYONE)
def sign_out() -> ResponseReturnValue:
    """End this session, here and in the database."""
    if token := session.get("token"):
        people.sign_out(db(), token=token)
    session.clear()
    response = redirect(url_for("sign_in.form"), 303)
    response.headers["Clear-Site-Data"] = '"storage"'  # an answer that a tab still held
    return response


def _refuse(form: SignInForm, refused: people.Refused) -> ResponseReturnValue:
    # An answer of 400 or more rolls back, but the counted try has to stay.
    db().commit()
    if refused.reason == "te-vaak":
        wait = f"Je probeerde het te vaak. Wacht {refused.wait_minutes} minuten."
        return render_sign_in(form, wait), 429
    return render_sign_in(form, UNKNOWN), 422


def _welcome(signed_in: people.SignedIn, target: str, filled_in: str) -> ResponseReturnValue:
    session.clear()  # a new session id and CSRF token: nobody can fix them beforehand
    session["token"] = signed_in.token
    if filled_in and is_kept_target(target):
        return show_kept(target, filled_in)
    return redirect(_local(target), 303)


def _local(target: str) -> str:
    """Only a path of this app, never another site (OWASP: unvalidated redirects)."""
    is_local = target.startswith("/") and not target.startswith(("//", "/\\"))
    return target if is_local and target.isprintable() else url_for("home.home")
