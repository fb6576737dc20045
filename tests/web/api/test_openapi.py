"""The description of the API is made from the code that answers."""

from __future__ import annotations

from elearn.exports.registrations.fields import FIELDS
from elearn.services.certification import STATUSES
from elearn.web.api.question import ApiForm


def test_anybody_may_read_it_and_it_names_the_version(client):
    answer = client.get("/api/v1/openapi.json")

    assert (answer.status_code, answer.mimetype, answer.json["openapi"]) == (200, "application/json", "3.1.0")


def test_it_has_every_parameter_and_field_with_an_explanation(client):
    document = client.get("/api/v1/openapi.json").json

    operation = document["paths"]["/api/v1/registraties"]["get"]
    assert [one["name"] for one in operation["parameters"]] == [field.short_name for field in ApiForm()]
    assert all(one["description"] for one in operation["parameters"])
    properties = document["components"]["schemas"]["Registratie"]["properties"]
    assert {name: one["description"] for name, one in properties.items()} == {
        name: field.meaning for name, field in FIELDS.items()
    }
    assert properties["status"]["enum"] == list(STATUSES)


def test_every_reference_leads_somewhere(client):
    document = client.get("/api/v1/openapi.json").json

    def references(value):
        if isinstance(value, dict):
            if "$ref" in value:
                yield value["$ref"]
            for one in value.values():
                yield from references(one)
        if isinstance(value, list):
            for one in value:
                yield from references(one)

    known = {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}
    assert set(references(document)) == known - {"#/components/schemas/Registratie"} | {
        "#/components/schemas/Registratie"
    }
