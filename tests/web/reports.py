"""Telling a trainer that a question is wrong, and the answer, through the pages."""

from __future__ import annotations

import re

from werkzeug.test import TestResponse

from tests.web.journey import library_of
from tests.web.people import Person


def form_for(person: Person, quiz_id: str = "wat-is-polarisatie") -> str:
    """The address of the form for the first question of a quiz."""
    question = library_of(person).quizzes[quiz_id].practice[0]
    return f"/opmerkingen/vraag/{question.id}/{question.content_hash}"


def report_question(person: Person, **fields: str) -> TestResponse:
    """Report the first question of a quiz."""
    page = form_for(person)
    return person.submit(page, page, **(fields or USUAL))


def answer_report(trainer: Person, **fields: str) -> TestResponse:
    """Answer the newest report that waits."""
    html = trainer.read("/trainer/opmerkingen")
    waiting = re.findall(r'action="(/trainer/opmerkingen/[^"]+)"', html)
    return trainer.send(html, waiting[0], **fields)


USUAL = {"reden": "onduidelijk", "opmerking": "Ik lees dit op twee manieren."}
