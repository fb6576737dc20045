"""Is the app alive, and can it serve: for the machine that watches it."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, Response, current_app
from flask.typing import ResponseReturnValue
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from elearn.web.access import Audience, allow
from elearn.web.current import db, library

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@allow(Audience.EVERYONE)
def alive() -> ResponseReturnValue:
    """The process answers."""
    return _line("ok")


@blueprint.get("/readyz")
@allow(Audience.EVERYONE)
def ready() -> ResponseReturnValue:
    """The database answers and there is content to serve; 503 when not."""
    try:
        db().execute(text("SELECT 1"))
    except SQLAlchemyError:
        current_app.logger.exception("the database does not answer")
        return _line("database", HTTPStatus.SERVICE_UNAVAILABLE)
    return _line("ok") if library().paths else _line("content", HTTPStatus.SERVICE_UNAVAILABLE)


def _line(text_: str, status: HTTPStatus = HTTPStatus.OK) -> Response:
    return Response(f"{text_}\n", status, mimetype="text/plain")
