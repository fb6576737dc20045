"""An autosave: a script posts an answer and shows the words that come back in the status line."""

from __future__ import annotations

from flask import Response, jsonify, request

JSON = "application/json"


def is_autosave() -> bool:
    """Whether a script asks, which shows words and no page."""
    return request.accept_mimetypes.best == JSON


def say(words: str) -> Response:
    """Words for the status line; the status of the response tells whether the answer is saved."""
    return jsonify(melding=words)
