"""An answer, a score and an attempt that nothing else looks like, and everything that could hold them."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zipfile import ZipFile

from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.db import (
    Answer,
    Assignment,
    Attempt,
    Completion,
    DrawnQuestion,
    ExportLog,
    Organisation,
    Person,
    QuestionVersion,
)
from elearn.exports.registrations.fields import FIELDS
from elearn.exports.registrations.order import Order
from elearn.exports.registrations.shipped import shipped_profiles
from elearn.jobs.runner import Runner
from elearn.questions.question import Question
from elearn.services.jobs.queue import enqueue
from elearn.services.office_days import is_office_day
from elearn.services.overview.names import show_names
from elearn.services.records.registrations import RegistrationFilter
from elearn.services.reminders.choices import send_mail
from tests.machines.inbox import Inbox
from tests.web.people import id_of

ANSWER, POINTS, NUMBER = "zandkasteel-7731", 0.7731, 77_310_159
ATTEMPT = UUID("01930000-0000-7000-8000-00000000a771")
OPTIONS = sorted(name for name, field in FIELDS.items() if field.chosen)

# As somebody would write them down: also rounded, as a percentage, and without the dashes.
MARKS = re.compile(
    rf"{ANSWER}|\b0[.,]77(?:31)?\b|\b77(?:[.,]31?)? ?(?:%|procent)|77\.?310\.?159|{ATTEMPT}|{ATTEMPT.hex}"
)


def plant(app: Flask) -> None:
    """Let Sanne hand in a test with that answer; Youssef leads her, and she is late with another path."""
    question, now, me = _question(app), datetime.now(UTC), id_of(app, "Sanne")
    with app.extensions["sessions"].begin() as session:
        session.get_one(Person, me).manager_id = id_of(app, "Youssef")
        late = now.date() - timedelta(days=3)
        session.add(
            Assignment(person_id=me, path_id="wijknetwerker", assigned_at=now, due_on=late, reason="")
        )
        attempt = _attempt(me, "kern", now)
        attempt.id, attempt.number = ATTEMPT, NUMBER
        attempt.submitted_at, attempt.points, attempt.passed = now, POINTS, False
        _draw(session, attempt, question)
        session.add(Answer(attempt_id=ATTEMPT, question_id=question.id, value=ANSWER, saved_at=now))


def open_test(app: Flask) -> UUID:
    """Let Sanne be in a test whose first question she can answer with any words; its id."""
    with app.extensions["sessions"].begin() as session:
        attempt = _attempt(id_of(app, "Sanne"), "baliemedewerker", datetime.now(UTC))
        _draw(session, attempt, _question(app))
        return attempt.id


def _question(app: Flask) -> Question:
    quizzes = app.extensions["shelf"].library.quizzes.values()
    return next(q for quiz in quizzes for q in quiz.questions if q.kind == "invullen" and q.goal)


def _attempt(person_id: UUID, test_id: str, now: datetime) -> Attempt:
    rules = {"edition": "e", "pass_percentage": 75, "started_at": now}
    return Attempt(person_id=person_id, test_id=test_id, number=1, **rules)


def _draw(session: Session, attempt: Attempt, question: Question) -> None:
    version = {"content_hash": question.content_hash, "question_id": question.id}
    session.add(attempt)
    session.merge(QuestionVersion(**version, body=question.to_json()))
    session.flush()
    session.add(DrawnQuestion(**version, attempt_id=attempt.id, place=1, goal_id=question.goal))
    session.flush()


def text_of(data: bytes) -> str:
    """What a reader finds in a page or a file; a workbook and a PDF are unpacked."""
    if data.startswith(b"PK"):
        with ZipFile(io.BytesIO(data)) as book:
            return " ".join(book.read(name).decode(errors="replace") for name in book.namelist())
    if data.startswith(b"%PDF"):
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    return data.decode(errors="replace")


def leaks(text: str) -> list[str]:
    """What of it stands in a text; the attempt in an address that somebody asked for is no leak."""
    return sorted(set(MARKS.findall(text.replace(f"/{ATTEMPT}", ""))))


def order_everything(app: Flask) -> Order:
    """An export with every field that HR may choose."""
    with app.extensions["sessions"]() as session:
        organisation = session.scalars(select(Organisation).where(Organisation.code == "voorbeeldstad")).one()
    profile = shipped_profiles()["machine"]
    wanted, actor = RegistrationFilter(), id_of(app, "Mirjam")
    order = Order(organisation.id, organisation.code, profile, "csv", wanted, actor_id=actor)
    return replace(order, chosen=frozenset(OPTIONS))


def work(app: Flask, inbox: Inbox) -> UUID:
    """Let the worker make that export and send the mail of a day; the id of the export's job."""
    order, now, hr = order_everything(app), datetime.now(UTC), id_of(app, "Mirjam")
    while not is_office_day(now.date()):
        now += timedelta(days=1)
    with app.extensions["sessions"].begin() as session:
        organisation = {"organisation_id": order.organisation_id, "actor_id": hr, "now": now}
        send_mail(session, on=True, **organisation)
        show_names(session, shown=True, **organisation)
        asked = {"organisation_id": order.organisation_id, "asked_by_id": hr, "now": now}
        job_id = enqueue(session, kind="export", key="vangnet", payload=order.to_json(), **asked)
        enqueue(session, kind="herinneringen", key="vangnet van de mail", payload={}, now=now)
    settings = replace(app.extensions["settings"], smtp_url=inbox.address, mail_from="leren@v.example")
    runner = Runner(app.extensions["sessions"], app.extensions["shelf"], settings, lambda: now, daily={})
    assert runner.run_all() == 2
    return job_id


def reach(app: Flask) -> dict[str, object]:
    """What leads to Sanne, and to what was made about her, in an address."""
    me = id_of(app, "Sanne")
    with app.extensions["sessions"]() as session:
        completion = session.scalars(select(Completion)).first()
        assignment = select(Assignment.id).where(Assignment.person_id == me)
        return {
            "person_id": me,
            "assignment_id": session.scalars(assignment).first(),
            "completion_id": completion.id,
            "code": completion.code,
            "attempt_id": ATTEMPT,
            "test_id": "kern",
            "export_id": session.scalars(select(ExportLog.id)).one(),
        }
