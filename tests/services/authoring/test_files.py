"""The list of files tells what is served, since when, and what needs a look."""

from __future__ import annotations

import os
from datetime import UTC, datetime

import pytest

from elearn.content.files import ContentFile
from elearn.services.authoring.concepts import save_concept
from elearn.services.authoring.files import modules_view
from tests.services.authoring.conftest import PATH, QUIZ
from tests.services.people import NOW, statements

WRITTEN = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
NEW_TITLE = ("titel: Groeten op straat", "titel: Zwaaien")


@pytest.fixture
def office(office):
    """Every file of the folder was written last Friday."""
    for path in office.sources.modules.rglob("*.*"):
        os.utime(path, (WRITTEN.timestamp(), WRITTEN.timestamp()))
    office.sources.wait()
    return office


def look(office, name="Tarik", modules=("buurt",)):
    return modules_view(office.session, office.shelf, person_id=office.people[name], module_ids=modules)


def files(office, **more) -> dict[str, object]:
    [module] = look(office, **more)
    return {one.file.path: one for listed in module.files.values() for one in listed}


def test_every_file_is_listed_under_its_kind(office):
    [module] = look(office)

    assert {kind: [one.file.path for one in listed] for kind, listed in module.files.items()} == {
        "quizzen": ["quizzen/groeten.yaml"],
        "lessen": ["lessen/groeten.md"],
        "dilemmas": ["dilemmas/de-bal.yaml"],
        "leerpaden": ["leerpaden/buur.yaml"],
        "": ["begrippen.yaml", "contact.yaml", "doelen.yaml", "handreiking.yaml", "module.yaml"],
    }
    assert module.module.title == "Een goede buurt"
    assert (module.problems, module.changed_at) == ((), WRITTEN)


def test_a_file_of_the_folder_counts_since_it_was_written(office):
    quiz = files(office)[QUIZ.path]

    assert (quiz.title, quiz.revision, quiz.changed_at) == ("Groeten op straat", None, WRITTEN)
    assert (quiz.errors, quiz.warnings, quiz.is_live, quiz.folder_changed) == (0, 0, True, False)


def test_a_published_file_counts_since_it_was_published(office):
    office.publish(office.text(*NEW_TITLE))

    quiz = files(office)[QUIZ.path]

    assert (quiz.title, quiz.revision.number, quiz.changed_at) == ("Zwaaien", 1, NOW)
    assert look(office)[0].changed_at == NOW


def test_a_file_that_follows_the_folder_again_counts_since_then(office):
    office.publish(office.text(*NEW_TITLE))
    office.publish(None)

    quiz = files(office)[QUIZ.path]

    assert (quiz.title, quiz.revision) == ("Groeten op straat", None)
    assert quiz.changed_at > NOW


def test_a_change_in_the_folder_under_a_published_file_is_told(office):
    office.publish(office.text(*NEW_TITLE))
    office.sources.write(QUIZ, office.text("Een groet duurt één tel.", "Het kost niets.").decode())
    office.sources.wait()

    assert files(office)[QUIZ.path].folder_changed


def test_a_mistake_is_counted_at_its_file_and_keeps_all_changes_waiting(office):
    office.sources.write(QUIZ, office.text("soort: stelling", "soort: steling").decode())
    office.sources.write(PATH, office.text("titel: Buren", "titel: Onze buren", PATH).decode())
    office.sources.wait()

    found = files(office)

    assert (found[QUIZ.path].errors, found[QUIZ.path].is_live) == (1, False)
    assert (found[PATH.path].errors, found[PATH.path].is_live) == (0, False)
    assert found["module.yaml"].is_live


def test_own_concepts_are_marked_and_those_of_others_are_not(office):
    new = ContentFile("buurt", "quizzen/nieuw.yaml")
    for file in (QUIZ, new):
        save_concept(
            office.session,
            person_id=office.people["Tarik"],
            file=file,
            content=b"titel: Nieuw",
            seen="",
            now=NOW,
        )

    own, others = files(office), files(office, name="Lieke")

    assert (own[QUIZ.path].concept_saved_at, own[new.path].concept_saved_at) == (NOW, NOW)
    assert (own[new.path].title, own[new.path].changed_at) == ("nieuw", None)
    assert others[QUIZ.path].concept_saved_at is None
    assert new.path not in others


def test_the_list_asks_two_questions_however_much_there_is(office):
    assert office.shelf.library  # it looks for new content once a second
    with statements(office.session) as at_first:
        look(office)
    office.publish(office.text(*NEW_TITLE))
    office.publish(office.text("titel: Buren", "titel: Onze buren", PATH), file=PATH)
    assert office.shelf.library
    with statements(office.session) as later:
        look(office)

    assert (len(at_first), len(later)) == (2, 2)
