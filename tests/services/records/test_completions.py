"""The proof that a path was finished."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from elearn.services.records import completions
from elearn.services.records.codes import LETTERS, in_groups, new_code
from elearn.services.records.completions import Certificate, Verification
from elearn.services.refusal import NotThere
from tests.services.content import LIBRARY
from tests.services.people import (
    NOW,
    assign,
    finish_path,
    make_department,
    make_learner,
    make_organisation,
    make_person,
    read_all,
    take,
)

DONE_AT = NOW + timedelta(minutes=1)


@pytest.fixture
def finished(session, sanne):
    """Sanne finished her path."""
    finish_path(session, sanne, "balie")
    session.commit()
    return sanne


def test_a_finished_path_is_recorded_with_who_and_what(session):
    organisation = make_organisation(session)
    department = make_department(session, organisation, "Publiekszaken")
    sanne = make_person(session, organisation, department_id=department.id)
    assign(session, sanne.id, "balie")
    finish_path(session, sanne.id, "balie")

    [found] = completions.certificates(session, person_id=sanne.id)

    assert found == Certificate(
        id=found.id,
        organisation_id=organisation.id,
        sequence=1,
        person_id=sanne.id,
        path_id="balie",
        number=1,
        code=found.code,
        holder_hash=found.holder_hash,
        person_name="Sanne de Vries",
        personnel_number="000001",
        department_name="Publiekszaken",
        organisation_name="Gemeente Voorbeeldstad",
        path_title="Balie",
        module_id="klein",
        edition="editie-1",
        minutes=14,
        lessons=2,
        started_on=date(2026, 11, 24),
        completed_at=DONE_AT,
        completed_on=date(2026, 11, 24),
        valid_until=date(2028, 11, 24),
        previous_hash="",
        hash=found.hash,
    )


def test_what_changes_later_leaves_the_record_alone(session):
    organisation = make_organisation(session)
    sanne = make_person(session, organisation)
    assign(session, sanne.id, "balie")
    finish_path(session, sanne.id, "balie")
    sanne.name, organisation.name = "Sanne Bakker", "Gemeente Elders"
    session.flush()

    [found] = completions.certificates(session, person_id=sanne.id)

    assert (found.person_name, found.organisation_name) == ("Sanne de Vries", "Gemeente Voorbeeldstad")


def test_nothing_is_recorded_twice(session, finished):
    for _ in range(2):
        assert completions.complete_finished_paths(session, LIBRARY, person_id=finished, now=DONE_AT) == ()

    assert len(completions.certificates(session, person_id=finished)) == 1


def test_the_day_is_the_day_in_amsterdam(session, sanne):
    finish_path(session, sanne, "balie", datetime(2028, 2, 28, 23, 30, tzinfo=UTC))

    [found] = completions.certificates(session, person_id=sanne)

    assert (found.completed_on, found.valid_until) == (date(2028, 2, 29), date(2030, 2, 28))


def test_a_shared_core_test_finishes_a_second_path_with_its_own_test_only(session, finished):
    assign(session, finished, "wijk")
    read_all(session, finished, "wijk-les")

    result = take(session, finished, "wijk", now=DONE_AT + timedelta(days=1))

    assert [(one.path_id, one.sequence) for one in result.completed] == [("wijk", 2)]


# Certificates


def test_a_certificate_is_shown_to_its_owner_only(session, finished):
    [mine] = completions.certificates(session, person_id=finished)
    joris = make_learner(session, "balie", name="Joris Kuiper", code="elders")

    assert completions.certificate(session, person_id=finished, code=mine.code.lower()) == mine
    with pytest.raises(NotThere):
        completions.certificate(session, person_id=joris, code=mine.code)


@pytest.mark.parametrize(
    ("today", "status"),
    [(date(2026, 11, 24), "geldig"), (date(2028, 11, 24), "geldig"), (date(2028, 11, 25), "verlopen")],
)
def test_a_code_tells_only_until_when_it_is_valid(session, finished, today, status):
    [mine] = completions.certificates(session, person_id=finished)
    typed = f" {mine.code.replace('-', ' ').lower()} "

    found = completions.verify(session, code=typed, today=today)

    assert found == Verification(status, date(2028, 11, 24))


@pytest.mark.parametrize("code", ["", "7KQ2-M9XA-TR4B", "%", "' OR 1=1 --"])
def test_an_unknown_code_tells_nothing(session, finished, code):
    found = completions.verify(session, code=code, today=NOW.date())

    assert (found, len(completions.certificates(session, person_id=finished))) == (
        Verification("onbekend"),
        1,
    )


def test_a_code_is_easy_to_read_and_never_the_same():
    codes = {new_code() for _ in range(1000)}

    assert len(codes) == 1000
    assert {len(code) for code in codes} == {14}
    assert set("".join(codes)) == {*LETTERS, "-"}
    assert not set(LETTERS) & set("0O1IL")


@pytest.mark.parametrize(
    ("typed", "code"),
    [("7kq2m9xatr4b", "7KQ2-M9XA-TR4B"), (" 7KQ2 – M9XA – TR4B", "7KQ2-M9XA-TR4B"), ("", "")],
)
def test_a_code_may_be_typed_in_any_way(typed, code):
    assert in_groups(typed) == code
