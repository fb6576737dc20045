"""Our manuals as pages, each for the people it was written for, with its pictures."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, render_template, send_from_directory
from flask.typing import ResponseReturnValue

from elearn.content.markdown.manual import BEHEER_HANDBOOK, CASES, HANDBOOK, HR_HANDBOOK, render_manual
from elearn.web.access import Audience, allow


def _pages(audience: Audience, manual: Path) -> Blueprint:
    """The manual below the address of its readers, and a picture where the manual looks for it."""
    name = audience.value
    blueprint = Blueprint(f"{name}_handbook", __name__, url_prefix=f"/{name}")

    @blueprint.get("/handleiding")
    @allow(audience)
    def show() -> ResponseReturnValue:
        return render_template(f"{name}/handleiding.html", manual=render_manual(manual))

    @blueprint.get("/beeld/<filename>")
    @allow(audience)
    def picture(filename: str) -> Response:
        return send_from_directory(manual.parent / "beeld", filename)

    return blueprint


cases = Blueprint("cases", __name__)


@cases.get("/hr/handleiding/geldigheid")
@allow(Audience.HR)
def show_cases() -> ResponseReturnValue:
    """How a status comes about: cases with a date and the reason."""
    return render_template("hr/gevallen.html", manual=render_manual(CASES))


BLUEPRINTS = (
    cases,
    _pages(Audience.TRAINER, HANDBOOK),
    _pages(Audience.HR, HR_HANDBOOK),
    _pages(Audience.BEHEER, BEHEER_HANDBOOK),
)
