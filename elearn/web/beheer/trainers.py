"""Which trainer works on which module."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from elearn.services.authoring.grants import Grant, give_module, take_module, trainers_of
from elearn.web.access import Audience, allow
from elearn.web.current import db, library, now, shelf, visitor

blueprint = Blueprint("trainers", __name__)


@blueprint.get("/beheer/trainers")
@allow(Audience.BEHEER)
def overview() -> ResponseReturnValue:
    """Every trainer of the organisation with every module, given or not."""
    known = library().modules
    titles = {one: known[one].title if one in known else one for one in shelf().drafts}
    trainers = trainers_of(db(), organisation_id=visitor().organisation_id)
    return render_template("beheer/trainers.html", trainers=trainers, titles=titles)


@blueprint.post("/beheer/trainers/<uuid:person_id>/<module_id>/geef")
@allow(Audience.BEHEER)
def give(person_id: UUID, module_id: str) -> ResponseReturnValue:
    """Give a module; twice is the same as once."""
    give_module(db(), shelf(), _grant(person_id, module_id), now=now())
    return redirect(url_for(".overview", _anchor=str(person_id)), 303)


@blueprint.post("/beheer/trainers/<uuid:person_id>/<module_id>/neem")
@allow(Audience.BEHEER)
def take(person_id: UUID, module_id: str) -> ResponseReturnValue:
    """Take a module away; twice is the same as once."""
    take_module(db(), _grant(person_id, module_id), now=now())
    return redirect(url_for(".overview", _anchor=str(person_id)), 303)


def _grant(person_id: UUID, module_id: str) -> Grant:
    who = visitor()
    return Grant(person_id, module_id, who.organisation_id, who.person_id)
