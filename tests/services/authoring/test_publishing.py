"""What a trainer publishes is what everybody gets, and it stays what it was."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from elearn.content.files import ContentFile
from elearn.db import Attempt, AuditEvent
from elearn.services.authoring import concepts, publishing
from elearn.services.authoring.revisions import revision_text, revisions_of
from elearn.services.authoring.values import Revision
from elearn.services.refusal import Refusal
from elearn.services.source.records import pending
from tests.services.authoring.conftest import PATH, QUIZ
from tests.services.authoring.told import NEW_TITLE, more_of, refused, title
from tests.services.people import NOW, at_once


def test_every_process_serves_what_was_published_at_its_next_look(office):
    before = [title(one) for one in (office.shelf, office.process)]

    office.publish(office.text(*NEW_TITLE))

    assert before == ["Groeten op straat", "Groeten op straat"]
    assert [title(one) for one in (office.shelf, office.process)] == ["Zwaaien", "Zwaaien"]


def test_what_was_not_committed_is_served_by_nobody(office):
    publication = office.publication(office.text(*NEW_TITLE))
    by = publishing.By(office.people["Tarik"])
    publishing.publish(office.session, office.shelf, publication=publication, by=by, seen=0, now=NOW)
    office.session.rollback()
    office.sources.wait()

    assert title(office.process) == "Groeten op straat"


def test_a_revision_says_who_published_what_and_why(office):
    content = office.text(*NEW_TITLE)

    number = office.publish(content, reason="Kort en krachtig", weight="wezenlijk")

    [revision] = revisions_of(office.session, file=QUIZ, reader_id=office.people["Tarik"])
    assert revision == Revision(
        number=1,
        file=QUIZ,
        follows_folder=False,
        author="Tarik Trainer",
        approved_by="",
        reason="Kort en krachtig",
        weight="wezenlijk",
        restores=None,
        folder_hash=revision.folder_hash,
        published_at=NOW,
    )
    assert revision_text(office.session, file=QUIZ, number=number) == content


def test_a_question_that_was_published_hears_when_the_guide_changes(office):
    guide = ContentFile("buurt", "handreiking.yaml")
    office.publish(office.text("id: buur-in-de-regen", "id: wuiven"))
    text = office.text(file=guide).decode()
    point = office.shelf.library.modules["buurt"].guide.key_points["p01.k1"].text
    office.publish(text.replace(point, "Iets anders.").encode(), file=guide)

    [touched] = pending(office.session, office.shelf.library.modules["buurt"])

    assert (touched.key_point.id, touched.before) == ("p01.k1", point)
    assert ("vraag", "wuiven") in {(one.kind, one.id) for one in touched.items}


def test_a_file_is_kept_byte_for_byte(office):
    content = (
        b"\xef\xbb\xbf# van Tarik\r\n" + office.text(*NEW_TITLE).replace(b"\n", b"\r\n") + b"\r\n# einde"
    )

    number = office.publish(content)

    assert revision_text(office.session, file=QUIZ, number=number) == content
    assert office.shelf.served["buurt"].by_path[QUIZ.path].document.source.content == content


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("soort: een-antwoord", "soort: steling"),
        ("les: groeten", "les: zwaaien"),
        ("doel: D2", "doel: D3"),
        ("titel: Groeten op straat", "titel: ["),
    ],
    ids=["in the file", "a lesson that is not there", "a goal that is not there", "no YAML"],
)
def test_a_text_with_a_mistake_is_refused_and_nothing_changes(office, old, new):
    assert refused(office, office.text(old, new)) == (
        "Er zitten nog fouten in.",
        "Los ze eerst op. Daarna kun je publiceren.",
    )
    assert revisions_of(office.session, file=QUIZ, reader_id=office.people["Tarik"]) == ()
    assert title(office.process) == "Groeten op straat"


def test_a_mistake_elsewhere_in_the_module_blocks_as_well(office):
    office.sources.write(PATH, "titel: Kapot\n")

    assert refused(office, office.text(*NEW_TITLE))[0] == "Er zitten nog fouten in."


def test_the_mistake_counts_against_what_others_published_a_moment_ago(office):
    """Each text is right on its own; the second one is not, beside the first."""
    lesson = ContentFile("buurt", "lessen/zwaaien.md")
    office.publish(office.text(file=ContentFile("buurt", "lessen/groeten.md")), file=lesson)
    office.publish(office.text("lessen: [groeten]", "lessen: [groeten, zwaaien]", PATH), file=PATH)

    assert refused(office, None, file=lesson)[0] == "Er zitten nog fouten in."


def test_the_same_text_again_is_no_revision(office):
    assert refused(office, office.text())[0] == "Deze tekst is al live."
    office.publish(office.text(*NEW_TITLE))

    assert refused(office, office.text(*NEW_TITLE))[0] == "Deze tekst is al live."


def test_somebody_who_did_not_see_the_last_revision_has_to_look_first(office):
    office.publish(office.text(*NEW_TITLE), by="Lieke")

    assert refused(office, office.text("titel: Groeten op straat", "titel: Knikken"), seen=0) == (
        "Intussen publiceerde iemand een andere versie van dit bestand.",
        "Bekijk het verschil met die versie, en kies dan opnieuw.",
    )
    assert title(office.process) == "Zwaaien"


def test_of_two_who_publish_at_once_one_has_to_look_again(office, sessions):
    texts = [office.text("titel: Groeten op straat", f"titel: Titel {number}") for number in range(2)]

    def work(session, number):
        by = publishing.By(office.people[("Tarik", "Lieke")[number]])
        publication = office.publication(texts[number])
        try:
            return publishing.publish(session, office.shelf, publication=publication, by=by, seen=0, now=NOW)
        except Refusal:
            session.rollback()
            return None

    assert sorted(at_once(sessions, work, 2), key=str) == [1, None]


def test_files_are_counted_together(office):
    path = office.text("belofte: Je groet je buren.", "belofte: Je kent je buren.", PATH)

    numbers = [office.publish(office.text(*NEW_TITLE)), office.publish(path, file=PATH)]

    assert numbers == [1, 2]
    assert [
        one.number for one in revisions_of(office.session, file=PATH, reader_id=office.people["Tarik"])
    ] == [2]


# What belongs to it


def test_the_concept_that_was_published_is_done(office):
    tarik, content = office.people["Tarik"], office.text(*NEW_TITLE)
    concepts.save_concept(office.session, person_id=tarik, file=QUIZ, content=content, seen="", now=NOW)

    office.publish(content)

    assert concepts.concept_of(office.session, person_id=tarik, file=QUIZ) is None


def test_a_concept_that_went_on_meanwhile_stays(office):
    tarik, content = office.people["Tarik"], office.text(*NEW_TITLE)
    concepts.save_concept(office.session, person_id=tarik, file=QUIZ, content=b"verder", seen="", now=NOW)

    office.publish(content)

    assert concepts.own_concept(office.session, person_id=tarik, file=QUIZ).content == b"verder"


def test_what_somebody_published_is_written_down(office):
    office.publish(office.text(*NEW_TITLE))
    back = publishing.restoring(office.session, file=QUIZ, number=1)
    office.publish(None)
    office.publish(back.content, **more_of(back))

    events = office.session.scalars(select(AuditEvent).order_by(AuditEvent.at)).all()

    assert [(one.action, one.actor_id) for one in events] == [
        ("content published", office.people["Tarik"]),
        ("content follows the folder", office.people["Tarik"]),
        ("content rolled back", office.people["Tarik"]),
    ]
    assert events[2].facts == {
        "module": "buurt",
        "file": "quizzen/groeten.yaml",
        "revision": 3,
        "weight": "klein",
        "restores": 1,
        "approved_by": None,
    }


def test_a_test_that_somebody_is_taking_cannot_be_taken_away(office):
    without = office.text("toets:", "nietmeer:", PATH).split(b"nietmeer:")[0]
    office.session.add(
        Attempt(
            person_id=office.people["Nora"],
            test_id="buur",
            number=1,
            edition="e",
            pass_percentage=75,
            started_at=NOW,
        )
    )
    office.session.commit()

    assert refused(office, without, file=PATH) == (
        "Er is nog iemand bezig met ‘Toets voor buren’.",
        "Haal de toets weg als iedereen die heeft ingeleverd.",
    )
    ended = {"submitted_at": NOW, "points": 0.0, "passed": False}
    office.session.execute(update(Attempt).values(**ended))
    office.session.commit()
    assert office.publish(without, file=PATH) == 1
