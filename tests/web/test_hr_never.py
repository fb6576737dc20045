"""Whoever looks, and however: an answer, a score or an attempt reaches nobody but the learner."""

from __future__ import annotations

import io
import logging
from datetime import UTC, datetime
from uuid import UUID
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from elearn.db import Answer, Assignment, Attempt, Base, Completion, DrawnQuestion, Person, QuestionVersion
from elearn.exports.formats import FORMATS
from elearn.exports.registrations.fields import FIELDS
from elearn.exports.registrations.shipped import shipped_profiles
from tests.web.api.systems import make_system
from tests.web.hr.people import export
from tests.web.people import Person as Browser
from tests.web.people import id_of
from tests.web.test_access import addresses

ANSWER = "zandkasteel-7731"
POINTS = 0.7731
ATTEMPT = UUID("01930000-0000-7000-8000-00000000a771")
MARKS = (ANSWER, "0.7731", "0,7731", "77,31", str(ATTEMPT), ATTEMPT.hex)

OTHERS = {
    "Mirjam": "HR",
    "Ineke": "beheer",
    "Tarik": "a trainer",
    "Youssef": "the team lead",
    "Anke": "a colleague",
}


@pytest.fixture
def planted(app, as_person) -> Browser:
    """Sanne, who handed in a test with an answer and a score that nothing else looks like."""
    sanne = as_person("Sanne")
    library = app.extensions["shelf"].library
    question = next(
        q for quiz in library.quizzes.values() for q in quiz.questions if q.kind == "invullen" and q.goal
    )
    now, me = datetime.now(UTC), id_of(app, "Sanne")
    version = {"content_hash": question.content_hash, "question_id": question.id}
    lead = id_of(app, "Youssef")
    with app.extensions["sessions"].begin() as session:
        session.get(Person, me).manager_id = lead
        session.add(
            Attempt(
                id=ATTEMPT,
                person_id=me,
                test_id="kern",
                number=7,
                edition="e",
                pass_percentage=75,
                started_at=now,
                submitted_at=now,
                points=POINTS,
                passed=False,
            )
        )
        session.add(QuestionVersion(**version, body=question.to_json()))
        session.flush()
        session.add(DrawnQuestion(**version, attempt_id=ATTEMPT, place=1, goal_id=question.goal))
        session.flush()
        session.add(Answer(attempt_id=ATTEMPT, question_id=question.id, value=ANSWER, saved_at=now))
    return sanne


def text_of(data: bytes) -> str:
    """What a reader finds in a page or a file; a workbook and a PDF are unpacked."""
    if data.startswith(b"PK"):
        with ZipFile(io.BytesIO(data)) as book:
            return " ".join(book.read(name).decode(errors="replace") for name in book.namelist())
    if data.startswith(b"%PDF"):
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    return data.decode(errors="replace")


def leaks(text: str) -> list[str]:
    return [mark for mark in MARKS if mark in text]


def about(app, first_name: str) -> dict[str, object]:
    """What leads to somebody in an address."""
    me = id_of(app, first_name)
    with app.extensions["sessions"]() as session:
        colleague = session.scalars(select(Completion)).first()
        assignment = select(Assignment.id).where(Assignment.person_id == me)
        return {
            "person_id": me,
            "assignment_id": session.scalars(assignment).first(),
            "completion_id": colleague.id,
            "code": colleague.code,
            "attempt_id": ATTEMPT,
            "test_id": "kern",
        }


def shown(app, browser: Browser, **more: object) -> dict[str, str]:
    """Address -> what it gives, for every page and file that has an address."""
    found = {}
    for _, address in addresses(app, "GET", **more):
        response = browser.client.get(address, buffered=True)
        found[address] = text_of(response.data)
        found[f"{address} (headers)"] = str(response.headers)
        response.close()
    return found


def test_the_learner_does_see_them_so_the_tests_below_can_fail(planted):
    assert ANSWER in planted.read(f"/toets/kern/uitslag/{ATTEMPT}")
    assert set(leaks(planted.get("/mijn-gegevens.json").text)) == {ANSWER, "0.7731", str(ATTEMPT)}


@pytest.mark.parametrize("first_name", OTHERS)
@pytest.mark.usefixtures("planted")
def test_no_page_or_file_with_an_address_shows_them_to_another(app, as_person, caplog, first_name):
    caplog.set_level(logging.DEBUG)
    browser = as_person(first_name)
    more = about(app, "Sanne")

    found = shown(app, browser, **more)

    # The attempt stands in the addresses that were asked for, and in a page that sends one back.
    pages = {address: text.replace(f"/{ATTEMPT}", "") for address, text in found.items()}
    assert {address: leaks(text) for address, text in pages.items() if leaks(text)} == {}
    assert len(found) > 100
    assert leaks(caplog.text.replace(f"/{ATTEMPT}", "")) == []


@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize("kind", FORMATS)
def test_no_export_holds_them(as_person, kind):
    mirjam = as_person("Mirjam")
    options = sorted(name for name, field in FIELDS.items() if field.chosen)

    for profile in shipped_profiles():
        # A profile of a system without a place for names and departments refuses those options.
        files = [export(mirjam, kind, profile=profile, met=met) for met in ([], options)]
        assert files[0].status_code == 200, profile
        assert [leaks(text_of(one.data)) for one in files] == [[], []]


@pytest.mark.usefixtures("planted")
def test_no_system_gets_them_through_the_api(app):
    system = make_system(app)

    pages = system.walk()

    assert "Sanne" not in str(pages)  # names go along only when they are asked for
    assert leaks(str(pages) + system.get("/api/v1/openapi.json").text) == []


@pytest.mark.usefixtures("planted")
def test_nothing_copies_them_to_another_table(app, as_person):
    for kind in FORMATS:
        export(as_person("Mirjam"), kind)
    make_system(app).walk()
    as_person("Ineke").submit("/beheer/logboek", "/beheer/logboek/bestand")

    with app.extensions["sessions"]() as session:
        held = {
            table.name
            for table in Base.metadata.sorted_tables
            for row in session.execute(select(table))
            if leaks(" ".join(map(str, row)))
        }
    assert held == {"attempt", "drawn_question", "answer"}
