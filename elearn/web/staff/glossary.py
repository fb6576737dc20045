"""The terms of all modules, explained on one page."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from elearn.content.kinds.terms import term_slug
from elearn.web.access import Audience, allow
from elearn.web.current import library

blueprint = Blueprint("glossary", __name__)


@blueprint.get("/begrippen")
@allow(Audience.STAFF)
def show() -> ResponseReturnValue:
    """Every term with its explanation, in alphabetical order."""
    return render_template("staff/begrippen.html", modules=library().modules.values(), slug=term_slug)
