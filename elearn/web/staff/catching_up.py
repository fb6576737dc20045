"""Doing again what the guide changed: the lessons, the questions, and then up to date."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from elearn.services.learning import practice
from elearn.services.source import catching_up
from elearn.services.source.catching_up import ToDo
from elearn.web.access import Audience, allow
from elearn.web.current import db, library, now, visitor

blueprint = Blueprint("catching_up", __name__)

ROUTE = "/leerpaden/<path_id>/bijwerken"


@blueprint.get(ROUTE)
@allow(Audience.STAFF)
def show(path_id: str) -> ResponseReturnValue:
    """What changed since the path was finished."""
    return render_template("staff/learning_paths/bijwerken.html", todo=_to_do(path_id), path=_path(path_id))


@blueprint.post(f"{ROUTE}/<quiz_id>")
@allow(Audience.STAFF)
def practise(path_id: str, quiz_id: str) -> ResponseReturnValue:
    """A round of practice with the changed questions of one quiz."""
    only = {quiz.id: ids for quiz, ids in _to_do(path_id).practice}
    if quiz_id not in only:
        abort(404)
    practice.start_round(
        db(), library(), token_hash=visitor().token_hash, quiz_id=quiz_id, only=only[quiz_id]
    )
    return redirect(url_for("practice.show", quiz_id=quiz_id), HTTPStatus.SEE_OTHER)


@blueprint.post(ROUTE)
@allow(Audience.STAFF)
def finish(path_id: str) -> ResponseReturnValue:
    """Up to date."""
    catching_up.finish(db(), library(), person_id=visitor().person_id, path_id=path_id, now=now())
    return redirect(url_for("learning_paths.path", path_id=path_id), HTTPStatus.SEE_OTHER)


def _to_do(path_id: str) -> ToDo:
    return catching_up.to_do_of(db(), library(), person_id=visitor().person_id, path_id=path_id)


def _path(path_id: str) -> object:
    return library().paths[path_id]
