"""Playing a dilemma: where choices lead, going back, and what is counted."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.content.dilemma import Ending
from elearn.content.load import load_library
from elearn.services.dilemmas.counts import count_choice, counts_of
from elearn.services.dilemmas.play import choose, go_back, walk
from elearn.services.minimum_group import MINIMUM_GROUP
from tests.content.cases import GOOD

LIBRARY = load_library(GOOD).library
assert LIBRARY
DILEMMA = LIBRARY.dilemmas["de-bal"]
KEYS = {moment.id: [choice.key for choice in moment.choices] for moment in DILEMMA.moments}
THROW, LEAVE = KEYS["de-bal"]
SORRY, CURTAIN, AGAIN = KEYS["stil"]


@pytest.mark.parametrize(
    ("keys", "here", "made"),
    [
        ((), "de-bal", 0),
        ((THROW,), "vrolijk", 1),
        ((LEAVE, SORRY), "goedgemaakt", 2),
        ((LEAVE, AGAIN, THROW), "vrolijk", 3),
        ((THROW, SORRY), "vrolijk", 1),
        (("weg", THROW), "de-bal", 0),
        ((SORRY,), "de-bal", 0),
    ],
)
def test_choices_lead_on_until_one_is_no_longer_there(keys, here, made):
    play = walk(DILEMMA, keys)

    assert (play.here.id, len(play.made), play.keys) == (here, made, list(keys[:made]))


@pytest.mark.parametrize(
    ("place", "keys"), [(0, []), (1, [LEAVE]), (2, [LEAVE, AGAIN]), (9, [LEAVE, AGAIN, LEAVE]), (-1, [])]
)
def test_every_earlier_choice_can_be_made_again(place, keys):
    assert go_back(walk(DILEMMA, [LEAVE, AGAIN, LEAVE]), place).keys == keys


def test_nothing_can_be_chosen_at_an_end():
    assert choose(walk(DILEMMA, [THROW]), LEAVE) is None


@given(st.lists(st.integers(0, 4), max_size=30))
def test_a_play_is_at_an_end_or_has_a_choice(numbers):
    play = walk(DILEMMA, [])
    for number in numbers:
        if isinstance(play.here, Ending):
            return
        keys = [choice.key for choice in play.here.choices]
        play = choose(play, keys[number % len(keys)])

    assert play == walk(DILEMMA, play.keys)


def test_counts_show_only_from_twenty_plays_of_a_moment_on(session):
    for moment_id, key, times in (
        ("de-bal", THROW, MINIMUM_GROUP - 1),
        ("de-bal", LEAVE, 1),
        ("stil", SORRY, MINIMUM_GROUP - 1),
        ("stil", "een-keuze-van-vroeger", 5),
    ):
        for _ in range(times):
            count_choice(session, dilemma_id="de-bal", moment_id=moment_id, choice_key=key)

    assert counts_of(session, DILEMMA) == {"de-bal": {THROW: MINIMUM_GROUP - 1, LEAVE: 1}}


def test_no_count_gets_lost_when_many_choose_at_once(sessions):
    def play(_):
        with sessions.begin() as session:
            count_choice(session, dilemma_id="de-bal", moment_id="de-bal", choice_key=THROW)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(play, range(40)))

    with sessions() as session:
        assert counts_of(session, DILEMMA) == {"de-bal": {THROW: 40, LEAVE: 0}}
