"""What a system reads when something cannot be done: RFC 9457, in Dutch."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import Response, json, request

MEDIA_TYPE = "application/problem+json"
PREFIX = "/api/"

# status -> title, what to do
TEXTS = {
    HTTPStatus.BAD_REQUEST: ("Dit verzoek klopt niet", "Kijk bij fouten wat er per parameter mis is."),
    HTTPStatus.UNAUTHORIZED: (
        "Er is geen geldig token",
        "Stuur het token mee als `Authorization: Bearer ...`. HR maakt en vervangt tokens.",
    ),
    HTTPStatus.NOT_FOUND: ("Dit adres bestaat niet", "Kijk in /api/v1/openapi.json."),
    HTTPStatus.METHOD_NOT_ALLOWED: ("Alleen lezen kan", "Gebruik GET."),
    HTTPStatus.TOO_MANY_REQUESTS: ("Dit zijn te veel verzoeken", "Wacht een minuut en ga dan verder."),
    HTTPStatus.INTERNAL_SERVER_ERROR: ("Er ging iets mis bij ons", "Probeer het zo nog eens."),
}


def is_api() -> bool:
    """Whether this request is one of a system."""
    return request.path.startswith(PREFIX)


def problem(status: HTTPStatus, mistakes: dict[str, str] | None = None) -> Response:
    """A problem; `mistakes` are parameter -> sentence."""
    title, detail = TEXTS.get(status, TEXTS[HTTPStatus.BAD_REQUEST])
    body: dict[str, Any] = {"type": "about:blank", "title": title, "status": int(status), "detail": detail}
    if mistakes:
        body["fouten"] = [{"parameter": name, "melding": text} for name, text in mistakes.items()]
    response = Response(json.dumps(body, ensure_ascii=False), int(status), mimetype=MEDIA_TYPE)
    if status is HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = 'Bearer realm="In verbinding"'
    if status is HTTPStatus.TOO_MANY_REQUESTS:
        response.headers["Retry-After"] = "60"
    return response
