"""Nothing that leads to a person is forgotten when that person asks for it."""

from __future__ import annotations

import pytest
from sqlalchemy import Table

from elearn.db import Base
from elearn.db.base import new_id
from elearn.services.own_data.labels import LABELS, TECHNICAL, in_words
from elearn.services.own_data.parts import LEFT_OUT, PARTS, SECRETS

TABLES = Base.metadata.tables


def leads_to_a_person() -> set[str]:
    """Every table that points at a person, or at a table that does."""
    found: set[str] = {"person"}
    while more := {name for name, one in TABLES.items() if targets(one) & found} - found:
        found |= more
    return found


def targets(table: Table) -> set[str]:
    return {key.column.table.name for key in table.foreign_keys}


def test_every_table_that_leads_to_a_person_is_a_part():
    """A new table? Add it to `PARTS` in services/own_data/parts.py, or say there why not."""
    assert leads_to_a_person() - {one.key for one in PARTS} == {key for key in LEFT_OUT if "." not in key}


def test_every_column_that_points_at_a_person_finds_its_rows():
    forgotten = [
        f"{part.key}.{column.name}"
        for part in PARTS
        for column in TABLES[part.key].columns
        if any(key.column.table.name == "person" for key in column.foreign_keys)
        and f"{part.key}.{column.name}" not in str(part.of(new_id()).compile())
    ]

    assert forgotten == [key for key in LEFT_OUT if "." in key]


def test_every_column_has_a_label_or_is_known_to_be_technical():
    columns = {column.name for part in PARTS for column in TABLES[part.key].columns}

    assert columns - LABELS.keys() - TECHNICAL - SECRETS == set()


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("2026-11-24T09:30:00+00:00", "24 november 2026, 10.30 uur"),
        ("2026-11-24", "24 november 2026"),
        ("1234567890", "1234567890"),
        ("wat dan ook", "wat dan ook"),
        (True, "ja"),
        (False, "nee"),
        (0, "0"),
        (None, ""),
        ({"due_on": "2026-11-24", "n": [1, 2]}, "due_on: 24 november 2026. n: 1, 2"),
    ],
)
def test_a_value_is_written_as_people_do(stored, read):
    assert in_words(stored) == read
