"""The paths of a learner and reading lessons, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from elearn.content.library import Case, Slot, Step
from elearn.db import Assignment, LessonProgress
from elearn.services.calendar import today
from elearn.services.learning import learning_paths, lessons
from elearn.services.learning.lessons import Finished
from elearn.services.progress import Assigned, LessonState
from elearn.services.records.completions import certificates
from elearn.services.refusal import NotThere
from tests.services.content import LIBRARY, make_library, make_module
from tests.services.people import (
    NOW,
    answer_all,
    assign,
    at_once,
    finish_path,
    hand_in,
    make_learner,
    make_organisation,
    make_person,
    read_all,
    save,
    start,
    statements,
    take,
)


def overview(session, person_id, now=NOW):
    return learning_paths.overview(session, LIBRARY, person_id=person_id, now=now)


def read(session, person_id, lesson_id):
    return lessons.read_lesson(session, LIBRARY, person_id=person_id, lesson_id=lesson_id, now=NOW)


def finish(session, person_id, lesson_id, step, *, now=NOW, library=LIBRARY):
    return lessons.finish_step(session, library, person_id=person_id, lesson_id=lesson_id, step=step, now=now)


# The overview


def test_what_two_paths_share_counts_once(session):
    cagla = make_learner(session, "balie", "wijk", name="Çağla Öztürk")

    before = overview(session, cagla)
    read_all(session, cagla, "samen")
    after = overview(session, cagla)

    # Three lessons of 4 minutes, three tests of 3.
    assert (before.shared_lessons, before.lessons_left, before.minutes_left) == (1, 3, 21)
    assert (after.shared_lessons, after.lessons_left, after.minutes_left) == (1, 2, 17)
    assert [path.lessons_done for path in after.paths] == [1, 1]


def test_somebody_without_a_path_has_nothing_to_do(session):
    found = overview(session, make_learner(session))

    assert (found.paths, found.lessons_left, found.minutes_left, found.next) == ((), 0, 0, None)


def test_a_test_that_was_begun_comes_before_a_more_urgent_path(session):
    cagla = make_learner(session, "balie")
    read_all(session, cagla, "samen", "balie-les")
    start(session, cagla, "balie")
    save(session, cagla, "balie", 1, "goed")
    assign(session, cagla, "wijk", due_on=date(2026, 12, 1))

    found = overview(session, cagla)

    assert [path.path.id for path in found.paths] == ["wijk", "balie"]
    assert (found.next.path_id, found.next.id, found.next.place) == ("balie", "balie", 2)


def test_a_finished_path_shows_its_completion(session, sanne):
    finish_path(session, sanne, "balie")

    found = overview(session, sanne, NOW + timedelta(days=1))

    [path] = found.paths
    assert (path.standing.code, path.completion.valid_until, path.next) == (
        "geldig",
        date(2028, 11, 24),
        None,
    )
    assert (found.lessons_left, found.minutes_left, found.next) == (0, 0, None)


def test_an_expired_path_asks_for_the_tests_again(session, sanne):
    finish_path(session, sanne, "balie")
    later = NOW + timedelta(days=732)

    found = overview(session, sanne, later)

    assert (found.paths[0].standing.code, found.next.label, found.minutes_left) == (
        "verlopen",
        "Begin met ‘Toets kern’",
        6,
    )
    take(session, sanne, "kern", now=later)
    take(session, sanne, "balie", now=later)
    assert overview(session, sanne, later).paths[0].completion.number == 2


def test_in_the_window_the_tests_open_again_and_the_old_end_counts(session, sanne):
    finish_path(session, sanne, "balie")
    early, in_time = NOW + timedelta(days=670), NOW + timedelta(days=671)

    before, found = overview(session, sanne, early), overview(session, sanne, in_time)

    assert (before.paths[0].standing.code, before.next, before.minutes_left) == ("geldig", None, 0)
    assert (found.paths[0].standing.code, found.next.label, found.lessons_left, found.minutes_left) == (
        "verloopt-binnenkort",
        "Begin met ‘Toets kern’",
        0,
        6,
    )
    take(session, sanne, "kern", now=in_time)
    take(session, sanne, "balie", now=in_time)
    [path] = overview(session, sanne, in_time).paths
    assert (path.completion.number, path.completion.valid_until) == (2, date(2030, 11, 24))
    assert path.completion.started_on == today(in_time)


def test_a_path_that_was_withdrawn_is_gone_and_its_certificate_stays(session, sanne):
    finish_path(session, sanne, "balie")
    session.execute(Assignment.__table__.update().values(ended_at=NOW))

    assert overview(session, sanne).paths == ()
    assert len(certificates(session, person_id=sanne)) == 1


@pytest.mark.parametrize("path_ids", [("balie",), ("balie", "wijk")], ids=["one path", "two paths"])
def test_the_overview_takes_three_queries_and_one_for_the_guide_of_what_is_finished(session, path_ids):
    person_id = make_learner(session, *path_ids)
    finish_path(session, person_id, path_ids[-1])

    with statements(session) as sent:
        overview(session, person_id)

    assert len(sent) == 4


# One path


def test_a_path_tells_why_it_is_there(session, sanne):
    session.execute(Assignment.__table__.update().values(reason="Je werkt aan de balie."))

    found = learning_paths.path_progress(session, LIBRARY, person_id=sanne, path_id="balie", now=NOW)

    assert found.assignment == Assigned("balie", NOW, None, "Je werkt aan de balie.", None)
    assert found.module.id == "klein"


@pytest.mark.parametrize("path_id", ["wijk", "bestaat-niet"])
def test_a_path_of_another_is_not_there(session, sanne, path_id):
    make_learner(session, "wijk", code="elders")

    with pytest.raises(NotThere):
        learning_paths.path_progress(session, LIBRARY, person_id=sanne, path_id=path_id, now=NOW)


# Reading


def test_a_lesson_opens_with_the_case_of_the_path(session):
    person_id = make_learner(session, "balie")

    reading = read(session, person_id, "samen")

    assert reading.path.id == "balie"
    assert reading.case == Case("windmolens", "Aan de balie ...")
    assert reading.state == LessonState(LIBRARY.lessons["samen"], "nieuw", 0)


def test_a_step_with_a_contact_in_it_shows_what_the_organisation_filled_in(session):
    contacts = {"meldpunt": "toestel 1400"}
    person = make_person(session, make_organisation(session, contacts=contacts))
    shown = {
        part: lessons.contacts_for(session, Step("Stap", ("<p>Bel ", part), ()), person_id=person.id)
        for part in (Slot("meldpunt"), "niemand.</p>")
    }

    assert shown == {Slot("meldpunt"): contacts, "niemand.</p>": {}}


def test_a_lesson_of_two_paths_follows_the_most_urgent(session, sanne):
    assign(session, sanne, "wijk", due_on=date(2026, 12, 1))

    reading = read(session, sanne, "samen")

    assert (reading.path.id, reading.case, reading.state.shared_with) == ("wijk", None, ("Balie",))


@pytest.mark.parametrize("lesson_id", ["wijk-les", "bestaat-niet"])
def test_a_lesson_of_no_own_path_is_not_there(session, sanne, lesson_id):
    with pytest.raises(NotThere):
        read(session, sanne, lesson_id)
    with pytest.raises(NotThere):
        finish(session, sanne, lesson_id, 1)


@pytest.mark.parametrize("step", [0, -1, 3])
def test_a_step_that_the_lesson_lacks_is_not_there(session, sanne, step):
    with pytest.raises(NotThere):
        finish(session, sanne, "samen", step)


def test_a_step_that_is_finished_is_kept(session, sanne):
    assert finish(session, sanne, "samen", 1) == Finished(lesson_done=False, completed_path_ids=())
    assert read(session, sanne, "samen").state.step == 1
    assert finish(session, sanne, "samen", 2) == Finished(lesson_done=True, completed_path_ids=())
    assert read(session, sanne, "samen").state.state == "klaar"


def test_reading_again_takes_nothing_away(session, sanne):
    read_all(session, sanne, "samen")

    again = finish(session, sanne, "samen", 1, now=NOW + timedelta(days=1))

    assert again == Finished(lesson_done=True, completed_path_ids=())
    row = session.execute(select(LessonProgress.step, LessonProgress.completed_at)).one()
    assert tuple(row) == (2, NOW)


def test_the_first_step_starts_all_paths_that_hold_the_lesson(session):
    cagla = make_learner(session, "balie", "wijk")
    finish(session, cagla, "samen", 1)
    finish(session, cagla, "samen", 2, now=NOW + timedelta(days=1))
    finish(session, cagla, "balie-les", 1, now=NOW + timedelta(days=2))

    started = session.execute(select(Assignment.path_id, Assignment.started_at)).all()

    assert dict(map(tuple, started)) == {"balie": NOW, "wijk": NOW}


def test_the_test_of_another_path_does_not_start_this_one(session):
    cagla = make_learner(session, "balie", "wijk")
    finish(session, cagla, "wijk-les", 1)

    started = session.execute(select(Assignment.path_id, Assignment.started_at)).all()

    assert dict(map(tuple, started)) == {"balie": None, "wijk": NOW}


def test_a_lesson_can_be_the_last_thing_of_a_path(session, sanne):
    """The path got a lesson more while somebody was taking its last test."""
    module = make_module()
    longer = replace(module.paths["balie"], lesson_ids=("samen", "balie-les", "wijk-les"))
    library = make_library(replace(module, paths={"balie": longer}))
    read_all(session, sanne, "samen", "balie-les")
    take(session, sanne, "kern")
    attempt_id = start(session, sanne, "balie")
    answer_all(session, sanne, "balie")
    assert hand_in(session, sanne, "balie", attempt_id, library=library).completed == ()
    finish(session, sanne, "wijk-les", 1, library=library)

    done = finish(session, sanne, "wijk-les", 2, library=library)

    assert done == Finished(lesson_done=True, completed_path_ids=("balie",))


def test_the_same_click_many_times_at_once_is_one_step(sessions, session, sanne):
    def click(session, number):
        return finish(session, sanne, "samen", number % 2 + 1).lesson_done

    at_once(sessions, click, 6)

    rows = session.execute(select(LessonProgress.step, func.count()).group_by(LessonProgress.step)).all()
    assert [tuple(row) for row in rows] == [(2, 1)]
