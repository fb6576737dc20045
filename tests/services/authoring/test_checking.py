"""A text is checked within its module, with what learners answered to it."""

from __future__ import annotations

import pytest

from elearn.content.files import ContentFile, lay_over
from elearn.db import Attempt, DrawnQuestion, QuestionVersion
from elearn.services.authoring.checking import check_text
from elearn.services.authoring.grants import check_may_edit, modules_of
from elearn.services.refusal import NotThere
from tests.services.authoring.conftest import PATH, QUIZ
from tests.services.people import NOW, make_learner, statements


def check(office, content: bytes | None, file=QUIZ):
    overlay = lay_over(office.shelf.overlay, file, content)
    return check_text(office.session, office.shelf, file=file, overlay=overlay)


def codes(problems) -> list[tuple[str, str]]:
    return [(one.file.removeprefix("modules/buurt/"), one.code) for one in problems]


def keep_version(office):
    question = office.shelf.library.modules["buurt"].questions["buur-in-de-regen"]
    office.session.add(
        QuestionVersion(content_hash=question.content_hash, question_id=question.id, body=question.to_json())
    )
    office.session.flush()
    return question


def test_a_good_text_gives_the_module_that_it_would_be(office):
    checked = check(office, office.text("titel: Groeten op straat", "titel: Zwaaien"))

    assert checked.module.quizzes["groeten"].title == "Zwaaien"
    assert (checked.errors, checked.warnings) == ((), ())


def test_own_mistakes_come_before_those_elsewhere(office):
    text = office.text("doel: D1", "doel: D9").replace(b"les: groeten", b"les: zwaaien")

    checked = check(office, text)

    assert checked.module is None
    assert codes(checked.errors) == [(QUIZ.path, "K003"), (QUIZ.path, "K001")]


def test_a_mistake_that_it_causes_in_another_file_is_told(office):
    without_pool = office.text().replace(b"doel: D2", b"doel: D1")

    checked = check(office, without_pool)

    assert codes(checked.errors) == [(PATH.path, "K021"), (PATH.path, "K022")]
    assert not any(checked.is_own(one) for one in checked.errors)


def test_a_question_that_was_asked_is_held_to_its_answers(office):
    question = keep_version(office)
    asker = make_learner(office.session, "buur", code="elders")
    attempt = Attempt(
        person_id=asker, test_id="kern", number=1, edition="e", pass_percentage=75, started_at=NOW
    )
    office.session.add(attempt)
    office.session.flush()
    drawn = {"question_id": question.id, "goal_id": "D1", "content_hash": question.content_hash}
    office.session.add(DrawnQuestion(attempt_id=attempt.id, place=1, **drawn))
    office.session.commit()

    checked = check(office, office.text("tekst: Ik groet.", "tekst: Ik zwaai."))

    assert codes(checked.errors) == [(QUIZ.path, "Q021")]
    assert checked.module is None
    assert check(office, office.text("Wat doe je?", "Wat kun je doen?")).module


def test_a_question_that_was_only_reported_may_change(office):
    keep_version(office)

    assert check(office, office.text("tekst: Ik groet.", "tekst: Ik zwaai.")).errors == ()


@pytest.mark.parametrize(("file", "number"), [(QUIZ, 1), (PATH, 0)], ids=["quiz", "path"])
def test_a_check_asks_the_database_once_at_most(office, file, number):
    with statements(office.session) as sent:
        check(office, office.text("titel:", "titel: Een nieuwe", file), file)

    assert len(sent) == number


def test_without_the_file_the_rest_is_checked(office):
    checked = check(office, None, ContentFile("buurt", "quizzen/nieuw.yaml"))

    assert (checked.read, checked.errors) == (None, ())


# Who may


def test_a_trainer_works_on_the_modules_they_were_given(office):
    found = {
        name: modules_of(office.session, office.shelf, person_id=person_id)
        for name, person_id in office.people.items()
    }

    assert found == {"Tarik": ("buurt",), "Lieke": ("buurt",), "Nora": ()}


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Nora", QUIZ),
        ("Tarik", ContentFile("plein", "quizzen/groeten.yaml")),
        ("Tarik", ContentFile("buurt", "../buurt/module.yaml")),
        ("Tarik", ContentFile("buurt", "handreiking.vingerafdruk")),
    ],
    ids=["not given", "no such module", "outside the module", "not for trainers"],
)
def test_any_other_file_is_not_there(office, name, file):
    with pytest.raises(NotThere):
        check_may_edit(office.session, office.shelf, person_id=office.people[name], file=file)


def test_a_file_that_is_still_to_be_written_may_be(office):
    new = ContentFile("buurt", "quizzen/nieuw.yaml")

    check_may_edit(office.session, office.shelf, person_id=office.people["Tarik"], file=new)
