"""Folders with data in which people already did something, to copy for a server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from elearn.app import create_app
from elearn.db import Assignment
from elearn.db import Person as PersonRow
from elearn.settings import PROJECT, Settings
from tests.counted import count_answers
from tests.web.journey import begin_test, finish_path, library_of, read_lesson
from tests.web.people import Person
from tests.web.reports import answer_report, report_question
from tests.web.trainer.authoring.desk import change, publish

BALIE, WIJK, SPIL = "baliemedewerker", "wijknetwerker", "aandachtsfunctionaris"
COMMUNICATIE = "communicatieadviseur"
LAST_SHARED = "bij-wie-kan-ik-terecht"

# The smallest course there is: one lesson, a question of each kind, two tests of a minute.
STREET = PROJECT / "tests" / "good_content"


def prepare_nothing(folder: Path) -> None:
    """Only the demo organisation."""
    with _app(folder):
        pass


def prepare_two_paths(folder: Path) -> None:
    """Çağla read everything of her two paths, but for one lesson that they share."""
    with _app(folder) as app:
        cagla = Person.sign_in(app, "Çağla")
        paths = library_of(cagla).paths
        both = {*paths[BALIE].lesson_ids, *paths[COMMUNICATIE].lesson_ids}
        for lesson_id in sorted(both - {LAST_SHARED}):
            read_lesson(cagla, lesson_id)


def prepare_street(folder: Path) -> None:
    """Everybody of the demo organisation has the path of the smallest course."""
    with _app(folder, STREET) as app, app.extensions["sessions"].begin() as session:
        everybody = session.scalars(select(PersonRow.id).where(PersonRow.is_demo))
        now = datetime.now(UTC)
        session.add_all(Assignment(person_id=one, path_id="buur", assigned_at=now) for one in everybody)


def prepare_lesson_read(folder: Path) -> None:
    """Everybody read the one lesson of the smallest course: the tests are open."""
    prepare_street(folder)
    with _app(folder, STREET) as app:
        with app.extensions["sessions"]() as session:
            names = list(session.scalars(select(PersonRow.name).where(PersonRow.is_demo)))
        for name in names:
            read_lesson(Person.sign_in(app, name.split()[0]), "groeten")


def prepare_every_state(folder: Path) -> None:
    """Each state of a path somewhere.

    Sanne is done. Youssef has read everything and is in his core test. Anke handed hers in
    empty. Çağla stopped in a lesson. Joris did not begin. Thirty others made one quiz.
    Anke's report on a question was answered, Sanne's waits.
    """
    with _app(folder) as app:
        finish_path(Person.sign_in(app, "Sanne"), BALIE)
        youssef, anke = Person.sign_in(app, "Youssef"), Person.sign_in(app, "Anke")
        _read_all(youssef, WIJK)
        begin_test(youssef, "kern")
        _read_all(anke, SPIL)
        begin_test(anke, "kern")
        anke.submit("/toets/kern/nakijken", "/toets/kern/inleveren", getoond="")
        cagla = Person.sign_in(app, "Çağla")
        read_lesson(cagla, "wat-is-polarisatie")
        cagla.submit("/lessen/gezond-of-zorgelijk", "/lessen/gezond-of-zorgelijk")
        count_answers(app, "wat-is-polarisatie", people=30)
        tarik = Person.sign_in(app, "Tarik")
        for learner in (anke, Person.sign_in(app, "Sanne")):
            report_question(learner)
            if learner is anke:
                answer_report(tarik, status="opgelost", antwoord="Goed gezien. De zin is nu korter.")
    _let_trainers_write(folder)


def _let_trainers_write(folder: Path) -> None:
    """Tarik published twice and has a concept with a mistake; he asked Lieke for a look at another."""
    with _app(folder) as app:
        tarik = Person.sign_in(app, "Tarik")
        for number in (1, 2):
            change(tarik, "titel: ", f"# wijziging {number}\ntitel: ", "quizzen/vier-fasen.yaml")
            publish(tarik, "quizzen/vier-fasen.yaml", reden=f"Wijziging {number}.")
        change(tarik, "soort: een-antwoord", "soort: een-antword", "quizzen/jij-bent-de-spil.yaml")
        change(tarik, "titel: ", "titel: Anders, ", "quizzen/wat-is-polarisatie.yaml")
        change(tarik, "titel: ", "# tip\ntitel: ", "quizzen/luisteren-aan-de-balie.yaml")
    with _app(folder, four_eyes=True) as app:
        publish(Person.sign_in(app, "Tarik"), "quizzen/luisteren-aan-de-balie.yaml", reden="Een tip.")


@contextmanager
def _app(folder: Path, modules: Path = PROJECT / "modules", **more: bool) -> Iterator[Flask]:
    app = create_app(Settings(data=folder, modules=modules, **more))
    yield app
    app.extensions["engine"].dispose()


def _read_all(person: Person, path_id: str) -> None:
    for lesson_id in library_of(person).paths[path_id].lesson_ids:
        read_lesson(person, lesson_id)
