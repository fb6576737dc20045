"""Reports on questions: who may write, who reads, and what disappears. On both databases."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from elearn.db import Attempt, DrawnQuestion, Person, QuestionReport
from elearn.services.refusal import NotThere, Refusal
from elearn.services.reports.answering import (
    answer_report,
    closed_reports,
    count_open,
    inbox_of,
    open_reports,
)
from elearn.services.reports.values import Inbox
from elearn.services.reports.writing import (
    count_unread,
    mark_read,
    own_reports,
    question_seen,
    report_question,
    take_back,
)
from tests.services.content import CORE, LIBRARY, make_library, make_module, question
from tests.services.people import NOW, at_once, make_learner, start, take

QUESTION = next(one for one in CORE if one.id == "k1-a")
DAY = timedelta(days=1)


def send(session, person_id, of=QUESTION, *, reason="onduidelijk", remark="Dit snap ik niet.", now=NOW):
    report_question(session, of, person_id=person_id, reason=reason, remark=remark, now=now)


def home_of(session, person_id):
    return session.scalar(select(Person.organisation_id).where(Person.id == person_id))


def answer(session, organisation_id, report_id, *, state="opgelost", erase=False, now=NOW):
    answer_report(
        session,
        Inbox(organisation_id),
        report_id=report_id,
        state=state,
        answer="Dank je wel.",
        erase_remark=erase,
        now=now,
    )


def received(session, person_id, library=LIBRARY):
    return open_reports(session, library, Inbox(home_of(session, person_id)))


# Writing


def test_a_report_reaches_the_trainer_with_its_question_and_version(session, sanne):
    send(session, sanne)

    [one] = received(session, sanne)

    assert (one.report.question, one.report.reason, one.report.remark) == (
        QUESTION,
        "onduidelijk",
        "Dit snap ik niet.",
    )
    assert (one.report.state, one.report.sent_on, one.is_changed) == ("open", NOW.date(), False)
    assert count_open(session, Inbox(home_of(session, sanne))) == 1


def test_a_trainer_gets_no_name_and_no_time(session, sanne):
    send(session, sanne)

    [one] = received(session, sanne)

    assert str(sanne) not in repr(one)
    assert "Sanne" not in repr(one)
    assert "9, 30" not in repr(one)


def test_a_second_click_sends_one_report(sessions, session, sanne):
    at_once(sessions, lambda one, _: send(one, sanne), 4)

    assert session.scalar(select(func.count()).select_from(QuestionReport)) == 1


def test_ten_reports_on_a_day_are_enough(session, sanne):
    for number in range(10):
        send(session, sanne, question(f"vraag-{number}", "K1"))

    with pytest.raises(Refusal, match="Je stuurde vandaag al 10 opmerkingen"):
        send(session, sanne)

    send(session, sanne, now=NOW + DAY)


@pytest.mark.parametrize("of", [one for one in CORE if one.use != "toets"][:2])
def test_a_practice_question_can_be_reported(session, sanne, of):
    assert seen(session, sanne, of) == of


def seen(session, person_id, of, library=LIBRARY):
    return question_seen(
        session, library, person_id=person_id, question_id=of.id, content_hash=of.content_hash
    )


ONLY_TESTED = make_library(make_module(tuple(one.model_copy(update={"use": "toets"}) for one in CORE)))


def drawn_of(session, attempt_id):
    row = session.execute(
        select(DrawnQuestion.question_id, DrawnQuestion.content_hash).where(
            DrawnQuestion.attempt_id == attempt_id
        )
    ).first()
    return {"question_id": row.question_id, "content_hash": row.content_hash}


def test_a_test_question_is_shown_only_to_whoever_handed_it_in(session, ready):
    joris = make_learner(session, "balie", name="Joris Kuiper", code="elders")
    take(session, ready, "kern")
    drawn = drawn_of(session, session.scalar(select(Attempt.id)))

    found = question_seen(session, ONLY_TESTED, person_id=ready, **drawn)

    assert found.content_hash == drawn["content_hash"]
    with pytest.raises(NotThere):
        question_seen(session, ONLY_TESTED, person_id=joris, **drawn)


def test_a_question_of_an_open_test_is_not_shown(session, ready):
    drawn = drawn_of(session, start(session, ready, "kern"))

    with pytest.raises(NotThere):
        question_seen(session, ONLY_TESTED, person_id=ready, **drawn)


def test_a_question_that_does_not_exist_is_not_there(session, sanne):
    with pytest.raises(NotThere):
        seen(session, sanne, question("bestaat-niet", "K1"))


# Answering


def test_a_learner_reads_what_came_of_it(session, sanne):
    send(session, sanne)
    answer(session, home_of(session, sanne), own_reports(session, person_id=sanne)[0].id, now=NOW + DAY)

    [one] = own_reports(session, person_id=sanne)

    assert (one.state, one.answer, one.answered_on) == ("opgelost", "Dank je wel.", NOW.date() + DAY)
    assert received(session, sanne) == ()
    assert count_open(session, Inbox(home_of(session, sanne))) == 0


def test_after_an_answer_the_same_question_can_be_reported_again(session, sanne):
    send(session, sanne)
    answer(session, home_of(session, sanne), own_reports(session, person_id=sanne)[0].id)

    send(session, sanne, now=NOW + DAY)

    assert [one.state for one in own_reports(session, person_id=sanne)] == ["open", "opgelost"]


def test_a_remark_about_a_person_is_erased(session, sanne):
    send(session, sanne, remark="De buurman van nummer 3 zegt dit ook.")
    answer(session, home_of(session, sanne), own_reports(session, person_id=sanne)[0].id, erase=True)
    session.expire_all()

    assert own_reports(session, person_id=sanne)[0].remark == ""


def test_a_trainer_of_another_organisation_sees_and_answers_nothing(session, sanne):
    joris = make_learner(session, "balie", name="Joris Kuiper", code="elders")
    send(session, sanne)
    [report] = own_reports(session, person_id=sanne)

    assert received(session, joris) == ()
    with pytest.raises(NotThere):
        answer(session, home_of(session, joris), report.id)
    assert own_reports(session, person_id=sanne)[0].state == "open"


def test_a_trainer_hears_that_the_question_changed_or_is_gone(session, sanne):
    send(session, sanne)
    changed = make_library(make_module((question("k1-a", "K1", uitleg="Anders."), *CORE[:2])))
    gone = make_library(make_module(CORE[:2]))

    assert [one.is_changed for one in received(session, sanne, changed)] == [True]
    assert [(one.is_changed, one.place) for one in received(session, sanne, gone)] == [(True, None)]


def test_a_trainer_of_another_module_sees_and_answers_nothing(session, sanne):
    send(session, sanne)
    send(session, sanne, question("bestaat-niet-meer", "K1"))
    reports = {one.question.id: one for one in own_reports(session, person_id=sanne)}
    home = home_of(session, sanne)
    inboxes = [inbox_of(LIBRARY, organisation_id=home, module_ids=mine) for mine in (["klein"], [])]

    seen = [{one.report.question.id for one in open_reports(session, LIBRARY, inbox)} for inbox in inboxes]

    assert seen == [{"k1-a", "bestaat-niet-meer"}, {"bestaat-niet-meer"}]
    assert [count_open(session, inbox) for inbox in inboxes] == [2, 1]
    with pytest.raises(NotThere):
        answer_report(
            session,
            inboxes[1],
            report_id=reports["k1-a"].id,
            state="opgelost",
            answer="Dank je wel.",
            erase_remark=False,
            now=NOW,
        )


def test_an_answer_is_news_until_it_was_read(session, sanne):
    joris = make_learner(session, "balie", name="Joris Kuiper", code="elders")
    home = home_of(session, sanne)
    unread = []

    def look():
        session.expire_all()
        unread.append((count_unread(session, person_id=sanne), count_unread(session, person_id=joris)))

    send(session, sanne)
    send(session, sanne, question("andere-vraag", "K1"))
    look()
    [report, _] = own_reports(session, person_id=sanne)
    answer(session, home, report.id)
    look()
    mark_read(session, person_id=joris)
    look()
    mark_read(session, person_id=sanne)
    look()
    answer(session, home, report.id)  # another answer is news again
    look()

    assert unread == [(0, 0), (1, 0), (1, 0), (0, 0), (1, 0)]


# Disappearing


def test_a_learner_takes_back_only_own_reports(session, sanne):
    joris = make_learner(session, "balie", name="Joris Kuiper", code="elders")
    send(session, sanne)
    [report] = own_reports(session, person_id=sanne)

    take_back(session, person_id=joris, report_id=report.id)
    assert own_reports(session, person_id=sanne) == (report,)

    take_back(session, person_id=sanne, report_id=report.id)
    take_back(session, person_id=sanne, report_id=uuid4())
    assert own_reports(session, person_id=sanne) == ()


def test_an_answer_is_kept_for_a_year(session, sanne):
    home = home_of(session, sanne)
    for number, moment in enumerate((NOW, NOW + DAY)):
        send(session, sanne, question(f"vraag-{number}", "K1"), now=moment)
        answer(session, home, received(session, sanne)[0].report.id, now=moment)
    send(session, sanne)
    answer(session, home, received(session, sanne)[0].report.id, now=NOW + 365 * DAY + timedelta(hours=1))

    closed = closed_reports(session, LIBRARY, Inbox(home))

    assert {one.report.question.id for one in closed} == {"vraag-1", "k1-a"}
