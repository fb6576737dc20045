"""A dilemma as its makers look at it: the whole graph, and what everybody together chose first."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from elearn.content.drawing import lay_out
from elearn.services.dilemmas.counts import counts_of
from elearn.services.minimum_group import MINIMUM_GROUP
from elearn.web.access import Audience, allow
from elearn.web.current import db, library
from elearn.web.trainer.authoring.file import ROUTE, desk_at

blueprint = Blueprint("trainer_dilemmas", __name__)


@blueprint.get(f"/trainer/wegen/{ROUTE}")
@allow(Audience.TRAINER)
def show(module_id: str, path: str) -> ResponseReturnValue:
    """The picture, and a table that says all of it: of the own concept, or else of what is live.

    What has mistakes and is not live cannot be drawn: then the editor says what they are.
    """
    desk = desk_at(module_id, path)
    module = desk.checked.module or library().modules.get(module_id)
    dilemma = module.dilemmas.get(desk.file.stem) if module else None
    if dilemma is None:
        return redirect(url_for("editor.edit", **desk.file._asdict(), na="controle"), 303)
    return render_template(
        "trainer/dilemma.html",
        desk=desk,
        dilemma=dilemma,
        spots=lay_out(dilemma),
        counts=counts_of(db(), dilemma),
        fewest=MINIMUM_GROUP,
    )
