"""What the messages of the check mean, for who wonders about a code."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from elearn.content.markdown.manual import MESSAGES, render_manual
from elearn.web.access import Audience, allow

blueprint = Blueprint("messages", __name__)


@blueprint.get("/trainer/meldingen")
@allow(Audience.TRAINER)
def show() -> ResponseReturnValue:
    """Every code with a wrong and a right example."""
    return render_template("trainer/meldingen.html", manual=render_manual(MESSAGES))
