"""What is measured: the requests of every connection, prepared before the clock runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.db import Answer as AnswerRow
from elearn.db import Attempt
from elearn.questions.question import Answer
from elearn.services import attempts
from elearn.services.demo import PASSWORD as DEMO_PASSWORD
from tests.benchmarks.answers import fields_of, two_answers
from tests.benchmarks.browser import Browser
from tests.benchmarks.load import get, post
from tests.benchmarks.made.prepared import PASSWORD, PATH, TEST, email_of

HR = "mirjam@voorbeeldstad.example"
EXPORT = "/hr/registraties/export"


@dataclass(frozen=True)
class Save:
    """A prepared answer: what is sent, and what must be stored because of it."""

    request: bytes
    question_id: str
    answer: Answer


def sign_in(port: int, kind: str, number: int) -> list[Browser]:
    """So many people of a kind (see `prepared`), each signed in."""
    browsers = [Browser(port) for _ in range(number)]
    for one, browser in enumerate(browsers):
        browser.sign_in(email_of(kind, one), PASSWORD)
    return browsers


def saves_of(session: Session, library: Library, person_id: UUID, browser: Browser) -> list[Save]:
    """Every question of somebody's open attempt, first with one answer, then with another."""
    asked = [
        attempts.open_question(session, library, person_id=person_id, test_id=TEST, place=place)
        for place in range(1, library.tests[TEST].size + 1)
    ]
    both = [two_answers(one.question) for one in asked]
    return [
        Save(_save_request(browser, one, answers[turn]), one.question.id, answers[turn])
        for turn in (0, 1)
        for one, answers in zip(asked, both, strict=True)
    ]


def _save_request(browser: Browser, asked: attempts.OpenQuestion, answer: Answer) -> bytes:
    hidden = {"csrf_token": browser.token, "poging": str(asked.attempt_id)}
    body = urlencode(hidden | fields_of(answer), doseq=True)
    return post(f"/toets/{TEST}/{asked.place}", body, browser.cookie)


def stored_answers(session: Session, person_id: UUID) -> dict[str, Answer]:
    """What the database holds of somebody's answers, by question."""
    own = select(AnswerRow.question_id, AnswerRow.value).join(Attempt, Attempt.id == AnswerRow.attempt_id)
    return {row.question_id: row.value for row in session.execute(own.where(Attempt.person_id == person_id))}


def expected_answers(saves: Sequence[Save], turns: int) -> dict[str, Answer]:
    """What must be stored after so many turns through the saves."""
    sent = (saves[turn % len(saves)] for turn in range(turns))
    return {save.question_id: save.answer for save in sent}


def lesson_steps(library: Library) -> list[str]:
    """Every step of every lesson of the path."""
    found = (library.lessons[one] for one in library.paths[PATH].lesson_ids)
    return [f"/lessen/{one.id}?stap={step}" for one in found for step in range(1, len(one.steps) + 1)]


def questions(library: Library) -> list[str]:
    """The pages with a question of the test."""
    return [f"/toets/{TEST}/{place}" for place in range(1, library.tests[TEST].size + 1)]


def pages(browsers: Sequence[Browser], paths: Sequence[str]) -> list[list[bytes]]:
    """Every connection reads these paths as somebody else."""
    return [[get(path, browser.cookie) for path in paths] for browser in browsers]


def exports(port: int, connections: int, rows: int) -> list[list[bytes]]:
    """Every connection fetches the file of HR, which is known to hold at least so many rows."""
    hr = Browser(port)
    hr.sign_in(HR, DEMO_PASSWORD)
    fields = {"csrf_token": hr.token, "profiel": "nl-excel", "formaat": "csv"}
    lines = hr.post(EXPORT, fields).count("\n")
    assert lines > rows, f"the export holds {lines} lines"
    return [[post(EXPORT, urlencode(fields), hr.cookie)]] * connections
