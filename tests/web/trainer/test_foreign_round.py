"""Files that no one here wrote: in, mended, published, taken by twenty-one people, and analysed."""

from __future__ import annotations

import re
import shutil
from html import unescape
from io import BytesIO

import pytest
from sqlalchemy import select

from elearn.db import Assignment, Organisation
from elearn.db import Person as PersonRow
from elearn.services import attempts
from elearn.services.learning.lessons import finish_step
from elearn.settings import Settings
from tests.content.cases import GOOD
from tests.foreign import FILES
from tests.questions.test_every_kind import right_answer
from tests.services.people import NOW
from tests.web.conftest import SECRET
from tests.web.journey import library_of, pass_test, read_lesson
from tests.web.people import Person, hidden_fields, id_of
from tests.web.trainer.authoring.desk import at, change, publish, text_on, write

PEOPLE = 20
"""Those who take the test without a browser; Sanne has one."""

# What a trainer adds: the lesson, the goal, the source, and a reason where there was none.
ADDED = (
    (r"les:  # VUL AAN.*", "les: {name}"),
    (r"doel:  # VUL AAN.*", "doel: D1"),
    (r"bron: \[\]  # VUL AAN.*", "bron: [p01.k1]"),
    (r"feedback:  # VUL AAN.*", "feedback: Zo ziet je buur dat je er bent."),
    (r"feedback_overig:  # VUL AAN.*", "feedback_overig: Zoek een korter woord."),
    (r"uitleg:  # VUL AAN.*", "uitleg: Een groet kost één tel."),
)


@pytest.fixture
def modules(tmp_path):
    """The smallest course, under the name of the module that the trainers of the demo have."""
    shutil.copytree(GOOD, tmp_path / "modules" / "polarisatie")
    return tmp_path / "modules"


@pytest.fixture
def settings(database_url, tmp_path, modules) -> Settings:
    return Settings(data=tmp_path, database_url=database_url, secret_key=SECRET, demo=True, modules=modules)


@pytest.fixture
def tarik(as_person) -> Person:
    return as_person("Tarik")


def bring_in(trainer: Person, name: str) -> str:
    """Upload a file, read the report and go on in the editor; the page of the editor."""
    file, origin, content = FILES[name]
    page = "/trainer/omzetten"
    upload = {**hidden_fields(trainer.read(page), page), "van": origin, "bestand": (BytesIO(content()), file)}
    html = trainer.client.post(page, data=upload, content_type="multipart/form-data").text
    keep = f"{page}/concept"
    quiz = hidden_fields(html, keep) | {"module": "polarisatie", "naam": name, "quiz": text_on(html)}
    kept = trainer.client.post(keep, data=quiz, content_type="multipart/form-data")
    return trainer.read(kept.headers["Location"])


def make_lesson(trainer: Person, name: str) -> None:
    """Publish a lesson as it begins, for a quiz to belong to."""
    path = f"lessen/{name}.md"
    html = trainer.read(at("bewerken", path))
    write(trainer, html, text_on(html), path)
    assert publish(trainer, path).status_code == 303


def mend(text: str, name: str) -> str:
    for gap, added in ADDED:
        text = re.sub(gap, added.format(name=name), text)
    return text


def make_learners(app, number: int) -> list:
    """People of the demo organisation with the path of the neighbours; Sanne gets it too."""
    sanne = id_of(app, "Sanne")
    with app.extensions["sessions"].begin() as session:
        home = session.scalars(select(Organisation.id)).one()
        people = [
            PersonRow(
                organisation_id=home,
                name=f"Buur {one}",
                email=f"buur{one}@voorbeeldstad.example",
                personnel_number=f"8{one:05}",
                created_at=NOW,
            )
            for one in range(number)
        ]
        session.add_all(people)
        session.flush()
        ids = [one.id for one in people]
        everybody = [sanne, *ids]
        session.add_all(Assignment(person_id=one, path_id="buur", assigned_at=NOW) for one in everybody)
        return ids


def take(app, person_id, number: int) -> None:
    """Read the lesson and take the core test; each person knows one question more than the last."""
    library = app.extensions["shelf"].library
    own = {"person_id": person_id, "now": NOW}
    with app.extensions["sessions"].begin() as session:
        for step in range(1, len(library.lessons["groeten"].steps) + 1):
            finish_step(session, library, lesson_id="groeten", step=step, **own)
        attempt_id = attempts.start_attempt(session, library, test_id="kern", **own)
        rows = attempts.review(session, library, person_id=person_id, test_id="kern").rows
        for row in rows:
            if library.modules["polarisatie"].pool("D1").index(row.question) <= number:
                answer = right_answer(row.question)
                attempts.save_answer(session, test_id="kern", place=row.place, answer=answer, **own)
        attempts.hand_in(session, library, test_id="kern", attempt_id=attempt_id, **own)


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_what_others_wrote_is_mended_published_taken_and_analysed(app, as_person, tarik):
    for name in FILES:
        make_lesson(tarik, name)
        broken = bring_in(tarik, name)
        assert "kloppen nog niet" in broken
        path = f"quizzen/{name}.yaml"
        html = tarik.read(write(tarik, broken, mend(text_on(broken), name), path).headers["Location"])
        assert "Alles klopt. Je tekst is bewaard als concept." in html, words(html)
        assert publish(tarik, path).status_code == 303
    library = library_of(tarik)
    imported = [question for name in FILES for question in library.quizzes[name].questions]
    pool = library.modules["polarisatie"].pool("D1")
    assert len(imported) == 9
    change(tarik, "per_doel: 2", f"per_doel: {len(pool)}", "module.yaml")
    publish(tarik, "module.yaml", gewicht="wezenlijk")

    others = make_learners(app, PEOPLE)
    sanne = as_person("Sanne")
    read_lesson(sanne, "groeten")
    pass_test(sanne, "kern")
    for number, person_id in enumerate(others):
        take(app, person_id, number)

    for question in imported:
        told = words(tarik.read(f"/trainer/vraaganalyse/{question.id}"))
        right = PEOPLE - pool.index(question) + 1  # who knows it, and Sanne
        where = library.modules["polarisatie"].places[question.id]
        shown = re.findall(rf"Mensen {PEOPLE + 1} Goed, tussen \d+% en \d+% (\d+)%", told)
        assert shown == [str(round(100 * right / (PEOPLE + 1)))]
        assert f"Je vindt de vraag in {where} ." in told
        assert line_of(app, where).endswith(f"- id: {question.id}")


def line_of(app, where) -> str:
    """What stands at a place in the files, as they are served."""
    files = app.extensions["shelf"].served["polarisatie"].by_path.values()
    source = next(one.document.source for one in files if one.document.name == where.file)
    return source.lines[where.line - 1]
