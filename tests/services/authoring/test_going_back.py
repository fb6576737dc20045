"""Going back to what a file said before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from elearn.content.files import ContentFile
from elearn.services.authoring import publishing
from elearn.services.authoring.revisions import folder_changed, newest_revision, revision_text
from elearn.services.refusal import NotThere
from tests.services.authoring.conftest import PATH, QUIZ
from tests.services.authoring.told import NEW_TITLE, more_of, refused, title


def test_going_back_is_a_new_revision_with_the_old_text(office):
    office.publish(office.text(*NEW_TITLE))
    office.publish(office.text("titel: Groeten op straat", "titel: Knikken"), weight="wezenlijk")

    back = publishing.restoring(office.session, file=QUIZ, number=1)
    number = office.publish(back.content, **more_of(back))

    assert title(office.process) == "Zwaaien"
    newest = newest_revision(office.session, file=QUIZ, reader_id=office.people["Tarik"])
    assert (newest.number, newest.restores, newest.reason, newest.weight) == (
        number,
        1,
        "Terug naar versie 1.",
        "wezenlijk",  # it undoes something that was
    )


def test_following_the_folder_again_is_a_revision_without_a_text(office):
    office.publish(office.text(*NEW_TITLE))

    folder = publishing.following_folder(office.session, file=QUIZ)
    office.publish(folder.content, **more_of(folder))

    assert title(office.process) == "Groeten op straat"
    assert newest_revision(office.session, file=QUIZ, reader_id=office.people["Tarik"]).follows_folder
    office.sources.write(QUIZ, office.text("titel: Groeten op straat", "titel: Uit de map").decode())
    office.sources.wait()
    assert title(office.process) == "Uit de map"


def test_one_can_go_back_to_what_the_folder_said(office):
    office.publish(office.text(*NEW_TITLE))
    office.publish(None)
    office.publish(office.text(*NEW_TITLE))

    back = publishing.restoring(office.session, file=QUIZ, number=2)

    assert (back.content, back.restores) == (None, 2)


def test_a_file_that_is_only_here_goes_away_with_the_folder(office):
    lesson = ContentFile("buurt", "lessen/zwaaien.md")
    office.publish(office.text(file=ContentFile("buurt", "lessen/groeten.md")), file=lesson)
    before = sorted(office.process.library.lessons)

    office.publish(None, file=lesson)

    assert (before, sorted(office.process.library.lessons)) == (["groeten", "zwaaien"], ["groeten"])


def test_who_follows_the_folder_already_cannot_choose_it_again(office):
    assert refused(office, None)[0] == "Deze tekst is al live."


def test_a_text_that_says_what_the_folder_says_can_be_let_go(office):
    office.publish(office.text(*NEW_TITLE))
    office.sources.write(QUIZ, office.text(*NEW_TITLE).decode())
    office.sources.wait()

    office.publish(None)

    assert newest_revision(office.session, file=QUIZ, reader_id=office.people["Tarik"]).follows_folder


def test_a_revision_of_another_file_is_not_there(office):
    number = office.publish(office.text(*NEW_TITLE))

    with pytest.raises(NotThere):
        revision_text(office.session, file=PATH, number=number)
    with pytest.raises(NotThere):
        publishing.restoring(office.session, file=PATH, number=number)


def test_a_change_in_the_folder_under_a_revision_is_noticed(office):
    office.publish(office.text(*NEW_TITLE))
    newest = newest_revision(office.session, file=QUIZ, reader_id=office.people["Tarik"])
    before = folder_changed(office.shelf, newest)
    office.sources.write(QUIZ, office.text("Een groet duurt één tel.", "Het kost niets.").decode())

    assert (before, folder_changed(office.shelf, newest)) == (False, True)
    assert not folder_changed(office.shelf, replace(newest, follows_folder=True))
    assert not folder_changed(office.shelf, None)
