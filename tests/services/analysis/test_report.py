"""What a trainer gets of the counters, on both databases."""

from __future__ import annotations

import pytest

from elearn.db import QuestionVersion
from elearn.services.analysis import count_first_attempt, overview, question_report, quiz_report
from elearn.services.analysis.tally import Response
from elearn.services.refusal import NotThere
from tests.services.content import CORE, LIBRARY, make_library, make_module, question

A, B = (one for one in CORE if one.id in ("k1-a", "k1-b"))


def count(session, people, *, right, test_id="kern", versions=(A, B)):
    """So many people answered these two questions, the first so many of them right."""
    session.merge(QuestionVersion(content_hash=A.content_hash, question_id=A.id, body=A.to_json()))
    session.merge(QuestionVersion(content_hash=B.content_hash, question_id=B.id, body=B.to_json()))
    session.flush()
    for number in range(people):
        answer = "goed" if number < right else "fout"
        count_first_attempt(session, test_id=test_id, responses=[Response(one, answer) for one in versions])


def of(library, session, question_id="k1-a"):
    return question_report(session, library, question_id=question_id)


def test_a_question_of_two_tests_counts_over_both(session):
    count(session, 12, right=12)
    count(session, 12, right=3, test_id="balie")

    figures = of(LIBRARY, session).current.figures

    assert (figures.people, figures.right) == (24, 15 / 24)
    assert [(one.pick.key, one.share) for one in figures.picks] == [("goed", 15 / 24), ("fout", 9 / 24)]


def test_a_changed_question_starts_anew_and_keeps_the_figures_of_before(session):
    count(session, 24, right=6)
    changed = question("k1-a", "K1", uitleg="Een andere uitleg.")
    library = make_library(make_module((changed, *(one for one in CORE if one.id != "k1-a"))))

    report = of(library, session)

    assert (report.current.question, report.current.figures, report.current.advice) == (changed, None, ())
    assert [(one.question, one.figures.right) for one in report.earlier] == [(A, 0.25)]


def test_a_quiz_lists_its_questions_in_the_order_of_the_file(session):
    count(session, 20, right=20)

    report = quiz_report(session, LIBRARY, quiz_id="samen")

    assert [one.question for one in report.versions] == list(CORE)
    assert [one.question.id for one in report.versions if one.figures] == ["k1-a", "k1-b"]
    assert [one.question.id for one in report.versions if one.needs_work] == ["k1-a", "k1-b"]


@pytest.mark.parametrize(("people", "shown"), [(19, None), (20, 20)])
def test_a_test_is_shown_when_enough_people_took_it(session, people, shown):
    fours = tuple(one for one in CORE if one.kind == "een-antwoord" and one.use == "beide")[:4]
    session.add_all(
        QuestionVersion(content_hash=one.content_hash, question_id=one.id, body=one.to_json())
        for one in fours
        if one not in (A, B)
    )
    count(session, people, right=5, versions=fours)

    tests = {one.test.id: one for one in overview(session, LIBRARY).tests}

    assert tests["kern"].people == shown
    assert (tests["kern"].reliability is None) == (shown is None)
    assert tests["balie"].people is None


def test_a_question_to_look_at_first_comes_first(session):
    """Whoever knows the other question picks the wrong answer here."""
    session.merge(QuestionVersion(content_hash=A.content_hash, question_id=A.id, body=A.to_json()))
    session.merge(QuestionVersion(content_hash=B.content_hash, question_id=B.id, body=B.to_json()))
    session.flush()
    for number in range(40):
        of_a, of_b = ("fout", "goed") if number % 2 else ("goed", "fout")
        count_first_attempt(session, test_id="kern", responses=[Response(A, of_a), Response(B, of_b)])

    first = overview(session, LIBRARY).first

    assert [(one.question.id, one.advice[0].sentence) for one in first] == [
        ("k1-a", "Misschien is antwoord B ook goed: wie veel weet, kiest antwoord B."),
        ("k1-b", "Misschien is antwoord B ook goed: wie veel weet, kiest antwoord B."),
    ]


def test_what_is_not_in_the_library_is_not_there(session):
    with pytest.raises(NotThere):
        of(LIBRARY, session, "bestaat-niet")
    with pytest.raises(NotThere):
        of(LIBRARY, session, "samen")  # a quiz
    with pytest.raises(NotThere):
        quiz_report(session, LIBRARY, quiz_id="bestaat-niet")
