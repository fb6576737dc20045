"""Figures over raw answers, computed once more here in the plainest way."""

from __future__ import annotations

from random import Random
from statistics import correlation as pearson
from statistics import mean

import pytest

from elearn.questions import parse_json
from elearn.services.analysis.figures import Interval, figures_of, wilson
from elearn.services.analysis.tally import Response, tally
from elearn.services.minimum_group import MINIMUM_GROUP
from tests.services.analysis.counting import add_up
from tests.services.content import question, right_answer

QUESTIONS = (question("een", "D"), question("twee", "D"), question("drie", "D", soort="koppelen"))


def half(of):
    """Half a point for a `koppelen` of two rows: one row right, one open."""
    return dict([next(iter(right_answer(of).items()))])


def random_attempts(people, seed=1):
    """Answers of people who each know more or less."""
    random = Random(seed)  # noqa: S311 -- a sample, no secret
    for _ in range(people):
        skill = random.random()
        yield [Response(one, _answer(one, random.random(), skill)) for one in QUESTIONS]


def _answer(of, luck, skill):
    if luck < skill:
        return right_answer(of)
    if of.kind == "koppelen":
        return half(of) if luck < skill + 0.2 else None
    return "fout" if luck < 0.95 else None


def points(attempts):
    return [[one.question.grade(one.answer).points for one in attempt] for attempt in attempts]


@pytest.mark.parametrize("place", range(3))
def test_facility_and_discrimination_are_those_of_moodle(place):
    attempts = list(random_attempts(120))
    table = points(attempts)
    own, rest = [row[place] for row in table], [sum(row) - row[place] for row in table]

    figures = figures_of(QUESTIONS[place], [add_up(attempts).items[QUESTIONS[place].content_hash]])

    assert figures.people == 120
    assert figures.right == pytest.approx(own.count(1) / 120)
    assert figures.facility == pytest.approx(mean(own))
    assert figures.discrimination == pytest.approx(pearson(own, rest))


def test_what_was_picked_is_counted_and_who_picked_it():
    attempts = list(random_attempts(120))
    answers = [attempt[0].answer for attempt in attempts]
    rest = [sum(row[1:]) for row in points(attempts)]

    figures = figures_of(QUESTIONS[0], [add_up(attempts).items[QUESTIONS[0].content_hash]])

    assert [(one.pick.key, one.share) for one in figures.picks] == [
        ("goed", answers.count("goed") / 120),
        ("fout", answers.count("fout") / 120),
    ]
    assert figures.picks[1].knowing == pytest.approx(pearson([float(one == "fout") for one in answers], rest))
    assert [one.who for one in figures.picks] == ["veel", "weinig"]
    assert figures.unanswered == pytest.approx(answers.count(None) / 120)


def test_two_tests_count_together_for_the_share():
    first, second = list(random_attempts(15, seed=1)), list(random_attempts(15, seed=2))
    right = sum(attempt[0].answer == "goed" for attempt in first + second)
    counts = [add_up(one).items[QUESTIONS[0].content_hash] for one in (first, second)]

    assert figures_of(QUESTIONS[0], counts).right == right / 30
    assert figures_of(QUESTIONS[0], counts[:1]) is None


@pytest.mark.parametrize(("people", "shown"), [(0, False), (MINIMUM_GROUP - 1, False), (MINIMUM_GROUP, True)])
def test_a_small_group_is_never_shown(people, shown):
    counts = [add_up(random_attempts(people)).items[QUESTIONS[0].content_hash]] if people else []

    assert (figures_of(QUESTIONS[0], counts) is not None) == shown


@pytest.mark.parametrize(
    ("right", "people", "low", "high"),
    [
        (0, 20, 0.0, 0.1611),
        (20, 20, 0.8389, 1.0),
        (10, 20, 0.2993, 0.7007),
        (81, 263, 0.2553, 0.3662),  # Newcombe, Statistics in Medicine 17, 1998, table I
        (15, 148, 0.0624, 0.1605),  # the same table
    ],
)
def test_the_interval_of_wilson(right, people, low, high):
    found = wilson(right, people)

    assert Interval(round(found.low, 4), round(found.high, 4)) == Interval(low, high)


def test_nothing_typed_is_ever_a_key():
    typed = parse_json(
        '{"id":"vul","soort":"invullen","doel":"D","bron":["p01.k1"],"vraag":"Welk woord?","uitleg":"Zo.",'
        '"goed":["wie"],"feedback_goed":"Ja.","feedback_overig":"Nee."}'
    )
    counted = tally([Response(typed, "Jan de Vries")])

    assert set(counted.items[typed.content_hash].picks) == {"anders"}
