"""Answering and looking back, on both databases."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from elearn.db import Answer
from elearn.services import attempts
from elearn.services.refusal import NotThere, Refusal
from tests.services.content import CORE, LIBRARY, make_library, make_module, question
from tests.services.people import (
    NOW,
    answer_all,
    hand_in,
    make_learner,
    save,
    start,
)


def see(session, person_id, test_id, place, library=LIBRARY):
    return attempts.open_question(session, library, person_id=person_id, test_id=test_id, place=place)


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
