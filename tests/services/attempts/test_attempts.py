"""Taking a test, on both databases."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from elearn.db import Answer, Attempt, Completion, QuestionVersion
from elearn.services import attempts
from elearn.services.refusal import NotThere, Refusal
from tests.services.content import CORE, LIBRARY, make_library, make_module, question, right_answer
from tests.services.people import (
    NOW,
    answer_all,
    assign,
    at_once,
    hand_in,
    make_learner,
    read_all,
    save,
    start,
    statements,
    take,
)

HOUR = timedelta(hours=1)


def see(session, person_id, test_id, place, library=LIBRARY):
    return attempts.open_question(session, library, person_id=person_id, test_id=test_id, place=place)


# Starting


def test_a_test_draws_two_questions_per_goal_with_one_critical(session, ready):
    start(session, ready, "kern")

    drawn = attempts.review(session, LIBRARY, person_id=ready, test_id="kern").rows

    assert sorted(row.question.goal for row in drawn) == ["K1", "K1", "K2", "K2"]
    assert sum(row.question.critical for row in drawn) == 1
    assert [row.place for row in drawn] == [1, 2, 3, 4]


def test_a_second_start_gives_the_open_attempt(session, ready):
    assert start(session, ready, "kern") == start(session, ready, "kern")


def test_a_test_is_closed_until_all_lessons_are_finished(session, sanne):
    with pytest.raises(Refusal) as refused:
        start(session, sanne, "kern")

    assert (refused.value.message, refused.value.hint) == (
        "Deze toets is nog dicht.",
        "Rond eerst alle lessen van je leerpad af.",
    )


@pytest.mark.parametrize("test_id", ["wijk", "bestaat-niet"])
def test_a_test_of_no_own_path_is_not_there(session, ready, test_id):
    with pytest.raises(NotThere):
        start(session, ready, test_id)


def test_the_next_try_waits_an_hour(session, ready):
    take(session, ready, "kern", right=False)

    with pytest.raises(Refusal) as refused:
        start(session, ready, "kern", NOW + HOUR - timedelta(seconds=1))

    # 9.30 UTC is 10.30 in Amsterdam in November.
    assert refused.value.message == "Je kunt deze toets weer doen op 24-11-2026 om 11.30 uur."
    assert start(session, ready, "kern", NOW + HOUR)


def test_after_three_tries_it_is_over(session, ready):
    for number in range(3):
        take(session, ready, "kern", right=False, now=NOW + number * HOUR)

    with pytest.raises(Refusal, match="Je hebt al je pogingen gebruikt"):
        start(session, ready, "kern", NOW + 5 * HOUR)


def test_a_passed_test_is_not_taken_again(session, ready):
    take(session, ready, "kern")

    with pytest.raises(Refusal, match="Je hebt deze toets al gehaald"):
        start(session, ready, "kern", NOW + 5 * HOUR)


def test_a_second_try_asks_what_was_not_seen_before(session, ready):
    take(session, ready, "balie", right=False)
    first = set(session.scalars(select(QuestionVersion.question_id)))
    start(session, ready, "balie", NOW + HOUR)

    drawn = attempts.review(session, LIBRARY, person_id=ready, test_id="balie").rows

    assert len({row.question.id for row in drawn} - first) == 1  # three questions, two seen before


# Answering


def test_a_question_comes_with_its_place_and_the_saved_answer(session, ready):
    attempt_id = start(session, ready, "kern")
    save(session, ready, "kern", 2, "fout")
    save(session, ready, "kern", 2, "goed")

    seen = see(session, ready, "kern", 2)

    assert (seen.attempt_id, seen.place, seen.size, seen.answered_places, seen.answer) == (
        attempt_id,
        2,
        4,
        frozenset({2}),
        "goed",
    )
    assert seen.seed == f"{attempt_id}/{seen.question.id}"


@pytest.mark.parametrize("place", [1, 2, 4])
def test_who_answers_is_asked_what_the_page_showed(session, ready, place):
    start(session, ready, "kern")
    save(session, ready, "kern", 2, "fout")
    seen = see(session, ready, "kern", place)

    asked = attempts.asked_question(session, LIBRARY, person_id=ready, test_id="kern", place=place)

    assert asked == attempts.Asked(
        seen.attempt_id, seen.test, seen.question, seen.seed, seen.place, seen.size
    )


@pytest.mark.parametrize("place", [0, 5])
def test_a_place_that_is_not_there_is_not_asked(session, ready, place):
    start(session, ready, "kern")

    with pytest.raises(NotThere):
        attempts.asked_question(session, LIBRARY, person_id=ready, test_id="kern", place=place)


def test_no_answer_takes_the_answer_away(session, ready):
    start(session, ready, "kern")
    save(session, ready, "kern", 1, "goed")
    save(session, ready, "kern", 1, None)

    assert see(session, ready, "kern", 1).answered_places == frozenset()


@pytest.mark.parametrize("place", [0, 5])
def test_a_place_that_was_not_drawn_is_not_there(session, ready, place):
    start(session, ready, "kern")

    with pytest.raises(NotThere):
        see(session, ready, "kern", place)
    with pytest.raises(NotThere):
        save(session, ready, "kern", place, "goed")


def test_nothing_is_open_before_the_start(session, ready):
    with pytest.raises(NotThere):
        see(session, ready, "kern", 1)
    with pytest.raises(NotThere):
        save(session, ready, "kern", 1, "goed")
    with pytest.raises(NotThere):
        attempts.review(session, LIBRARY, person_id=ready, test_id="kern")


def test_nobody_sees_the_attempt_of_another(session, ready):
    joris = make_learner(session, "balie", name="Joris Kuiper", code="elders")
    attempt_id = start(session, ready, "kern")

    with pytest.raises(NotThere):
        see(session, joris, "kern", 1)
    with pytest.raises(NotThere):
        save(session, joris, "kern", 1, "goed")
    with pytest.raises(NotThere):
        hand_in(session, joris, "kern", attempt_id)
    answer_all(session, ready, "kern")
    hand_in(session, ready, "kern", attempt_id)
    with pytest.raises(NotThere):
        attempts.result(session, LIBRARY, person_id=joris, attempt_id=attempt_id, now=NOW)


def test_an_answer_after_handing_in_is_refused(session, ready):
    attempt_id = start(session, ready, "kern")
    save(session, ready, "kern", 1, "fout")
    hand_in(session, ready, "kern", attempt_id)

    with pytest.raises(Refusal, match="Deze toets is al ingeleverd"):
        save(session, ready, "kern", 1, "goed")

    assert list(session.scalars(select(Answer.value))) == ["fout"]


def test_a_changed_question_stays_as_it_was_drawn(session, ready):
    start(session, ready, "kern")
    before = [see(session, ready, "kern", place).question for place in (1, 2, 3, 4)]
    other = [question(one.id, one.goal, vraag="Heel anders?", gebruik=one.use) for one in CORE]
    changed = make_library(make_module(tuple(other)))

    after = [see(session, ready, "kern", place, changed).question for place in (1, 2, 3, 4)]

    assert after == before


# Looking back


def test_the_review_tells_what_is_open_and_what_is_half(session, ready):
    start(session, ready, "kern")
    drawn = attempts.review(session, LIBRARY, person_id=ready, test_id="kern").rows
    half = next(row for row in drawn if row.question.kind == "koppelen")
    full = next(row for row in drawn if row.question.kind == "een-antwoord")
    brand = next(key for key, text in half.question.choices.items() if text == "112")
    save(session, ready, "kern", half.place, {"een": brand})
    save(session, ready, "kern", full.place, "goed")

    review = attempts.review(session, LIBRARY, person_id=ready, test_id="kern")

    rows = {row.place: (row.words, row.is_answered, row.is_complete) for row in review.rows}
    assert rows[half.place] == (("Brand → 112",), True, False)
    assert rows[full.place] == (("Ja",), True, True)
    assert review.unanswered == 2
    assert [row for row in rows.values() if row == ((), False, False)] == [((), False, False)] * 2


# Handing in


def test_a_test_without_a_fault_is_passed(session, ready):
    result = take(session, ready, "kern")

    verdict = result.verdict
    assert (verdict.points, verdict.maximum, verdict.percentage) == (4, 4, 100)
    assert (verdict.passed, verdict.missed_critical) == (True, False)
    assert (result.number, result.submitted_at, result.tries_left, result.open_from) == (1, NOW, 0, None)
    assert [(score.goal_id, score.points) for score in verdict.per_goal] == [("K1", 2), ("K2", 2)]


def test_a_missed_critical_question_fails_the_test(session, ready):
    attempt_id = start(session, ready, "kern")
    answer_all(session, ready, "kern")
    rows = attempts.review(session, LIBRARY, person_id=ready, test_id="kern").rows
    critical = next(row for row in rows if row.question.critical)
    save(session, ready, "kern", critical.place, "fout")

    result = hand_in(session, ready, "kern", attempt_id)

    assert (result.verdict.percentage, result.verdict.passed) == (75, False)
    assert result.verdict.missed_critical
    assert (result.tries_left, result.open_from) == (2, NOW + HOUR)


def test_the_result_tells_where_to_read_again(session, ready):
    result = take(session, ready, "kern", right=False)

    row = result.rows[0]
    assert (row.goal.id, row.lesson.id, row.key_point_ids, row.grade.points) == (
        row.question.goal,
        "samen",
        ("p01.k1",),
        0,
    )


def test_handing_in_twice_gives_the_first_result(session, ready):
    attempt_id = start(session, ready, "kern")
    first = hand_in(session, ready, "kern", attempt_id)

    second = hand_in(session, ready, "kern", attempt_id, now=NOW + timedelta(minutes=5))

    assert second == first


def test_a_test_is_graded_on_what_was_shown(session, ready):
    attempt_id = start(session, ready, "kern")
    answer_all(session, ready, "kern")
    options = [
        {"sleutel": "goed", "tekst": "Ja", "feedback": "Toch niet."},
        {"sleutel": "fout", "tekst": "Nee", "goed": True, "feedback": "Toch wel."},
    ]
    turned = tuple(question(one.id, one.goal, antwoorden=options) for one in CORE)

    result = hand_in(session, ready, "kern", attempt_id, library=make_library(make_module(turned)))

    assert result.verdict.passed


def test_a_norm_that_rises_later_does_not_count(session, ready):
    attempt_id = start(session, ready, "kern")
    answer_all(session, ready, "kern")
    rows = attempts.review(session, LIBRARY, person_id=ready, test_id="kern").rows
    easy = next(row for row in rows if not row.question.critical)
    save(session, ready, "kern", easy.place, None)
    session.execute(Attempt.__table__.update().values(pass_percentage=76))

    assert not hand_in(session, ready, "kern", attempt_id).verdict.passed


def test_an_unknown_attempt_is_not_there(session, ready):
    with pytest.raises(NotThere):
        hand_in(session, ready, "kern", uuid4())


def test_the_last_test_finishes_the_path(session, ready):
    take(session, ready, "kern")

    result = take(session, ready, "balie", now=NOW + HOUR)

    assert [one.path_id for one in result.completed] == ["balie"]


def test_the_core_test_counts_for_both_paths(session, ready):
    take(session, ready, "kern")
    assign(session, ready, "wijk")

    with pytest.raises(Refusal, match="Je hebt deze toets al gehaald"):
        start(session, ready, "kern")


# At the same moment


def test_two_starts_at_once_give_one_attempt(sessions, session, ready):
    def begin(session, _number):
        return start(session, ready, "kern")

    begun = at_once(sessions, begin, 4)

    assert len(set(begun)) == 1
    assert session.scalar(select(func.count()).select_from(Attempt)) == 1


def test_two_hand_ins_at_once_give_one_completion(sessions, session, ready):
    take(session, ready, "kern")
    attempt_id = start(session, ready, "balie")
    answer_all(session, ready, "balie")
    session.commit()

    def finish(session, number):
        return hand_in(session, ready, "balie", attempt_id, now=NOW + timedelta(seconds=number))

    results = at_once(sessions, finish, 4)

    assert len({result.submitted_at for result in results}) == 1
    assert [result.verdict.passed for result in results] == [True] * 4
    assert session.scalar(select(func.count()).select_from(Completion)) == 1


def test_fifty_answers_at_once_are_all_kept(sessions, session):
    people = [make_learner(session, "balie", code=f"stad{number}") for number in range(13)]
    for person_id in people:
        read_all(session, person_id, "samen", "balie-les")
        start(session, person_id, "kern")
    session.commit()

    at_once(sessions, lambda one, n: save(one, people[n // 4], "kern", n % 4 + 1, f"a{n}"), 50)

    assert set(session.scalars(select(Answer.value))) == {f"a{number}" for number in range(50)}


@pytest.mark.parametrize("answer", [None, "fout"])
def test_an_answer_and_a_hand_in_at_once_never_disagree(sessions, session, ready, answer):
    """Whoever is first: what was graded is what is stored."""
    attempt_id = start(session, ready, "kern")
    answer_all(session, ready, "kern")
    session.commit()

    def click(session, number):
        if number == 0:
            return hand_in(session, ready, "kern", attempt_id).verdict.points
        try:
            save(session, ready, "kern", number, answer)
        except Refusal:
            return "refused"
        return "saved"

    outcomes = at_once(sessions, click, 5)

    assert outcomes[0] == outcomes[1:].count("refused")
    after = attempts.result(session, LIBRARY, person_id=ready, attempt_id=attempt_id, now=NOW)
    assert sum(row.grade.points for row in after.rows) == outcomes[0]


# Few statements


def test_a_click_in_a_test_takes_few_statements(session, ready):
    start(session, ready, "kern")

    with statements(session) as seeing:
        see(session, ready, "kern", 1)
    with statements(session) as saving:
        save(session, ready, "kern", 1, "goed")
    with statements(session) as reviewing:
        attempts.review(session, LIBRARY, person_id=ready, test_id="kern")

    assert (len(seeing), len(saving), len(reviewing)) == (1, 1, 1)


def test_a_changed_question_takes_one_query_more(session, ready):
    start(session, ready, "kern")
    changed = make_library(make_module(tuple(question(one.id, one.goal) for one in CORE[:2])))

    with statements(session) as sent:
        attempts.review(session, changed, person_id=ready, test_id="kern")

    assert len(sent) == 2


def test_right_answers_are_right():
    assert [one.grade(right_answer(one)).points for one in CORE] == [1] * len(CORE)
