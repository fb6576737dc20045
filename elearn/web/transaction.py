"""One transaction per request: an answer below 400 commits, anything else rolls back.

The commit comes before the answer is sent, so a page that says "bewaard" is right.
"""

from __future__ import annotations

from flask import Flask, Response, g, request

from elearn.web.current import SAFE_METHODS

ERROR = 400


def watch_transactions(app: Flask) -> None:
    """Commit, roll back and close the session that `current.db()` opened."""
    app.after_request(_finish)
    app.teardown_request(_close)


def _finish(response: Response) -> Response:
    # What only reads has nothing to keep: closing ends it.
    if "db" in g and request.method not in SAFE_METHODS:
        if response.status_code < ERROR:
            g.db.commit()
        else:
            g.db.rollback()
    return response


def _close(_error: BaseException | None) -> None:
    if "db" in g:
        g.pop("db").close()
