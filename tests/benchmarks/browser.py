"""Somebody with a browser at a running server: signs in, reads pages, holds a cookie and a token."""

from __future__ import annotations

from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from tests.web.people import hidden_fields


class Browser:
    """One session at the server on this port."""

    def __init__(self, port: int) -> None:
        self._address = f"http://127.0.0.1:{port}"
        self._cookies = CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self._cookies))

    def sign_in(self, email: str, password: str) -> None:
        """Sign in with the form; afterwards `cookie` and `token` are those of this person."""
        fields = hidden_fields(self.read("/inloggen"), "/inloggen")
        self.post("/inloggen", {**fields, "email": email, "wachtwoord": password})
        self.token = str(hidden_fields(self.read("/begrippen"), "/uitloggen")["csrf_token"])

    def read(self, path: str) -> str:
        """Open a page."""
        with self._opener.open(self._address + path) as answer:
            return str(answer.read().decode())

    def post(self, path: str, fields: dict[str, str | list[str]]) -> str:
        """Send a form and follow where it leads."""
        body = urlencode(fields, doseq=True).encode()
        with self._opener.open(self._address + path, body) as answer:
            return str(answer.read().decode("utf-8-sig"))

    @property
    def cookie(self) -> str:
        """What goes into the Cookie header."""
        return "; ".join(f"{one.name}={one.value}" for one in self._cookies)
