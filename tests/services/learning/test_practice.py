"""Practising: feedback at once, what was wrong comes back, nothing is kept."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from elearn.db import Base, SignIn
from elearn.services.learning import practice
from elearn.services.people.sign_in import resume, sign_in_demo, sign_out
from elearn.services.refusal import NotThere, Refusal
from tests.services.content import CORE, LIBRARY, make_library, make_module, question
from tests.services.people import NOW, at_once, make_organisation, make_person, statements

FIRST = [one.id for one in CORE[:3]]


@pytest.fixture
def token(session):
    person = make_person(session, make_organisation(session), is_demo=True)
    signed_in = sign_in_demo(session, person_id=person.id, now=NOW)
    session.commit()
    return signed_in.token


@pytest.fixture
def here(session, token):
    return {"token_hash": resume(session, token=token, now=NOW).token_hash, "quiz_id": "samen"}


def begin(session, here, **more):
    return practice.start_round(session, LIBRARY, **here, **more)


def see(session, here, library=LIBRARY):
    return practice.round_of(session, library, **here)


def practise(session, here, question_id, answer):
    return practice.practise(session, LIBRARY, **here, question_id=question_id, answer=answer)


def go_on(session, here):
    return practice.next_in_round(session, LIBRARY, **here)


def test_a_round_begins_with_the_first_questions(session, here):
    view = begin(session, here)

    assert (view.question.id, view.position, view.total, view.answered) == (FIRST[0], 1, 3, None)
    assert (view.is_repeat, view.wrong_left, view.is_all) == (False, 0, False)
    assert see(session, here) == view


def test_a_round_can_hold_all_questions_that_may_be_practised(session, here):
    assert begin(session, here, all_questions=True).total == len(CORE)


def test_feedback_comes_at_once_and_stays_until_the_next(session, here):
    begin(session, here)

    grade = practise(session, here, FIRST[0], "fout")

    view = see(session, here)
    assert not grade.is_right
    assert (view.question.id, view.answered.answer, view.answered.grade) == (FIRST[0], "fout", grade)


def test_a_second_click_keeps_the_first_answer(session, here):
    begin(session, here)
    practise(session, here, FIRST[0], "fout")

    assert not practise(session, here, FIRST[0], "goed").is_right


def test_going_on_without_an_answer_stays(session, here):
    before = begin(session, here)

    assert go_on(session, here) == before


def test_what_was_wrong_comes_back_until_it_is_right(session, here):
    begin(session, here)
    seen = []
    for answer in ("fout", "goed", "fout", "fout", "goed", "goed"):
        view = see(session, here)
        seen.append((view.question.id, view.position, view.total, view.is_repeat))
        practise(session, here, view.question.id, answer)
        view = go_on(session, here)

    assert seen == [
        (FIRST[0], 1, 3, False),
        (FIRST[1], 2, 3, False),
        (FIRST[2], 3, 3, False),
        (FIRST[0], 1, 2, True),
        (FIRST[2], 2, 2, True),
        (FIRST[0], 1, 1, True),
    ]
    assert (view.question, view.answered, view.wrong_left) == (None, None, 0)


def test_a_tab_that_is_behind_hears_it(session, here):
    begin(session, here)
    practise(session, here, FIRST[0], "goed")
    go_on(session, here)

    for question_id in (FIRST[0], "bestaat-niet"):
        with pytest.raises(Refusal, match="Deze vraag is niet aan de beurt"):
            practise(session, here, question_id, "goed")


def test_nothing_is_practised_before_the_round_begins(session, here):
    assert see(session, here) is None
    with pytest.raises(Refusal):
        practise(session, here, FIRST[0], "goed")
    with pytest.raises(NotThere):
        go_on(session, here)


def test_an_unknown_quiz_is_not_there(session, here):
    with pytest.raises(NotThere):
        begin(session, here | {"quiz_id": "bestaat-niet"})


def test_an_unknown_session_is_not_there(session, here):
    with pytest.raises(NotThere):
        begin(session, here | {"token_hash": "x"})


def test_a_question_that_an_editor_takes_away_is_skipped(session, here):
    begin(session, here)

    view = see(session, here, make_library(make_module(CORE[1:])))

    assert (view.question.id, view.position) == (FIRST[1], 2)


def test_ending_a_round_forgets_it(session, here):
    begin(session, here)
    practice.end_round(session, **here)

    assert see(session, here) is None


def test_two_quizzes_keep_their_own_round(session, here):
    begin(session, here)
    other = here | {"quiz_id": "balie-les"}
    begin(session, other)
    practise(session, here, FIRST[0], "goed")

    assert see(session, other).answered is None
    assert see(session, here).answered is not None


def everything(session):
    # As tuples: a row of SQLAlchemy leaves out the middle of what is long when it is printed.
    tables = Base.metadata.sorted_tables
    return {one.name: [tuple(row) for row in session.execute(select(one))] for one in tables}


def test_a_practised_answer_is_in_no_other_table_and_ends_with_the_session(session, here, token):
    before = everything(session)
    begin(session, here)
    practise(session, here, FIRST[0], "een heel eigen antwoord")
    during = everything(session)
    sign_out(session, token=token)

    assert [name for name in during if during[name] != before[name]] == ["sign_in"]
    assert "een heel eigen antwoord" in str(during["sign_in"])
    assert "een heel eigen antwoord" not in str(everything(session))


def test_a_question_that_was_published_anew_is_asked_again(session, here):
    """An answer is never graded with the key of another edition."""
    begin(session, here)
    practise(session, here, FIRST[0], "goed")
    changed = question(FIRST[0], "K1", vraag="Anders?")
    newer = make_library(make_module((changed, *CORE[1:])))

    view = see(session, here, newer)
    again = practice.practise(session, newer, **here, question_id=FIRST[0], answer="fout")

    assert (view.question, view.answered, view.position) == (changed, None, 1)
    assert again.points == 0.0
    assert see(session, here, newer).answered.answer == "fout"


def test_two_clicks_at_once_give_one_answer(sessions, session, here):
    begin(session, here)
    session.commit()

    at_once(sessions, lambda one, n: practise(one, here, FIRST[0], ["goed", "fout"][n % 2]).points, 4)

    [rounds] = session.scalars(select(SignIn.practice)).all()
    assert rounds["samen"]["last"]["question"] == FIRST[0]
    assert rounds["samen"]["queue"] == FIRST


def test_practising_takes_few_statements(session, here):
    begin(session, here)

    with statements(session) as seeing:
        see(session, here)
    with statements(session) as practising:
        practise(session, here, FIRST[0], "goed")

    assert (len(seeing), len(practising)) == (1, 2)
