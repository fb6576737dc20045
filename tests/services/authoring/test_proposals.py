"""With four eyes nobody publishes alone: one asks, another decides."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from elearn.db import AuditEvent, ModuleGrant
from elearn.services.authoring import proposals, publishing
from elearn.services.authoring.revisions import newest_revision, revisions_of
from elearn.services.refusal import NotThere, Refusal
from tests.services.authoring.conftest import PATH, QUIZ
from tests.services.people import at_once, make_organisation, make_person

NEW_TITLE = ("titel: Groeten op straat", "titel: Zwaaien")
MODULES = ["buurt"]


def see(office, proposal_id):
    return proposals.proposal_of(
        office.session, proposal_id=proposal_id, module_ids=MODULES, reader_id=office.people["Tarik"]
    )


def title(office) -> str:
    return office.process.library.quizzes["groeten"].title


def test_asking_publishes_nothing(office):
    office.ask(office.text(*NEW_TITLE))

    assert title(office) == "Groeten op straat"
    assert revisions_of(office.session, file=QUIZ, reader_id=office.people["Tarik"]) == ()


def test_a_colleague_who_approves_publishes_it_in_the_name_of_the_author(office):
    asked = office.ask(office.text(*NEW_TITLE), reason="Korter", weight="wezenlijk")

    number = office.approve(asked)

    revision = newest_revision(office.session, file=QUIZ, reader_id=office.people["Tarik"])
    assert title(office) == "Zwaaien"
    assert (revision.author, revision.approved_by) == ("Tarik Trainer", "Lieke Trainer")
    assert (revision.reason, revision.weight) == ("Korter", "wezenlijk")
    decided = see(office, asked)
    assert (decided.state, decided.decided_by, decided.revision) == ("goedgekeurd", "Lieke Trainer", number)


def test_nobody_approves_their_own_work(office):
    asked = office.ask(office.text(*NEW_TITLE))

    with pytest.raises(Refusal) as refused:
        office.approve(asked, by="Tarik")

    assert refused.value.message == "Je eigen voorstel kun je niet goedkeuren."
    office.session.rollback()
    assert title(office) == "Groeten op straat"


def test_nobody_gives_back_their_own_work(office):
    asked = office.ask(office.text(*NEW_TITLE))

    with pytest.raises(Refusal, match="eigen voorstel"):
        give_back(office, asked, by="Tarik")


def give_back(office, proposal_id, by="Lieke", note="Leg uit waarom."):
    proposals.give_back(
        office.session, proposal_id=proposal_id, person_id=office.people[by], note=note, now=office.now
    )
    office.keep(None)


def test_a_colleague_may_give_it_back_with_a_note(office):
    asked = office.ask(office.text(*NEW_TITLE))

    give_back(office, asked)

    decided = see(office, asked)
    assert (decided.state, decided.decided_by, decided.note) == (
        "teruggegeven",
        "Lieke Trainer",
        "Leg uit waarom.",
    )
    assert title(office) == "Groeten op straat"


@pytest.mark.parametrize("how", ["approved", "given back", "withdrawn"])
def test_what_is_decided_stays_decided(office, how):
    asked = office.ask(office.text(*NEW_TITLE))
    if how == "approved":
        office.approve(asked)
    elif how == "given back":
        give_back(office, asked)
    else:
        withdraw(office, asked)

    with pytest.raises(Refusal, match="al besloten"):
        office.approve(asked)


def withdraw(office, proposal_id, by="Tarik"):
    proposals.withdraw(office.session, proposal_id=proposal_id, person_id=office.people[by], now=office.now)
    office.keep(None)


def test_the_author_may_withdraw_and_nobody_else(office):
    asked = office.ask(office.text(*NEW_TITLE))

    with pytest.raises(NotThere):
        withdraw(office, asked, by="Lieke")
    withdraw(office, asked)
    withdraw(office, asked)

    assert see(office, asked).state == "ingetrokken"


def test_a_second_question_about_the_file_takes_the_place_of_the_first(office):
    first = office.ask(office.text(*NEW_TITLE))
    other = office.ask(office.text("titel: Buren", "titel: Onze buren", PATH), file=PATH)
    of_lieke = office.ask(office.text("titel: Groeten op straat", "titel: Knikken"), by="Lieke")
    second = office.ask(office.text("titel: Groeten op straat", "titel: Groet elkaar"))

    assert see(office, first).state == "ingetrokken"
    still_open = proposals.open_proposals(
        office.session, module_ids=MODULES, reader_id=office.people["Tarik"]
    )
    assert [one.id for one in still_open] == [other, of_lieke, second]


def test_a_text_that_could_not_be_published_cannot_be_asked(office):
    with pytest.raises(Refusal, match="fouten"):
        office.ask(office.text("les: groeten", "les: zwaaien"))


def test_what_was_right_when_it_was_asked_may_be_wrong_when_it_is_approved(office):
    asked = office.ask(office.text("titel: Buren", "titel: Onze buren", PATH), file=PATH)
    office.sources.write(QUIZ, "titel: Kapot\n")

    with pytest.raises(Refusal, match="fouten"):
        office.approve(asked, file=PATH)


def test_going_back_and_following_the_folder_need_a_colleague_as_well(office):
    office.approve(office.ask(office.text(*NEW_TITLE)))
    folder = publishing.following_folder(office.session, file=QUIZ)

    asked = office.ask(folder.content, reason=folder.reason, weight=folder.weight)
    before = title(office)
    office.approve(asked)

    assert (before, title(office)) == ("Zwaaien", "Groeten op straat")


def test_a_proposal_of_another_module_is_not_there(office):
    asked = office.ask(office.text(*NEW_TITLE))

    with pytest.raises(NotThere):
        proposals.proposal_of(
            office.session, proposal_id=asked, module_ids=["plein"], reader_id=office.people["Tarik"]
        )
    assert (
        proposals.open_proposals(office.session, module_ids=["plein"], reader_id=office.people["Tarik"]) == ()
    )


def test_an_author_sees_what_became_of_the_last_question(office):
    tarik = office.people["Tarik"]
    assert proposals.last_own_proposal(office.session, author_id=tarik, file=QUIZ) is None
    office.ask(office.text(*NEW_TITLE))
    last = office.ask(office.text("titel: Groeten op straat", "titel: Knikken"))
    give_back(office, last)

    found = proposals.last_own_proposal(office.session, author_id=tarik, file=QUIZ)

    assert (found.id, found.state) == (last, "teruggegeven")


def test_two_colleagues_who_approve_at_once_publish_it_once(office, sessions):
    asked = office.ask(office.text(*NEW_TITLE))

    def work(session, number):
        try:
            return proposals.approve(
                session,
                office.shelf,
                proposal_id=asked,
                person_id=office.people[("Lieke", "Nora")[number]],
                seen=0,
                now=office.now,
            )
        except Refusal:
            session.rollback()
            return None

    assert sorted(at_once(sessions, work, 2), key=str) == [1, None]


def test_what_was_asked_and_decided_is_written_down(office):
    office.approve(office.ask(office.text(*NEW_TITLE)))
    give_back(office, office.ask(office.text("titel: Groeten op straat", "titel: Knikken")))
    withdraw(office, office.ask(office.text("titel: Groeten op straat", "titel: Groet")))

    events = office.session.scalars(select(AuditEvent).order_by(AuditEvent.at, AuditEvent.id)).all()

    tarik, lieke = office.people["Tarik"], office.people["Lieke"]
    assert [(one.action, one.actor_id) for one in events] == [
        ("content approval asked", tarik),
        ("content published", tarik),
        ("content approved", lieke),
        ("content approval asked", tarik),
        ("content given back", lieke),
        ("content approval asked", tarik),
        ("content approval withdrawn", tarik),
    ]
    assert events[1].facts["approved_by"] == str(lieke)


# Another organisation


@pytest.fixture
def bob(office):
    """A trainer of the same module, in another organisation."""
    other = make_organisation(office.session, "anderstad")
    person = make_person(office.session, other, "Bob Anders")
    office.session.add(ModuleGrant(person_id=person.id, module_id="buurt"))
    office.session.commit()
    office.people["Bob"] = person.id
    return person.id


def test_a_proposal_is_for_colleagues_of_the_own_organisation_only(office, bob):
    asked = office.ask(office.text(*NEW_TITLE))

    assert proposals.open_proposals(office.session, module_ids=MODULES, reader_id=bob) == ()
    with pytest.raises(NotThere):
        proposals.proposal_of(office.session, proposal_id=asked, module_ids=MODULES, reader_id=bob)
    with pytest.raises(NotThere):
        office.approve(asked, by="Bob")
    office.session.rollback()
    with pytest.raises(NotThere):
        proposals.give_back(office.session, proposal_id=asked, person_id=bob, note="x", now=office.now)


def test_another_organisation_reads_no_name_of_who_published(office, bob):
    office.approve(office.ask(office.text(*NEW_TITLE)))

    seen = newest_revision(office.session, file=QUIZ, reader_id=bob)
    assert (seen.author, seen.approved_by) == ("Een andere organisatie", "Een andere organisatie")
