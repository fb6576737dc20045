"""A page asks the database the same number of questions for one row as for fifty."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, event

from elearn.db.assignments.assignment import Assignment
from elearn.db.people.person import Person as PersonRow
from elearn.services.authoring.overlay import NEWEST
from tests.web.journey import finish_path
from tests.web.people import id_of

# The most a page may ask, signing in included.
LIMITS = {
    "/leerpaden": 6,  # the sixth: whether the guide changed since somebody finished
    "/leerpaden/baliemedewerker": 5,  # the fifth: the same
    "/lessen/wat-is-polarisatie": 3,
    "/certificaten": 2,
    "/dilemmas/azc-stiekem-toch": 2,
    "/begrippen": 1,
}


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """The statements that were sent inside the block, without BEGIN.

    The shelf asks for new content once a second, on whatever page that is.
    """
    sent: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        if not statement.startswith(("BEGIN", "SAVEPOINT", "RELEASE", str(NEWEST))):
            sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


def queries(app, person, path: str) -> int:
    with counted(app.extensions["engine"]) as sent:
        assert person.get(path).status_code == 200
    return len(sent)


@pytest.mark.parametrize("path", LIMITS)
def test_a_page_asks_few_questions_however_far_somebody_is(app, as_person, path: str):
    sanne = as_person("Sanne")
    at_the_start = queries(app, sanne, path)
    finish_path(sanne, "baliemedewerker")

    assert queries(app, sanne, path) <= max(at_the_start, LIMITS[path])
    assert at_the_start <= LIMITS[path]


def test_the_overview_asks_the_same_for_one_path_as_for_four(app, as_person):
    sanne = as_person("Sanne")
    with_one = queries(app, sanne, "/leerpaden")
    with app.extensions["sessions"].begin() as session:
        session.add_all(
            Assignment(
                person_id=id_of(app, "Sanne"),
                path_id=path_id,
                assigned_at=datetime.now(UTC),
                reason="",
            )
            for path_id in ("wijknetwerker", "communicatieadviseur", "aandachtsfunctionaris")
        )

    assert queries(app, sanne, "/leerpaden") == with_one


def test_the_registrations_ask_the_same_for_fifty_rows_as_for_one(app, as_person):
    mirjam = as_person("Mirjam")
    one = "/hr/registraties?zoek=003905"
    with_one = queries(app, mirjam, one)
    sanne_id = id_of(app, "Sanne")
    with app.extensions["sessions"].begin() as session:
        sanne = session.get_one(PersonRow, sanne_id)
        for number in range(60):
            person = PersonRow(
                organisation_id=sanne.organisation_id,
                department_id=sanne.department_id,
                name=f"Collega {number}",
                email=f"collega{number}@voorbeeldstad.example",
                personnel_number=f"9{number:05}",
                created_at=datetime.now(UTC),
            )
            session.add(person)
            session.flush()
            session.add(
                Assignment(
                    person_id=person.id,
                    path_id="baliemedewerker",
                    assigned_at=datetime.now(UTC),
                    reason="",
                )
            )

    page = mirjam.read("/hr/registraties")

    assert page.count("<tr") >= 50
    assert queries(app, mirjam, "/hr/registraties") == with_one
