"""A concept is saved with its mistakes, belongs to one person, and is lost to no other tab."""

from __future__ import annotations

from datetime import timedelta

import pytest

from elearn.services.authoring.concepts import (
    concept_of,
    concepts_of,
    drop_concept,
    own_concept,
    save_concept,
)
from elearn.services.authoring.revisions import hash_of
from elearn.services.authoring.values import Concept
from elearn.services.refusal import NotThere
from tests.services.authoring.conftest import PATH, QUIZ
from tests.services.people import NOW

LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def write(office):
    """Save a concept of the quiz; False when another tab was first."""

    def save(content: bytes, seen: bytes | None = None, by="Tarik", now=NOW) -> bool:
        saved = save_concept(
            office.session,
            person_id=office.people[by],
            file=QUIZ,
            content=content,
            seen=hash_of(seen),
            now=now,
        )
        office.session.commit()
        return saved

    return save


def test_a_text_is_kept_with_its_mistakes(office, write):
    assert write(b"titel: [\x00\r\n")

    assert own_concept(office.session, person_id=office.people["Tarik"], file=QUIZ) == Concept(
        b"titel: [\x00\r\n", hash_of(b"titel: [\x00\r\n"), base=0, saved_at=NOW
    )


def test_a_later_text_takes_its_place(office, write):
    write(b"een")

    assert write(b"twee", seen=b"een", now=LATER)
    concept = own_concept(office.session, person_id=office.people["Tarik"], file=QUIZ)
    assert (concept.content, concept.saved_at) == (b"twee", LATER)


@pytest.mark.parametrize("seen", [None, b"nul"], ids=["began from what is live", "an older text"])
def test_a_tab_that_did_not_see_the_last_text_saves_nothing(office, write, seen):
    write(b"een")

    assert not write(b"twee", seen=seen)
    assert own_concept(office.session, person_id=office.people["Tarik"], file=QUIZ).content == b"een"


def test_the_same_text_twice_is_fine(write):
    write(b"een")

    assert write(b"een", seen=None)


def test_a_tab_may_save_after_the_concept_was_thrown_away(office, write):
    write(b"een")
    drop_concept(office.session, person_id=office.people["Tarik"], file=QUIZ)

    assert write(b"twee", seen=b"een")


def test_everybody_has_their_own(office, write):
    write(b"van Tarik")
    write(b"van Lieke", by="Lieke")

    texts = {
        name: own_concept(office.session, person_id=office.people[name], file=QUIZ).content
        for name in ("Tarik", "Lieke")
    }
    assert texts == {"Tarik": b"van Tarik", "Lieke": b"van Lieke"}
    assert concept_of(office.session, person_id=office.people["Nora"], file=QUIZ) is None
    with pytest.raises(NotThere):
        own_concept(office.session, person_id=office.people["Nora"], file=QUIZ)


def test_a_concept_remembers_the_revision_that_it_began_from(office, write):
    office.publish(office.text("titel: Groeten op straat", "titel: Zwaaien"), by="Lieke")
    write(b"een")
    office.publish(office.text("titel: Groeten op straat", "titel: Knikken"), by="Lieke")
    write(b"twee", seen=b"een")

    assert own_concept(office.session, person_id=office.people["Tarik"], file=QUIZ).base == 1


def test_the_list_holds_own_concepts_of_these_modules(office, write):
    write(b"een")
    write(b"van Lieke", by="Lieke")
    tarik = office.people["Tarik"]
    save_concept(office.session, person_id=tarik, file=PATH, content=b"pad", seen="", now=LATER)

    assert concepts_of(office.session, person_id=tarik, module_ids=["buurt"]) == {QUIZ: NOW, PATH: LATER}
    assert concepts_of(office.session, person_id=tarik, module_ids=["plein"]) == {}


def test_a_concept_is_served_to_nobody(office, write):
    write(office.text("titel: Groeten op straat", "titel: Zwaaien"))
    office.sources.wait()

    assert office.process.library.quizzes["groeten"].title == "Groeten op straat"
