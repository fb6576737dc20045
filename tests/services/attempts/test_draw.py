"""Drawing a test: fair, repeatable and stratified."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis.strategies import frozensets, sampled_from, text

from elearn.services.attempts.draw import draw
from tests.services.content import CORE, LIBRARY, make_module, question

MODULE = LIBRARY.modules["klein"]
TEST = MODULE.tests["kern"]
USABLE = [one.id for one in CORE if one.use != "oefenen"]


def ids(seed, seen=frozenset(), module=MODULE):
    return [one.id for one in draw(module, TEST, seed=seed, seen=seen)]


@given(text(), frozensets(sampled_from(USABLE)))
def test_every_goal_gets_its_number_and_a_critical_goal_one_critical_question(seed, seen):
    drawn = draw(MODULE, TEST, seed=seed, seen=seen)

    assert Counter(one.goal for one in drawn) == {"K1": 2, "K2": 2}
    assert sum(one.critical for one in drawn) == 1
    assert len({one.id for one in drawn}) == 4
    assert {one.id for one in drawn} <= set(USABLE)


@given(text(), frozensets(sampled_from(USABLE)))
def test_the_same_seed_gives_the_same_test(seed, seen):
    assert ids(seed, seen) == ids(seed, seen)


@given(text(), frozensets(sampled_from([one for one in USABLE if one.startswith("k2")]), max_size=2))
def test_what_was_not_seen_comes_first(seed, seen):
    assert not seen & set(ids(seed, seen))


def test_every_question_gets_its_turn_and_every_place():
    tests = [ids(f"seed {number}") for number in range(300)]

    drawn = Counter(id_ for test in tests for id_ in test)
    first = Counter(test[0] for test in tests)

    assert set(drawn) == set(first) == set(USABLE)
    assert min(drawn.values()) > 50  # 300 tests, at least 2 of 4 per goal or 1 of 3


def test_a_new_question_leaves_the_order_of_the_others():
    more = make_module((*CORE, question("k2-nieuw", "K2")))

    before, after = ids("seed"), ids("seed", module=more)

    assert [one for one in after if one != "k2-nieuw"] == [one for one in before if one in after]


def test_a_small_pool_gives_a_short_test_and_no_error():
    few = make_module((question("k1-kritiek", "K1", kritiek=True), question("k2-a", "K2")))

    assert sorted(ids("seed", module=few)) == ["k1-kritiek", "k2-a"]


def test_more_critical_questions_only_where_nothing_else_is_left():
    critical = (question(f"k1-{one}", "K1", kritiek=True) for one in "abc")
    module = make_module((*critical, question("k2-a", "K2"), question("k2-b", "K2")))

    assert len(ids("seed", module=module)) == 4


def test_a_goal_that_is_not_critical_draws_from_all():
    goals = {key: replace(goal, critical=False) for key, goal in MODULE.goals.items()}
    relaxed = replace(MODULE, goals=goals)

    critical = [
        sum(one.critical for one in draw(relaxed, TEST, seed=f"seed {number}")) for number in range(50)
    ]

    assert set(critical) == {0, 1, 2}
