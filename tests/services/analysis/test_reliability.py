"""How far a test tells people apart."""

from __future__ import annotations

from random import Random
from statistics import pvariance

import pytest

from elearn.services.analysis.reliability import AttemptCount, reliability
from elearn.services.analysis.tally import Response
from tests.services.analysis.counting import add_up
from tests.services.content import question, right_answer

QUESTIONS = tuple(question(id_, "D") for id_ in ("een", "twee", "drie"))
# Five people: 1 for right, 0 for wrong. Points 3 2 1 1 0, mean 1.4, variance 1.04.
WORKED = ((1, 1, 1), (1, 1, 0), (1, 0, 0), (0, 1, 0), (0, 0, 0))


def attempts(table, questions=QUESTIONS):
    return [
        [Response(one, "goed" if right else "fout") for one, right in zip(questions, row, strict=True)]
        for row in table
    ]


def of(listed):
    counted = add_up(listed)
    return reliability(counted.attempt, [item.sums for item in counted.items.values()])


def test_the_same_questions_for_all_give_kr_20():
    """Items 0.6 0.6 0.2 right: their variances add up to 0.24 + 0.24 + 0.16."""
    assert of(attempts(WORKED)) == pytest.approx(3 / 2 * (1 - 0.64 / 1.04))


def test_parts_of_points_give_cronbachs_alpha():
    pair = question("paar", "D", soort="koppelen")
    first = next(iter(right_answer(pair).items()))
    answers = [right_answer(pair), dict([first]), None, dict([first]), None]
    table = [[*row, Response(pair, answer)] for row, answer in zip(attempts(WORKED), answers, strict=True)]
    scores = [[one.question.grade(one.answer).points for one in row] for row in table]
    variances = sum(pvariance(column) for column in zip(*scores, strict=True))

    assert of(table) == pytest.approx(4 / 3 * (1 - variances / pvariance([sum(row) for row in scores])))


def test_other_questions_for_each_give_the_intraclass_correlation():
    """The same points, but each person got questions of their own.

    Between people 5.2 / 3 over 4 degrees of freedom, within people 2 over 10: 1 - 0.2 / 0.4333.
    """
    own = [attempts([row], [question(f"{n}-{k}", "D") for k in range(3)])[0] for n, row in enumerate(WORKED)]

    assert of(own) == pytest.approx(1 - 0.2 / (5.2 / 3 / 4))


def test_easy_and_hard_draws_do_not_count_as_knowledge():
    """Nobody knows more than another; who draws easy questions has more points."""
    random = Random(7)  # noqa: S311 -- a sample, no secret
    chances = [(question(f"vraag-{n}", "D"), 0.9 if n % 2 else 0.3) for n in range(40)]
    listed = [
        [
            Response(one, "goed" if random.random() < chance else "fout")
            for one, chance in random.sample(chances, 8)
        ]
        for _ in range(2000)
    ]

    assert of(listed) == pytest.approx(0, abs=0.1)


def test_nothing_can_be_said_when_all_have_the_same():
    assert of(attempts([(1, 0, 0)] * 3)) is None
    assert reliability(AttemptCount(1, 5, 3, 3, 3), []) is None
