"""A form that met an expired session: keep what was filled in until the person is back.

The filled-in fields travel through the sign-in page as one hidden field. After signing in the
person gets them back as a form with one button; nothing is saved without that click, so a
hostile page cannot use this to post for somebody.
"""

from __future__ import annotations

import json

from flask import current_app, render_template, request
from flask.typing import ResponseReturnValue

from elearn.web.autosave import is_autosave, say
from elearn.web.sign_in_form import SignInForm, render_sign_in

# Answers to a test and texts of a trainer: the other forms are filled again in seconds.
KEPT_ENDPOINTS = frozenset({"attempts.save", "editor.save"})
Fields = list[tuple[str, str]]


def is_worth_keeping() -> bool:
    """Whether this request posts something that may not get lost."""
    return request.method == "POST" and request.endpoint in KEPT_ENDPOINTS


def offer_sign_in() -> ResponseReturnValue:
    """The sign-in page that carries the interrupted form along."""
    if is_autosave():
        return say("Nog niet bewaard. Je bent uitgelogd. Bewaar met de knop en log weer in."), 401
    form = SignInForm(formdata=None, volgende=request.path, ingevuld=_pack())
    return render_sign_in(form), 401


def offer_again() -> ResponseReturnValue:
    """The same form once more for somebody who is signed in but whose page was too old (CSRF)."""
    return show_kept(request.path, _pack())


def show_kept(target: str, packed: str) -> ResponseReturnValue:
    """The page after signing in: what you had filled in is here, save it with one click."""
    return render_template("public/weer_ingelogd.html", target=target, fields=unpack(packed))


def is_kept_target(target: str) -> bool:
    """Whether a path is one whose form we keep; anything else is not posted to."""
    adapter = current_app.url_map.bind("")
    return adapter.test(target, "POST") and adapter.match(target, "POST")[0] in KEPT_ENDPOINTS


def unpack(packed: str) -> Fields:
    """The fields of a kept form; an unreadable text is no fields."""
    try:
        pairs = json.loads(packed)
        return [(str(name), str(value)) for name, value in pairs]
    except (ValueError, TypeError):
        return []


def _pack() -> str:
    kept = [(name, value) for name, value in request.form.items(multi=True) if name != "csrf_token"]
    return json.dumps(kept)
