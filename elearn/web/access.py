"""Who may use which route. Every route declares it; a route that does not stops the start."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from enum import Enum
from typing import TypeVar, cast

from flask import Flask, abort, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from elearn.services.people.sign_in import Visitor, resume, touch
from elearn.web.api.bearer import check_system
from elearn.web.current import SAFE_METHODS, db, now, sessions
from elearn.web.interrupted import is_worth_keeping, offer_sign_in

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])

MARK = "audience"  # the attribute of a view that holds its audience

# Writing "seen at" on every click would make every page a write.
TOUCH_EVERY = timedelta(minutes=5)


class Audience(Enum):
    """Who may come in; the value is the right that people need (None: no right, only signing in).

    A system is no visitor: it comes with a token, and never with a cookie.
    """

    EVERYONE = "iedereen"
    STAFF = None
    HR = "hr"
    TRAINER = "trainer"
    BEHEER = "beheer"
    SYSTEM = "systeem"


def allow(audience: Audience) -> Callable[[View], View]:
    """Declare who may use a view; nearest to the function, below the route."""

    def declare(view: View) -> View:
        vars(view)[MARK] = audience
        return view

    return declare


def audience_of(app: Flask, endpoint: str) -> Audience:
    """Who may use an endpoint. Raises LookupError when its view does not say."""
    if endpoint == "static":
        return Audience.EVERYONE
    found = vars(app.view_functions[endpoint]).get(MARK)
    if isinstance(found, Audience):
        return found
    message = f"route {endpoint} does not declare who may use it"
    raise LookupError(message)


def guard(app: Flask) -> None:
    """Check every request, and now that every route declares its audience."""
    for endpoint in app.view_functions:
        audience_of(app, endpoint)
    app.before_request(lambda: _check(app))


def current_visitor() -> Visitor | None:
    """Whoever is signed in, looked up once per request; None when nobody is."""
    if "visitor" not in g:
        token = session.get("token")
        g.visitor = resume(db(), token=token, now=now()) if token else None
        if g.visitor and now() - g.visitor.seen_at > TOUCH_EVERY:
            _touch(g.visitor)
    return cast("Visitor | None", g.visitor)


def _touch(visitor: Visitor) -> None:
    # A GET only reads, so it writes in a transaction of its own; a POST already has the one.
    if request.method in SAFE_METHODS:
        with sessions().begin() as writing:
            touch(writing, token_hash=visitor.token_hash, now=now())
    else:
        touch(db(), token_hash=visitor.token_hash, now=now())


def _check(app: Flask) -> ResponseReturnValue | None:
    audience = audience_of(app, request.endpoint) if request.endpoint else Audience.EVERYONE
    if audience is Audience.EVERYONE:
        return None
    if audience is Audience.SYSTEM:
        return check_system()
    visitor = current_visitor()
    if visitor is None:
        return _ask_to_sign_in()
    if audience.value and audience.value not in visitor.roles:
        abort(403)
    return None


def _ask_to_sign_in() -> ResponseReturnValue:
    if is_worth_keeping():
        return offer_sign_in()
    back = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("sign_in.form", volgende=back), 303)
