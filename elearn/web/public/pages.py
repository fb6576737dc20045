"""Pages that explain: help, where the lessons come from, privacy and accessibility."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from elearn.services.retention.kinds import KINDS, NOT_KEPT, term_of
from elearn.services.retention.terms import USUAL, terms_of
from elearn.web.access import Audience, allow, current_visitor
from elearn.web.current import db, library

blueprint = Blueprint("pages", __name__)


@blueprint.get("/hulp")
@allow(Audience.EVERYONE)
def help_page() -> ResponseReturnValue:
    """How the app works and whom to ask."""
    return render_template("public/hulp.html")


@blueprint.get("/bronnen")
@allow(Audience.EVERYONE)
def sources() -> ResponseReturnValue:
    """Of every module: whose work it uses, what is our own and what it does not replace."""
    return render_template("public/bronnen.html", modules=library().modules.values())


@blueprint.get("/privacy")
@allow(Audience.EVERYONE)
def privacy() -> ResponseReturnValue:
    """What is stored, who sees it and how long: as the visitor's organisation chose."""
    who = current_visitor()
    terms = terms_of(db(), organisation_id=who.organisation_id) if who else USUAL
    return render_template(
        "public/privacy.html", kinds=KINDS, not_kept=NOT_KEPT, terms=terms, term_of=term_of
    )


@blueprint.get("/toegankelijkheid")
@allow(Audience.EVERYONE)
def accessibility() -> ResponseReturnValue:
    """The accessibility statement (Besluit digitale toegankelijkheid overheid)."""
    return render_template("public/toegankelijkheid.html")
