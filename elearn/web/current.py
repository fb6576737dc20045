"""What belongs to the request being answered: the database, the content, the visitor, the time."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import cast

from flask import current_app, g, request
from sqlalchemy.orm import Session, sessionmaker

from elearn.content.library import Library
from elearn.content.shelf import Shelf
from elearn.db.engine import read_only
from elearn.services import calendar
from elearn.services.people.sign_in import Visitor
from elearn.settings import Settings

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def settings() -> Settings:
    """The settings the app started with."""
    return cast("Settings", current_app.extensions["settings"])


def shelf() -> Shelf:
    """The shelf that holds the content as served and the problems of the last check."""
    return cast("Shelf", current_app.extensions["shelf"])


def sessions() -> sessionmaker[Session]:
    """The factory of database sessions, for work that outlives the request's transaction."""
    return cast("sessionmaker[Session]", current_app.extensions["sessions"])


def db() -> Session:
    """The one database session of this request; a GET gets one that only reads."""
    if "db" not in g:
        g.db = sessions()()
        if request.method in SAFE_METHODS:
            read_only(g.db)
    return cast("Session", g.db)


def library() -> Library:
    """The content, the same edition for the whole request."""
    if "library" not in g:
        g.library = shelf().library
    return cast("Library", g.library)


def visitor() -> Visitor:
    """Who is signed in; only for routes that need somebody (see `access`)."""
    return cast("Visitor", g.visitor)


def now() -> datetime:
    """The moment this request began, the same for everything it does."""
    if "now" not in g:
        g.now = datetime.now(UTC)
    return cast("datetime", g.now)


def today() -> date:
    """The day in the Netherlands on which this request began."""
    return calendar.today(now())
