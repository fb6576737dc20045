"""Which system asks: looked up by its token, never by a cookie."""

from __future__ import annotations

from http import HTTPStatus
from typing import cast

from flask import Response, g, request

from elearn.services.systems import tokens
from elearn.services.systems.tokens import System
from elearn.web.api.problems import problem
from elearn.web.current import db, now, sessions


def check_system() -> Response | None:
    """Let a system in; None when it may go on. Counting is a transaction of its own."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    known = scheme.lower() == "bearer" and tokens.system_with(db(), token=token.strip())
    with sessions().begin() as counting:
        if not known:
            is_calm = tokens.may_guess(counting, address=request.remote_addr or "", now=now())
            return problem(HTTPStatus.UNAUTHORIZED if is_calm else HTTPStatus.TOO_MANY_REQUESTS)
        if not tokens.may_ask(counting, known, now=now()):
            return problem(HTTPStatus.TOO_MANY_REQUESTS)
    g.system = known
    return None


def system() -> System:
    """The system that asks; only for routes that need one."""
    return cast("System", g.system)
