"""What a trainer does in the browser."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO

from sqlalchemy import select
from werkzeug.test import TestResponse

from elearn.db import ContentConcept
from tests.web.people import Person, hidden_fields
from tests.web.trainer.conftest import QUIZ

TITLE = ("titel: Wat is polarisatie?", "titel: Wat is het?")
"""A change without a mistake."""

MISTAKE = ("soort: stelling", "soort: steling")

TEXT = re.compile(r"<textarea[^>]*>\n?(.*?)</textarea>", re.DOTALL)


def at(page: str, path: str = QUIZ) -> str:
    """The address of a page about a file."""
    return f"/trainer/{page}/polarisatie/{path}"


def text_on(html: str) -> str:
    """The text in the editor."""
    found = TEXT.search(html)
    assert found, html
    return unescape(found[1])


def change(person: Person, old: str, new: str, path: str = QUIZ) -> TestResponse:
    """Open the editor, change the text once and press the button."""
    html = person.read(at("bewerken", path))
    text = text_on(html)
    assert old in text, old
    return write(person, html, text.replace(old, new, 1), path)


def write(person: Person, html: str, text: str, path: str = QUIZ, **more: str) -> TestResponse:
    """Send the form of an editor that was opened before; a browser sends Windows line ends."""
    return person.send(html, at("bewerken", path), tekst=text.replace("\n", "\r\n"), **more)


def publish(person: Person, path: str = QUIZ, reden: str = "Een betere zin.", gewicht: str = "klein"):
    """Publish the concept."""
    action = at("publiceren", path)
    return person.submit(action, action, reden=reden, gewicht=gewicht)


def title_for_learners(person: Person) -> str:
    """The title of the quiz as it is served by the process of this person."""
    return person.app.extensions["shelf"].library.quizzes["wat-is-polarisatie"].title


def concepts(person: Person) -> list[bytes]:
    """Every concept there is."""
    with person.app.extensions["sessions"]() as session:
        return list(session.scalars(select(ContentConcept.body)))


def upload(person: Person, content: bytes, path: str = QUIZ) -> TestResponse:
    """Choose a file in the editor and press the button."""
    html = person.read(at("bewerken", path))
    fields = hidden_fields(html, at("bewerken", path)) | {"tekst": text_on(html)}
    file = (BytesIO(content), "van-mijn-schijf.yaml")
    return person.client.post(
        at("bewerken", path), data={**fields, "bestand": file}, content_type="multipart/form-data"
    )
