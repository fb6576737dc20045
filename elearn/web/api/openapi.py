"""The OpenAPI 3.1 document of the API, made from the fields and the form that answer."""

from __future__ import annotations

from functools import cache
from typing import Any

from elearn.exports.registrations.fields import BOTH, CHOSEN, FIELDS, Field
from elearn.exports.registrations.manifest import STATUSES
from elearn.web.api.problems import MEDIA_TYPE, TEXTS
from elearn.web.api.question import MOST, USUAL, ApiForm

VERSION = "1.0.0"
TYPES = {"tekst": "string", "dag": "string", "getal": "number"}
EMPTY_TEXTS = frozenset({"editie", "certificaatnummer"})
"""Texts that nobody has before a path is finished."""

FORMATS: dict[str, dict[str, Any]] = {
    "van": {"type": "string", "format": "date"},
    "tot": {"type": "string", "format": "date"},
    "gewijzigd_sinds": {"type": "string", "format": "date-time"},
    "aantal": {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
    "soort": {"type": "string", "enum": list(BOTH), "default": BOTH[0]},
    "status": {"type": "string", "enum": list(STATUSES)},
}
EXPLAINED = {
    200: "Een bladzijde met registraties.",
    400: "Een parameter klopt niet.",
    401: "Er is geen geldig token.",
    429: "Te veel verzoeken in een minuut.",
}


@cache
def document() -> dict[str, Any]:
    """The whole document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "In verbinding: registraties",
            "version": VERSION,
            "description": "Alleen lezen. Status, datums en editie; nooit antwoorden, scores of pogingen.",
        },
        "servers": [{"url": "/"}],
        "security": [{"token": []}],
        "paths": {"/api/v1/registraties": {"get": _operation()}},
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {"Bladzijde": _page(), "Registratie": _registration(), "Probleem": _problem()},
        },
    }


def _operation() -> dict[str, Any]:
    answers = {
        str(status): {"description": text, "content": _content(status)} for status, text in EXPLAINED.items()
    }
    return {
        "operationId": "registraties",
        "summary": "Registraties, bladzijde voor bladzijde",
        "description": "Ga verder met `volgende` tot die leeg is.",
        "parameters": _parameters(),
        "responses": answers,
    }


def _content(status: int) -> dict[str, Any]:
    name, kind = ("Bladzijde", "application/json") if status == 200 else ("Probleem", MEDIA_TYPE)  # noqa: PLR2004 -- HTTP
    return {kind: {"schema": {"$ref": f"#/components/schemas/{name}"}}}


def _parameters() -> list[dict[str, Any]]:
    return [
        {
            "name": field.short_name,
            "in": "query",
            "required": False,
            "description": f"{field.label.text}.",
            "schema": FORMATS.get(field.short_name, {"type": "string"}),
        }
        for field in ApiForm()
    ]


def _page() -> dict[str, Any]:
    return _object(
        {
            "registraties": {"type": "array", "items": {"$ref": "#/components/schemas/Registratie"}},
            "volgende": {
                "type": ["string", "null"],
                "description": "Adres van de volgende bladzijde; null: dit was de laatste.",
            },
        }
    )


def _registration() -> dict[str, Any]:
    schema = _object({name: _property(name, field) for name, field in FIELDS.items()})
    optional = {*CHOSEN, *(name for name, field in FIELDS.items() if len(field.subjects) < len(BOTH))}
    return schema | {"required": [name for name in FIELDS if name not in optional]}


def _property(name: str, field: Field) -> dict[str, Any]:
    kind = TYPES[field.kind]
    may_be_empty = name in EMPTY_TEXTS or (field.kind != "tekst" and name != "exportdatum")
    schema: dict[str, Any] = {
        "type": [kind, "null"] if may_be_empty else kind,
        "description": field.meaning,
    }
    if name == "registratie_id":
        schema["format"] = "uuid"
    if field.kind == "dag":
        schema["format"] = "date"
    if name == "status":
        schema["enum"] = list(STATUSES)
    if name == "resultaat":
        schema["enum"] = ["voltooid", "niet-voltooid"]
    return schema


def _problem() -> dict[str, Any]:
    texts = {name: {"type": "string"} for name in ("type", "title", "detail")}
    mistake = _object({"parameter": {"type": "string"}, "melding": {"type": "string"}})
    schema = _object(
        {
            **texts,
            "status": {"type": "integer", "enum": [int(one) for one in TEXTS]},
            "fouten": {"type": "array", "items": mistake},
        }
    )
    return schema | {"required": ["type", "title", "status", "detail"]}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
