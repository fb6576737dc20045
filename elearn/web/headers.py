"""The headers that keep a page safe; one place, every response."""

from __future__ import annotations

from flask import Flask, Response, request

# OWASP Secure Headers; no unsafe-inline, no data:, no other origin.
POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
)
HEADERS = {
    "Content-Security-Policy": "; ".join(POLICY),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
# Trainers see in a frame what a learner will see; nothing else may be framed, not even by us.
FRAMED_POLICY = HEADERS["Content-Security-Policy"].replace("ancestors 'none'", "ancestors 'self'")
FRAMED, FRAMING = "preview.screen", frozenset({"editor.edit", "editor.save", "preview.show"})
# A year, as Dutch government sites must (Besluit beveiligde verbinding, Stb. 2023, 179).
HSTS = "max-age=31536000; includeSubDomains"


def add_headers(app: Flask) -> None:
    """Set the safety headers on everything, and forbid keeping personal pages."""
    app.after_request(_add)


def _add(response: Response) -> Response:
    response.headers.update(HEADERS)
    if request.endpoint in FRAMING:
        response.headers["Content-Security-Policy"] += "; frame-src 'self'"
    if request.endpoint == FRAMED:
        response.headers["Content-Security-Policy"] = FRAMED_POLICY
        response.headers["X-Frame-Options"] = "SAMEORIGIN"
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = HSTS
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
    return response
