"""Where `/` leads: to the page somebody works on."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from elearn.web.access import Audience, allow
from elearn.web.current import visitor

blueprint = Blueprint("home", __name__)

# Somebody may hold several rights; the first that fits decides.
HOMES = {"hr": "registrations.overview", "trainer": "check.overview", "beheer": "logbook.overview"}


@blueprint.get("/")
@allow(Audience.STAFF)
def home() -> ResponseReturnValue:
    """HR starts at the registrations, a trainer at the content, everyone else at their paths."""
    endpoint = next((HOMES[role] for role in HOMES if role in visitor().roles), "learning_paths.overview")
    return redirect(url_for(endpoint), 303)
