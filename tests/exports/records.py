"""Records as HR and learners have them, for the tests of files."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from elearn.services.records.completions import Certificate
from elearn.services.records.registrations import Registration

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


FINISHED = Registration(
    registration_id=UUID("01930000-0000-7000-8000-000000000001"),
    personnel_number="004182",
    name="Çağla Öztürk",
    email="cagla.ozturk@voorbeeldstad.example",
    organisation_code="voorbeeldstad",
    department="Communicatie; voorlichting",
    path_id="communicatieadviseur",
    path_title="Communicatieadviseurs",
    status="geldig",
    assigned_on=date(2026, 4, 1),
    due_on=date(2026, 12, 11),
    started_on=date(2026, 5, 4),
    completed_on=date(2026, 5, 18),
    valid_until=date(2028, 5, 18),
    edition="9c1e77ab02",
    certificate_code="K7MX-4P2D-9QRT",
)

NOT_BEGUN = replace(
    FINISHED,
    registration_id=UUID("01930000-0000-7000-8000-000000000002"),
    personnel_number="12345678901234567",
    name="Ineke 't Hart",
    email="ineke.thart@voorbeeldstad.example",
    department="",
    status="niet-gestart",
    due_on=None,
    started_on=None,
    completed_on=None,
    valid_until=None,
    edition=None,
    certificate_code=None,
)


def registration_of(name: str) -> Registration:
    """The same registration of somebody else."""
    return replace(FINISHED, name=name)
