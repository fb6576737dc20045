"""Folders with data in which people already did something, to copy for a server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from elearn.app import create_app
from elearn.settings import Settings
from tests.web.journey import begin_test, finish_path, library_of, read_lesson
from tests.web.people import Person

BALIE, WIJK, SPIL = "baliemedewerker", "wijknetwerker", "aandachtsfunctionaris"


def prepare_nothing(folder: Path) -> None:
    """Only the demo organisation."""
    with _app(folder):
        pass


def prepare_lessons_read(folder: Path) -> None:
    """Sanne read all her lessons: her core test is open."""
    with _app(folder) as app:
        _read_all(Person.sign_in(app, "Sanne"), BALIE)


def prepare_every_state(folder: Path) -> None:
    """Each state of a path somewhere.

    Sanne is done. Youssef has read everything and is in his core test. Anke handed hers in
    empty. Çağla stopped in a lesson. Joris did not begin.
    """
    with _app(folder) as app:
        finish_path(Person.sign_in(app, "Sanne"), BALIE)
        youssef, anke = Person.sign_in(app, "Youssef"), Person.sign_in(app, "Anke")
        _read_all(youssef, WIJK)
        begin_test(youssef, "kern")
        _read_all(anke, SPIL)
        begin_test(anke, "kern")
        anke.submit("/toets/kern/nakijken", "/toets/kern/inleveren")
        cagla = Person.sign_in(app, "Çağla")
        read_lesson(cagla, "wat-is-polarisatie")
        cagla.submit("/lessen/gezond-of-zorgelijk", "/lessen/gezond-of-zorgelijk")


@contextmanager
def _app(folder: Path) -> Iterator[Flask]:
    app = create_app(Settings(data=folder))
    yield app
    app.extensions["engine"].dispose()


def _read_all(person: Person, path_id: str) -> None:
    for lesson_id in library_of(person).paths[path_id].lesson_ids:
        read_lesson(person, lesson_id)
