"""Is this certificate valid? For anybody who holds its code, and nothing more than that.

A code has some 59 random bits: at a thousand tries a second, finding one of a million would take
years, so looking needs no throttle and stays a GET that writes nothing.
"""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.services.records import completions
from elearn.services.records.codes import in_groups
from elearn.web.access import Audience, allow
from elearn.web.current import db, today

blueprint = Blueprint("verify", __name__)

MISSING = "Vul de code van het certificaat in"
# Codes have 12 letters; this leaves room for spaces and dashes, not for a book.
LONGEST = 40


@blueprint.get("/controleer")
@allow(Audience.EVERYONE)
def form() -> ResponseReturnValue:
    """A field to type a code in; a typed code has an address of its own."""
    typed = request.args.get("code")
    if typed is None:
        return render_template("public/controleer.html", problem="")
    code = in_groups(typed[:LONGEST])
    if not code:
        return render_template("public/controleer.html", problem=MISSING), 422
    return redirect(url_for("verify.show", code=code), 303)


@blueprint.get("/controleer/<code>")
@allow(Audience.EVERYONE)
def show(code: str) -> ResponseReturnValue:
    """Valid, expired or unknown: the same page and status for each."""
    found = completions.verify(db(), code=code[:LONGEST], today=today())
    return render_template("public/controleer_uitslag.html", found=found, code=in_groups(code[:LONGEST]))
