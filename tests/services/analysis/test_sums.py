"""Sums that can be added up in any order."""

from __future__ import annotations

from math import sqrt
from statistics import StatisticsError
from statistics import correlation as pearson

import pytest
from hypothesis import given
from hypothesis.strategies import integers, lists, permutations, tuples

from elearn.services.analysis.sums import UNIT, Sums, correlation, in_units

pairs = lists(tuples(integers(0, UNIT), integers(0, 20 * UNIT)), max_size=40)


def one(x, y):
    return Sums(1, x, x * x, y, y * y, x * y)


def all_of(listed):
    return sum((one(x, y) for x, y in listed), Sums())


def by_the_book(listed):
    try:
        return pearson([x for x, _ in listed], [y for _, y in listed])
    except StatisticsError:
        return None


def test_a_worked_example():
    """Points 1 1 1 0 0 with 2 1 0 1 0 for the rest: covariance 0.12, variances 0.24 and 0.56."""
    answers = [(1, 2), (1, 1), (1, 0), (0, 1), (0, 0)]

    assert all_of(answers) == Sums(n=5, x=3, xx=3, y=4, yy=6, xy=3)
    assert correlation([all_of(answers)]) == pytest.approx(0.12 / sqrt(0.24 * 0.56))


@given(pairs)
def test_it_is_the_correlation_of_the_book(listed):
    assert correlation([all_of(listed)]) == pytest.approx(by_the_book(listed), abs=1e-6)


@given(pairs.flatmap(lambda listed: tuples(permutations(listed), integers(0, len(listed)))))
def test_the_order_makes_no_difference_and_two_parts_make_the_whole(given_):
    listed, cut = given_

    assert all_of(listed[:cut]) + all_of(listed[cut:]) == all_of(sorted(listed))


def test_a_harder_test_does_not_look_like_people_who_know_less():
    easy, hard = all_of([(1, 9), (1, 9), (0, 9)]), all_of([(0, 1), (0, 1), (1, 1)])

    assert correlation([easy, hard]) is None
    assert correlation([easy + hard]) == pytest.approx(1 / 3)


def test_the_same_points_for_everybody_say_nothing():
    assert correlation([all_of([(1, 2), (1, 3)])]) is None
    assert correlation([]) is None


def test_parts_of_a_point_are_whole_numbers():
    assert [in_units(1 / rows) * rows for rows in range(1, 13)] == [UNIT] * 12
