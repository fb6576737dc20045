"""A system with a token, and a reader of JSON Schema that knows what our document uses."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from elearn.db import Organisation
from elearn.services.systems.tokens import make_token
from tests.web.people import id_of

LIST = "/api/v1/registraties"


class System:
    """A system of another maker: it has a token and no cookies."""

    def __init__(self, client: FlaskClient, token: str) -> None:
        self.client = client
        self.token = token

    def get(self, address: str = LIST, **query: str) -> TestResponse:
        return self.client.get(
            address, query_string=query or None, headers={"Authorization": f"Bearer {self.token}"}
        )

    def walk(self, **query):
        """Every page, following `volgende`."""
        pages, answer = [], self.get(**query)
        while True:
            assert answer.status_code == 200, answer.text
            pages.append(answer.json["registraties"])
            if answer.json["volgende"] is None:
                return pages
            answer = self.get(answer.json["volgende"])


def make_system(app: Flask, code: str = "voorbeeldstad") -> System:
    with app.extensions["sessions"].begin() as session:
        token = make_token(
            session,
            organisation_id=organisation_id(app, code),
            system="Personeelssysteem",
            actor_id=id_of(app, "Mirjam"),
            now=datetime.now(UTC),
        )
    return System(app.test_client(use_cookies=False), token)


def organisation_id(app: Flask, code: str) -> UUID:
    with app.extensions["sessions"]() as session:
        return session.scalars(select(Organisation.id).where(Organisation.code == code)).one()


KINDS = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "array": list,
    "object": dict,
    "null": type(None),
}
FORMATS = {"date": date.fromisoformat, "uuid": UUID, "date-time": datetime.fromisoformat}


def mistakes(value: Any, schema: dict[str, Any], document: dict[str, Any], at: str = "") -> list[str]:
    """Where a value does not fit a schema of an OpenAPI 3.1 document."""
    if "$ref" in schema:
        return mistakes(value, document["components"]["schemas"][schema["$ref"].split("/")[-1]], document, at)
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(isinstance(value, KINDS[kind]) for kind in kinds):
        return [f"{at}: {value!r} is no {kinds}"]
    if isinstance(value, dict):
        return _of_object(value, schema, document, at)
    if isinstance(value, list):
        items = enumerate(value)
        return [
            one
            for number, item in items
            for one in mistakes(item, schema["items"], document, f"{at}/{number}")
        ]
    return [] if value is None else _of_text(value, schema, at)


def _of_object(value: dict[str, Any], schema: dict[str, Any], document: dict[str, Any], at: str) -> list[str]:
    wrong = set(value) - set(schema["properties"]) | set(schema["required"]) - set(value)
    known = value.keys() & schema["properties"].keys()
    below = (mistakes(value[key], schema["properties"][key], document, f"{at}/{key}") for key in known)
    return [*(f"{at}: {key}" for key in sorted(wrong)), *(one for some in below for one in some)]


def _of_text(value, schema, at):
    if "format" in schema:
        FORMATS[schema["format"]](value)
    return [f"{at}: {value!r} is none"] if value not in schema.get("enum", [value]) else []


def answers(html):
    """The token that the page shows once."""
    return re.search(r"<code[^>]*>(ivb_[^<]+)</code>", html)[1]
