"""Records as HR and learners have them, for the tests of files."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from elearn.services.records.completions import Certificate

COMPLETION = Certificate(
    id=UUID(int=1),
    organisation_id=UUID(int=2),
    sequence=1,
    person_id=UUID(int=3),
    path_id="baliemedewerker",
    number=1,
    code="K7MX-4P2D-9QRT",
    holder_hash="2e",
    person_name="Sanne de Vries",
    personnel_number="003905",
    department_name="Publiekszaken",
    organisation_name="Gemeente Voorbeeldstad",
    path_title="Baliemedewerkers",
    module_id="polarisatie",
    edition="9c1e77ab02",
    minutes=34,
    lessons=7,
    started_on=date(2026, 5, 4),
    completed_at=datetime(2026, 5, 18, 10, 5, tzinfo=UTC),
    completed_on=date(2026, 5, 18),
    valid_until=date(2028, 5, 18),
    previous_hash="",
    hash="1f",
)


def completion_of(name: str) -> Certificate:
    """The same completion by somebody else."""
    return replace(COMPLETION, person_name=name)
