"""What a trainer must know now: is the content as served the content in the folder?"""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from elearn.web.access import Audience, allow
from elearn.web.current import library, shelf

blueprint = Blueprint("check", __name__)


@blueprint.get("/trainer")
@allow(Audience.TRAINER)
def overview() -> ResponseReturnValue:
    """The modules as served and every problem of the last check, with its place."""
    problems = shelf().problems
    return render_template(
        "trainer/inhoud.html",
        modules=library().modules.values(),
        errors=[one for one in problems if one.severity == "fout"],
        warnings=[one for one in problems if one.severity == "waarschuwing"],
        checked_at=shelf().checked_at,
    )
