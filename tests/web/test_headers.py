"""Every response carries the headers that keep a page safe."""

from __future__ import annotations

import pytest

PAGES = ["/inloggen", "/leerpaden", "/bestaat-niet", "/healthz", "/privacy"]


@pytest.mark.parametrize("path", PAGES)
def test_every_response_forbids_inline_script_framing_and_caching(client, path: str):
    headers = client.get(path).headers

    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
        "base-uri 'none'"
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"


def test_the_session_cookie_cannot_be_read_by_a_script_or_sent_by_another_site(client):
    cookie = client.get("/inloggen").headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_https_is_remembered_only_when_it_was_used(client):
    plain = client.get("/inloggen").headers
    secure = client.get("/inloggen", base_url="https://leren.example").headers

    assert "Strict-Transport-Security" not in plain
    assert secure["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_a_static_file_may_be_kept_because_its_address_changes_with_it(app, client):
    with app.test_request_context():
        address = app.jinja_env.globals["asset"]("app.css")

    with client.get(address) as response:
        assert response.status_code == 200
        assert "v=" in address
        assert response.cache_control.max_age == 31536000
