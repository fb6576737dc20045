"""What every template can use: widgets, dates in Dutch, fingerprinted static files, the visitor."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from babel.dates import format_date, format_datetime
from flask import Flask, current_app, url_for
from jinja2 import StrictUndefined

from elearn.services.calendar import AMSTERDAM
from elearn.services.certification import STATUSES
from elearn.web.access import current_visitor
from elearn.web.current import now, settings


def prepare_templates(app: Flask) -> None:
    """Give templates the filters and functions of this file; a misspelt name fails loudly."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters |= {
        "day": day_in_words,
        "short_day": short_day,
        "weekday": weekday_in_words,
        "time": time_in_words,
        "initials": initials,
    }
    app.jinja_env.globals |= {
        "asset": asset,
        "now": now,
        "settings": settings,
        "statuses": STATUSES,
        # Remembered: a page has twenty addresses, and most are on every page.
        "url_for": lru_cache(maxsize=4096)(app.url_for),
        "visitor": current_visitor,
    }
    app.jinja_env.globals |= {name: _macros(app, name) for name in ("forms", "ui")}


def _macros(app: Flask, name: str) -> object:
    """The widgets of a file in `templates/macros` that every page uses, imported once for all."""
    return app.jinja_env.get_template(f"macros/{name}.html").module


def day_in_words(value: date | datetime) -> str:
    """`23 november 2026`, for text."""
    return _written(_local(value), "d MMMM y")


def weekday_in_words(value: date | datetime) -> str:
    """`vrijdag 11 december`, for a date that is near."""
    return _written(_local(value), "EEEE d MMMM")


def short_day(value: date | datetime) -> str:
    """`23-11-2026`, for tables."""
    return _written(_local(value), "dd-MM-y")


def time_in_words(value: datetime) -> str:
    """`14.05 uur`: the time of day in the Netherlands, with a point as Dutch does."""
    return format_datetime(value, "HH.mm", tzinfo=AMSTERDAM, locale="nl") + " uur"


def initials(name: str) -> str:
    """At most two letters for the round badge of a person."""
    parts = [part for part in name.split() if part[:1].isupper()] or [name]
    return (parts[0][:1] + (parts[-1][:1] if len(parts) > 1 else "")).upper()


@lru_cache(maxsize=256)
def asset(name: str) -> str:
    """The address of a static file; changes with its content, so browsers may keep it for ever."""
    file = Path(current_app.static_folder or "") / name
    fingerprint = hashlib.sha256(file.read_bytes()).hexdigest()[:10]
    return url_for("static", filename=name, v=fingerprint)


@lru_cache(maxsize=1024)
def _written(day: date, pattern: str) -> str:
    """A day in Dutch; most pages show the same few days."""
    return format_date(day, pattern, locale="nl")


def _local(value: date | datetime) -> date:
    return value.astimezone(AMSTERDAM).date() if isinstance(value, datetime) else value
