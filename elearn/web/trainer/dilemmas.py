"""A dilemma as its makers look at it: the whole graph, and what everybody together chose first."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from elearn.content.drawing import lay_out
from elearn.services.dilemmas.counts import counts_of
from elearn.services.minimum_group import MINIMUM_GROUP
from elearn.services.refusal import NotThere
from elearn.web.access import Audience, allow
from elearn.web.current import db
from elearn.web.trainer.own import own_library

blueprint = Blueprint("trainer_dilemmas", __name__)


@blueprint.get("/trainer/dilemmas/<dilemma_id>")
@allow(Audience.TRAINER)
def show(dilemma_id: str) -> ResponseReturnValue:
    """The picture, and a table that says all of it."""
    dilemma = own_library().dilemmas.get(dilemma_id)
    if dilemma is None:
        raise NotThere(f"dilemma {dilemma_id}")
    return render_template(
        "trainer/dilemma.html",
        dilemma=dilemma,
        spots=lay_out(dilemma),
        counts=counts_of(db(), dilemma),
        fewest=MINIMUM_GROUP,
    )
