"""The second half of a double click, where it lands on the next page before anybody saw that.

With scripts it sends nothing. Without them the button of the next page is where the mouse is, and
sends a form that nobody filled in.
"""

from __future__ import annotations

from flask import request

from elearn.web.current import now

SHOWN = "getoond"
"""The field of a form that holds when its page was made, in seconds since 1970."""

AT_ONCE = 1.0
"""Seconds; sooner than this nobody read a page and decided to leave it open."""


def is_second_click() -> bool:
    """Whether a form comes back so soon that only a double click can have sent it."""
    shown = request.form.get(SHOWN, type=float)
    return shown is not None and abs(now().timestamp() - shown) < AT_ONCE
