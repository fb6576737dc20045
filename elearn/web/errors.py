"""What somebody sees when something cannot be done: what is safe, and what to do now."""

from __future__ import annotations

from http import HTTPStatus

from flask import Flask, current_app, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from elearn.services.refusal import NotThere, Refusal
from elearn.web.access import current_visitor
from elearn.web.api.problems import is_api, problem
from elearn.web.interrupted import is_worth_keeping, offer_again, offer_sign_in

# status -> heading, what is going on
PAGES = {
    HTTPStatus.BAD_REQUEST: (
        "Dit formulier is te oud",
        "Ga terug, laad de pagina opnieuw en probeer het nog eens.",
    ),
    HTTPStatus.FORBIDDEN: (
        "Dit deel is niet voor jou open",
        "Met dit account zie je alleen je eigen leerpaden.",
    ),
    HTTPStatus.NOT_FOUND: (
        "Deze bladzijde is er niet",
        "Misschien is de les verplaatst, of klopt de link niet meer. Je voortgang is bewaard.",
    ),
    HTTPStatus.METHOD_NOT_ALLOWED: (
        "Dit kan hier niet",
        "Ga terug en gebruik de knop op de pagina.",
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: ("Dit is te groot", "Stuur minder tekst in één keer."),
    HTTPStatus.INTERNAL_SERVER_ERROR: (
        "Er ging iets mis bij ons",
        "Wat al bewaard was, is nog bewaard. Probeer het zo nog eens.",
    ),
}


def handle_errors(app: Flask) -> None:
    """Turn every error into a page in Dutch with a way on; never a traceback."""
    app.register_error_handler(CSRFError, _old_form)
    app.register_error_handler(NotThere, lambda _: _page(HTTPStatus.NOT_FOUND))
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def _old_form(_error: CSRFError) -> ResponseReturnValue:
    if is_worth_keeping():
        # Without its cookie a browser has no token either, and then nobody is signed in.
        return offer_again() if current_visitor() else offer_sign_in()
    return _page(HTTPStatus.BAD_REQUEST)


def _refused(error: Refusal) -> ResponseReturnValue:
    return _render(HTTPStatus.CONFLICT, error.message, error.hint)


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        return error.get_response()  # a redirect, such as a missing slash
    return _page(HTTPStatus(error.code))


def _unexpected(error: Exception) -> ResponseReturnValue:
    current_app.logger.error("error on %s %s", request.method, request.path, exc_info=error)
    # The page for an error must not ask the database that may be the error.
    g.visitor = None
    return _page(HTTPStatus.INTERNAL_SERVER_ERROR)


def _page(status: HTTPStatus) -> ResponseReturnValue:
    heading, text = PAGES.get(status, PAGES[HTTPStatus.BAD_REQUEST])
    return _render(status, heading, text)


def _render(status: HTTPStatus, heading: str, text: str) -> ResponseReturnValue:
    if is_api():
        return problem(status)
    return render_template("public/fout.html", status=int(status), heading=heading, text=text), status
