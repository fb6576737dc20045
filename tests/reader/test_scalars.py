"""What a text in a file means, per type of field."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from elearn.reader.scalars import Boolean, Day, Number, Slug, Text
from tests.content.schemas.json_schema import fits

SCALARS: dict[str, Any] = {"boolean": Boolean, "number": Number, "day": Day, "text": Text, "slug": Slug}
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("scalar", "written", "value"),
    [
        ("boolean", "ja", True),
        ("boolean", " Nee ", False),
        ("boolean", "true", True),
        ("boolean", "FALSE", False),
        ("boolean", True, True),
        ("number", "0", 0),
        ("number", "010", 10),
        ("number", " 24 ", 24),
        ("number", 75, 75),
        ("day", "2026-11-24", date(2026, 11, 24)),
        ("day", date(2026, 11, 24), date(2026, 11, 24)),
        ("text", "nee", "nee"),
        ("text", "08:30", "08:30"),
        ("text", "010", "010"),
        ("text", "  twee woorden\n", "twee woorden"),
        ("slug", "goede-melding-2", "goede-melding-2"),
        ("slug", "010", "010"),
    ],
)
def test_field_decides_what_a_text_means(scalar, written, value):
    read = TypeAdapter(SCALARS[scalar]).validate_python(written)

    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("scalar", "code", "values"),
    [
        ("boolean", "boolean_nl", ["yes", "1", "", 1, None, []]),
        ("number", "number_nl", ["-1", "1.0", "1_0", "٣", "9" * 10, True, None]),
        ("day", "day_nl", ["24-11-2026", "2026-02-30", "20261124", "", None, NOON]),
        ("text", "text_nl", [None, 3, False, ["a"], {}]),
        ("text", "text_empty_nl", ["", " \n"]),
        ("slug", "slug_nl", ["A", "a--b", "-a", "a-", "é", "a b", "", None]),
    ],
)
def test_mistake_has_a_stable_type_and_says_what_to_do(scalar, code, values):
    for written in values:
        with pytest.raises(ValidationError) as refused:
            TypeAdapter(SCALARS[scalar]).validate_python(written)

        [error] = refused.value.errors()
        assert error["type"] == code
        assert error["msg"] == f"{error['ctx']['message']} {error['ctx']['hint']}"


# What YAML of an editor gives: there `true`, 12 and nothing at all are no text.
@pytest.mark.parametrize(
    ("scalar", "accepted", "refused"),
    [
        ("boolean", ["ja", "NEE", "True", True], ["misschien", "", 1, None]),
        ("number", [12, "12", " 7 "], ["twaalf", "", 1.5, True, None]),
        ("day", ["2026-11-24"], ["24-11-2026", "", 2026, None]),
        ("text", ["een zin", 112, 1.5, True], ["", "  ", [], None]),
        ("slug", ["goede-melding", "p1", 5, True], ["Groot", "een twee", "", None]),
    ],
)
def test_editor_takes_what_we_take(scalar, accepted, refused):
    schema = TypeAdapter(SCALARS[scalar]).json_schema()

    assert [value for value in accepted if not fits(value, schema)] == []
    assert [value for value in refused if fits(value, schema)] == []
