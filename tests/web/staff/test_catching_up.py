"""After a change of the guide a learner does again what changed, and only that."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, func, select
from sqlalchemy.exc import DatabaseError

from elearn.db import CatchUp, Completion, Person, SourceDecision
from tests.web.journey import finish_path

PAGE = "/leerpaden/baliemedewerker/bijwerken"
LESSON, QUIZ = "wat-is-polarisatie", "wat-is-polarisatie"


def text(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.fixture
def sanne(as_person):
    """Sanne, who finished her path."""
    return finish_path(as_person("Sanne"), "baliemedewerker").person


def questions(app):
    """A question of practice, and one that only the test uses."""
    quiz = app.extensions["shelf"].library.quizzes[QUIZ]
    practised = quiz.practice[0].id
    return practised, next(one.id for one in quiz.questions if one not in quiz.practice)


def decide(app, *items, decision="gewijzigd", days=0):
    """What a trainer decided, now or some days away."""
    with app.extensions["sessions"].begin() as session:
        trainer = session.scalars(select(Person.id).where(Person.name == "Tarik Yılmaz")).one()
        for kind, item_id in items:
            session.add(
                SourceDecision(
                    module_id="polarisatie",
                    key_point_id="p11.k3",
                    item_kind=kind,
                    item_id=item_id,
                    from_hash="a",
                    to_hash="b",
                    decision=decision,
                    reason="Nieuwe editie",
                    actor_id=trainer,
                    decided_at=datetime.now(UTC) + timedelta(days=days),
                )
            )


def stored(app, what):
    with app.extensions["sessions"]() as session:
        return session.scalars(select(what)).all()


@pytest.mark.parametrize(
    ("decision", "days"), [("niets", 0), ("vermelden", 0), ("gewijzigd", -1)], ids=["no", "told", "before"]
)
def test_nothing_is_asked_without_a_reason(app, sanne, decision, days):
    decide(app, ("les", LESSON), decision=decision, days=days)

    assert "De handreiking is veranderd" not in sanne.read("/leerpaden")
    assert sanne.get(PAGE).status_code == 404
    assert sanne.post(PAGE).status_code == 404


def test_only_what_changed_is_asked(app, sanne):
    practised, _ = questions(app)
    decide(app, ("vraag", practised))

    assert "Werk Baliemedewerkers bij" in text(sanne.read("/leerpaden"))
    page = sanne.read(PAGE)
    assert "Lees opnieuw" not in page
    assert "Oefen 1 vraag" in text(page)

    sanne.submit(PAGE, f"{PAGE}/{QUIZ}")
    round_of_one = text(sanne.read(f"/oefenen/{QUIZ}"))
    assert "Vraag 1 van 1" in round_of_one
    assert sanne.post(f"{PAGE}/groeten").status_code == 404


def test_a_question_of_the_test_alone_sends_back_to_its_lesson(app, sanne):
    _, only_in_test = questions(app)
    decide(app, ("vraag", only_in_test))

    page = sanne.read(PAGE)

    assert f"/lessen/{LESSON}" in page
    assert "Oefen opnieuw" not in page


def test_being_up_to_date_adds_a_row_and_extends_nothing(app, sanne):
    decide(app, ("les", LESSON), days=0)
    before = stored(app, Completion.valid_until)

    sanne.submit(PAGE, PAGE)

    assert stored(app, CatchUp.path_id) == ["baliemedewerker"]
    assert stored(app, Completion.valid_until) == before
    assert "De handreiking is veranderd" not in sanne.read("/leerpaden")
    assert sanne.post(PAGE).status_code == 404  # a second click finds nothing to do
    assert stored(app, func.count(CatchUp.id)) == [1]


def test_doing_everything_again_means_lessons_and_practice_and_no_test(app, sanne):
    decide(app, ("les", LESSON), decision="alles")
    path = app.extensions["shelf"].library.paths["baliemedewerker"]

    page = sanne.read(PAGE)

    assert "Lees alle lessen en doe alle oefenvragen opnieuw. Een toets hoeft niet." in text(page)
    assert [one for one in path.lesson_ids if f'href="/lessen/{one}"' not in page] == []
    assert "/toets/" not in page


def test_everybody_hears_that_there_is_something_and_only_the_learner_what(app, sanne, as_person):
    with app.extensions["sessions"].begin() as session:
        learner = session.scalars(select(Person).where(Person.name == "Sanne de Vries")).one()
        learner.manager_id = session.scalars(select(Person.id).where(Person.name == "Anke Boer")).one()
        record = f"/hr/medewerkers/{learner.id}"
    mirjam, anke = as_person("Mirjam"), as_person("Anke")
    quiet = [mirjam.read(record), mirjam.read(f"{record}/verklaring"), anke.read("/team")]
    assert [one for one in quiet if "bij te werken" in one] == []

    decide(app, ("les", LESSON))

    title = app.extensions["shelf"].library.lessons[LESSON].title
    said = [mirjam.read(record), mirjam.read(f"{record}/verklaring"), anke.read("/team")]
    assert ["is er iets bij te werken" in text(one) for one in said] == [True, True, True]
    assert [one for one in said if title in one] == []
    assert "is er iets bij te werken" in text(sanne.read("/leerpaden"))
    assert "is er iets bij te werken" in text(sanne.read("/leerpaden/baliemedewerker"))

    sanne.submit(PAGE, PAGE)
    after = [mirjam.read(record), mirjam.read(f"{record}/verklaring"), anke.read("/team")]
    assert [one for one in after if "bij te werken" in one] == []


def test_nobody_takes_such_a_row_away(app, sanne):
    decide(app, ("les", LESSON), days=0)
    sanne.submit(PAGE, PAGE)

    sessions = app.extensions["sessions"]
    with pytest.raises(DatabaseError, match="catch_up is append-only"), sessions.begin() as session:
        session.execute(delete(CatchUp))
