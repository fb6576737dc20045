"""Somebody with a browser: follows links, fills in forms, and reads what the page says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlencode

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from elearn.db.people.person import Person as PersonRow

FORM = re.compile(r"<form\b(?P<head>[^>]*)>(?P<body>.*?)</form>", re.DOTALL)
CONTROL = re.compile(r"<(?:input|button|select|textarea)\b[^>]*>")
ATTRIBUTE = re.compile(r'([\w-]+)(?:="([^"]*)")?')


@dataclass
class Person:
    """One person in one browser."""

    client: FlaskClient
    app: Flask

    @classmethod
    def sign_in(cls, app: Flask, first_name: str) -> Person:
        """Sign in the way the demo buttons do."""
        person = cls(app.test_client(), app)
        person.submit("/inloggen", "/inloggen/proef", proef=str(id_of(app, first_name)))
        return person

    def get(self, path: str) -> TestResponse:
        """Open a page without following redirects."""
        return self.client.get(path)

    def read(self, path: str) -> str:
        """Open a page, following redirects, and give its HTML."""
        response = self.client.get(path, follow_redirects=True)
        assert response.status_code == 200, (path, response.status_code)
        return response.text

    def submit(self, page: str, action: str, **fields: str | list[str]) -> TestResponse:
        """Open a page and send its form with that action, filling in some fields."""
        return self.send(self.read(page), action, **fields)

    def send(self, html: str, action: str, **fields: str | list[str]) -> TestResponse:
        """Send the form of a page that was opened before."""
        return self._send(action, hidden_fields(html, action) | fields)

    def post(self, action: str, **fields: str | list[str]) -> TestResponse:
        """Send a form without opening its page: the second click, or an old tab."""
        token = hidden_fields(self.read("/begrippen"), "/uitloggen")["csrf_token"]
        return self._send(action, {"csrf_token": token} | fields)

    def _send(self, action: str, posted: dict[str, str | list[str]]) -> TestResponse:
        return self.client.post(
            action,
            data=urlencode(posted, doseq=True),
            content_type="application/x-www-form-urlencoded",
        )


def id_of(app: Flask, first_name: str) -> object:
    """The id of a demo person."""
    with app.extensions["sessions"]() as session:
        names = select(PersonRow.id).where(PersonRow.name.startswith(f"{first_name} "))
        return session.scalars(names.where(PersonRow.is_demo)).one()


def hidden_fields(html: str, action: str) -> dict[str, str | list[str]]:
    """The hidden fields of the form with that action. Raises AssertionError when it is not there."""
    for form in FORM.finditer(html):
        if _attributes(form["head"]).get("action", "") == action:
            controls = (_attributes(one) for one in CONTROL.findall(form["body"]))
            return {one["name"]: one.get("value", "") for one in controls if one.get("type") == "hidden"}
    message = f"there is no form to {action}"
    raise AssertionError(message)


def _attributes(tag: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in ATTRIBUTE.findall(tag)}
