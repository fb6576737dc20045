"""The manual for trainers, with its pictures."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, send_from_directory
from flask.typing import ResponseReturnValue

from elearn.content.markdown.manual import HANDBOOK, render_manual
from elearn.web.access import Audience, allow

blueprint = Blueprint("handbook", __name__)


@blueprint.get("/trainer/handleiding")
@allow(Audience.TRAINER)
def show() -> ResponseReturnValue:
    """From a first quiz to a better question."""
    return render_template("trainer/handleiding.html", manual=render_manual(HANDBOOK))


@blueprint.get("/trainer/beeld/<filename>")
@allow(Audience.TRAINER)
def picture(filename: str) -> Response:
    """A picture, where the manual looks for it: beside itself, as in docs/."""
    return send_from_directory(HANDBOOK.parent / "beeld", filename)
