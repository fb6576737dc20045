"""When a key point of the guide changes: what is behind, what is decided, what must be redone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DatabaseError

from elearn.content.citing import items_citing
from elearn.content.load import load_library
from elearn.db import SourceDecision
from elearn.services.refusal import Refusal
from elearn.services.source.records import decide, pending, remember_source
from elearn.services.source.redo import Redo, asked_at, to_redo
from elearn.services.source.values import Decided
from tests.content.cases import GOOD

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
LIBRARY = load_library(GOOD).library
assert LIBRARY
MODULE = LIBRARY.modules["buurt"]
POINT = "p01.k1"
ITEMS = [(one.kind, one.id) for one in items_citing(MODULE)[POINT]]


def with_text(text: str, module=MODULE):
    """The module after its guide says something else at the key point."""
    points = dict(module.guide.key_points)
    points[POINT] = replace(points[POINT], text=text)
    return replace(module, guide=replace(module.guide, key_points=MappingProxyType(points)))


def behind(session, module) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(one.before, [(item.kind, item.id) for item in one.items]) for one in pending(session, module)]


def decide_all(session, module, person_id, choice="niets", *, now=NOW, items=None):
    return decide(
        session,
        module,
        key_point_id=POINT,
        to_hash=module.guide.key_points[POINT].text_hash,
        choices=dict.fromkeys(items or ITEMS, choice),
        reason="Alleen andere woorden.",
        actor_id=person_id,
        now=now,
    )


OLD = MODULE.guide.key_points[POINT].text


@pytest.fixture
def served(session):
    """A database of an app that served the guide as it was."""
    remember_source(session, MODULE, now=NOW)
    return session


def test_nothing_waits_while_the_guide_says_the_same(served):
    remember_source(served, MODULE, now=NOW + timedelta(days=1))

    assert pending(served, MODULE) == ()
    assert pending(served, with_text(f"  {OLD}\n")) == ()


def test_a_change_touches_every_lesson_and_question_that_cites_it(served):
    assert len(ITEMS) > 1
    assert behind(served, with_text("Een nieuwe tekst.")) == [(OLD, ITEMS)]


def test_a_start_after_the_change_does_not_hide_it(served):
    changed = with_text("Een nieuwe tekst.")
    remember_source(served, changed, now=NOW)

    assert behind(served, changed) == [(OLD, ITEMS)]


def test_what_was_written_after_the_change_is_not_behind(served):
    known = [item for item in ITEMS if item[0] == "les"]
    lessons_only = replace(MODULE, quizzes=MappingProxyType({}))
    served.rollback()
    remember_source(served, lessons_only, now=NOW)

    assert behind(served, with_text("Een nieuwe tekst.")) == [(OLD, known)]


def test_a_decision_settles_it_until_the_next_change(served, sanne):
    changed = with_text("Een nieuwe tekst.")

    assert decide_all(served, changed, sanne) == len(ITEMS)
    assert pending(served, changed) == ()
    assert behind(served, with_text("Nog een tekst.")) == [("Een nieuwe tekst.", ITEMS)]


def test_items_without_a_decision_keep_waiting(served, sanne):
    changed = with_text("Een nieuwe tekst.")
    decide_all(served, changed, sanne, items=ITEMS[:1])

    assert behind(served, changed) == [(OLD, ITEMS[1:])]


def test_a_second_click_decides_nothing_more(served, sanne):
    changed = with_text("Een nieuwe tekst.")
    decide_all(served, changed, sanne)

    assert decide_all(served, changed, sanne, "alles") == 0


def test_a_page_that_is_older_than_the_text_is_refused(served, sanne):
    with pytest.raises(Refusal, match="intussen weer gewijzigd"):
        decide(
            served,
            with_text("Nog een tekst."),
            key_point_id=POINT,
            to_hash=with_text("Een nieuwe tekst.").guide.key_points[POINT].text_hash,
            choices=dict.fromkeys(ITEMS, "niets"),
            reason="Te laat.",
            actor_id=sanne,
            now=NOW,
        )


@pytest.mark.parametrize("change", [update(SourceDecision).values(reason="anders"), delete(SourceDecision)])
def test_nobody_changes_a_decision_afterwards(served, sanne, change):
    decide_all(served, with_text("Een nieuwe tekst."), sanne)
    served.commit()

    with pytest.raises(DatabaseError, match="append-only"):
        served.execute(change)
    served.rollback()
    assert len(served.scalars(select(SourceDecision.id)).all()) == len(ITEMS)


# What must be redone: a pure rule.

PATH = LIBRARY.paths["buur"]
LESSON = PATH.lesson_ids[0]
QUESTIONS = [question.id for question in MODULE.quizzes["groeten"].questions]


def decided(kind, item_id, decision, *, days=1, to_hash="b") -> Decided:
    return Decided(POINT, kind, item_id, to_hash, decision, NOW + timedelta(days=days))


NOTHING = Redo(everything=False, lesson_ids=(), question_ids=())


@pytest.mark.parametrize(
    ("decisions", "redo"),
    [
        ([], NOTHING),
        ([decided("les", LESSON, "niets"), decided("les", LESSON, "vermelden", to_hash="c")], NOTHING),
        ([decided("les", LESSON, "gewijzigd")], Redo(False, (LESSON,), ())),
        ([decided("vraag", QUESTIONS[1], "gewijzigd")], Redo(False, (), (QUESTIONS[1],))),
        ([decided("vraag", QUESTIONS[1], "alles")], Redo(True, (), ())),
        ([decided("les", LESSON, "gewijzigd", days=-1)], NOTHING),
        ([decided("les", "les-van-een-ander-pad", "alles")], NOTHING),
        # A correction is a new decision about the same change.
        ([decided("les", LESSON, "alles"), decided("les", LESSON, "niets", days=2)], NOTHING),
        # Another change later does not take away what the first one asks.
        (
            [decided("les", LESSON, "gewijzigd"), decided("les", LESSON, "niets", days=2, to_hash="c")],
            Redo(False, (LESSON,), ()),
        ),
    ],
)
def test_what_somebody_has_to_do_again(decisions, redo):
    assert to_redo(MODULE, PATH, decisions, finished_at=NOW) == redo


@given(
    st.lists(
        st.builds(
            decided,
            st.sampled_from(["les", "vraag"]),
            st.sampled_from([LESSON, *QUESTIONS, "weg"]),
            st.sampled_from(["niets", "vermelden", "gewijzigd", "alles"]),
            days=st.integers(-5, 5),
            to_hash=st.sampled_from("abc"),
        ),
        unique_by=lambda one: one.decided_at,
    ),
    st.integers(-6, 6),
)
def test_who_finished_later_never_has_more_to_redo(decisions, days):
    finished = NOW + timedelta(days=days)
    earlier = to_redo(MODULE, PATH, decisions, finished_at=finished)
    later = to_redo(MODULE, PATH, decisions, finished_at=finished + timedelta(days=20))

    assert later == NOTHING
    assert to_redo(MODULE, PATH, decisions[::-1], finished_at=finished) == earlier
    assert set(earlier.lesson_ids) <= set(PATH.lesson_ids)
    # Whether something is asked, as every screen says it, is whether there is something to do.
    moments = asked_at(MODULE, PATH, decisions)
    assert list(moments) == sorted(set(moments))
    assert any(one > finished for one in moments) is not earlier.is_nothing
