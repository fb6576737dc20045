"""The sign-in form and its page, shown on its own or where a session ran out."""

from __future__ import annotations

from flask import render_template
from wtforms import EmailField, Form, HiddenField, PasswordField
from wtforms.validators import InputRequired, Length

from elearn.services import demo
from elearn.web.current import db, settings

LONGEST = 200


class SignInForm(Form):
    """E-mail and password, plus where to go next and what was being filled in."""

    email = EmailField(
        "E-mailadres van je werk",
        [
            InputRequired("Vul je e-mailadres in"),
            Length(max=LONGEST, message="Dit e-mailadres is te lang"),
        ],
    )
    wachtwoord = PasswordField(
        "Wachtwoord",
        [
            InputRequired("Vul je wachtwoord in"),
            Length(max=LONGEST, message="Dit wachtwoord is te lang"),
        ],
    )
    volgende = HiddenField()
    ingevuld = HiddenField()


def render_sign_in(form: SignInForm, problem: str = "") -> str:
    """The sign-in page; the demo people and their password are on it only where there is a demo."""
    has_demo = settings().demo
    return render_template(
        "public/inloggen.html",
        form=form,
        problem=problem,
        was_away=bool(form.ingevuld.data),
        demo_people=demo.demo_people(db()) if has_demo else (),
        demo_password=demo.PASSWORD if has_demo else "",
    )
