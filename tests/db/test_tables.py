"""What the database itself refuses, whatever the code does."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DatabaseError, IntegrityError, StatementError

from elearn.db import Assignment, Attempt, Completion, Department, Organisation, Person, RoleGrant
from elearn.db.base import new_id
from elearn.db.engine import make_engine
from elearn.db.people.person import family_name_first, fold

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture
def sanne(session):
    organisation = Organisation(code="voorbeeldstad", name="Gemeente Voorbeeldstad")
    session.add(organisation)
    session.flush()
    person = Person(
        organisation_id=organisation.id,
        name="Sanne de Vries",
        email="sanne@voorbeeldstad.nl",
        personnel_number="003905",
        created_at=NOW,
    )
    session.add(person)
    session.commit()
    return person


def completion_of(person, **more):
    facts = {
        "organisation_id": person.organisation_id,
        "sequence": 1,
        "person_id": person.id,
        "path_id": "balie",
        "number": 1,
        "code": "ABCD-EFGH-JKMN",
        "holder_hash": "x",
        "organisation_name": "Gemeente Voorbeeldstad",
        "path_title": "Balie",
        "module_id": "klein",
        "edition": "e",
        "minutes": 10,
        "lessons": 2,
        "started_on": date(2026, 11, 1),
        "completed_at": NOW,
        "completed_on": date(2026, 11, 24),
        "valid_until": date(2028, 11, 24),
        "previous_hash": "",
        "hash": "h",
    }
    return Completion(**facts | more)


def attempt_of(person, **more):
    facts = {"test_id": "kern", "number": 1, "edition": "e", "pass_percentage": 75, "started_at": NOW}
    return Attempt(person_id=person.id, **facts | more)


def refuses(session, *rows):
    session.add_all(rows)
    with pytest.raises(IntegrityError):
        session.flush()
    session.rollback()


@pytest.mark.parametrize(
    "change",
    [update(Completion).values(valid_until=date(2099, 1, 1)), delete(Completion)],
    ids=["change", "removal"],
)
def test_a_completion_refuses_every_change(session, sanne, change):
    session.add(completion_of(sanne))
    session.commit()

    with pytest.raises(DatabaseError, match="completion is append-only"):
        session.execute(change)
    session.rollback()

    assert session.scalars(select(Completion.valid_until)).all() == [date(2028, 11, 24)]


def test_completions_cannot_be_emptied_at_once(postgresql_url):
    """SQLite has no TRUNCATE."""
    engine = make_engine(postgresql_url)

    with pytest.raises(DatabaseError, match="completion is append-only"), engine.begin() as connection:
        connection.execute(text("TRUNCATE completion CASCADE"))

    engine.dispose()


@pytest.mark.parametrize(
    "more",
    [
        {"sequence": 2, "code": "B", "path_id": "wijk", "valid_until": date(2026, 11, 23)},
        {"sequence": 0, "code": "B", "path_id": "wijk"},
        {"sequence": 2, "code": "B"},
        {"sequence": 1, "code": "B", "path_id": "wijk"},
        {"sequence": 2, "path_id": "wijk"},
    ],
    ids=["ends before it begins", "counts from zero", "same number", "same place in the chain", "same code"],
)
def test_a_completion_that_cannot_be_is_refused(session, sanne, more):
    session.add(completion_of(sanne))
    session.commit()

    refuses(session, completion_of(sanne, **more))


def test_somebody_has_one_open_attempt_per_test(session, sanne):
    refuses(session, attempt_of(sanne), attempt_of(sanne, number=2))


@pytest.mark.parametrize("more", [{"submitted_at": NOW}, {"points": 1.0}, {"passed": True}, {"number": 0}])
def test_an_attempt_is_graded_when_it_is_handed_in(session, sanne, more):
    refuses(session, attempt_of(sanne, **more))


def test_a_path_is_assigned_once(session, sanne):
    once = {"person_id": sanne.id, "path_id": "balie", "assigned_at": NOW}

    refuses(session, Assignment(**once), Assignment(**once))


def test_only_known_rights_exist(session, sanne):
    refuses(session, RoleGrant(person_id=sanne.id, role="baas"))


def test_an_address_is_stored_in_small_letters(session, sanne):
    sanne.email = "Sanne@voorbeeldstad.nl"

    with pytest.raises(IntegrityError):
        session.flush()


def test_an_unknown_department_is_refused(session, sanne):
    sanne.department_id = new_id()

    with pytest.raises(IntegrityError):
        session.flush()


def test_a_moment_comes_back_in_utc(session, sanne):
    amsterdam = timezone(timedelta(hours=2))
    sanne.created_at = datetime(2026, 7, 1, 12, 0, 0, 123456, tzinfo=amsterdam)
    session.commit()
    session.expire_all()

    assert sanne.created_at == datetime(2026, 7, 1, 10, 0, 0, 123456, tzinfo=UTC)
    assert sanne.created_at.tzinfo == UTC


def test_a_moment_without_a_zone_is_refused(session, sanne):
    sanne.created_at = datetime(2026, 7, 1, 12, 0)  # noqa: DTZ001 -- that is the point

    with pytest.raises(StatementError, match="a moment needs a time zone"):
        session.flush()


def test_ids_sort_by_the_moment_they_were_made():
    first = new_id()
    ids = [new_id() for _ in range(1000)]

    assert len(set(ids)) == 1000
    assert {one.version for one in ids} == {7}
    assert first.int >> 80 <= min(one.int for one in ids) >> 80


def test_what_hr_searches_by_follows_the_name(session, sanne):
    assert sanne.lookup == "vries, sanne de sanne de vries 003905 sanne@voorbeeldstad.nl"

    sanne.name = "Sanne Öztürk"
    session.flush()

    assert sanne.lookup == "ozturk, sanne sanne ozturk 003905 sanne@voorbeeldstad.nl"


def test_a_row_that_skips_the_search_text_is_refused(session, sanne):
    row = {"id": new_id(), "organisation_id": sanne.organisation_id, "name": "X", "email": "x@x.nl"}

    with pytest.raises(IntegrityError):
        session.execute(
            insert(Person.__table__).values(**row, personnel_number="1", is_demo=False, created_at=NOW)
        )


@pytest.mark.parametrize(
    ("name", "sorted_as"),
    [
        ("Sanne de Vries", "Vries, Sanne de"),
        ("Youssef El Amrani", "El Amrani, Youssef"),
        ("Ineke ’t Hart", "Hart, Ineke ’t"),
        ("Ineke 't Hart", "Hart, Ineke 't"),
        ("Maarten van ’t Hof", "Hof, Maarten van ’t"),
        ("Anna van der Meer-de Boer", "Meer-de Boer, Anna van der"),
        ("Çağla Öztürk", "Öztürk, Çağla"),
        ("Suharto", "Suharto"),
        ("anna de", "de, anna"),
        ("", ""),
    ],
)
def test_the_family_name_comes_first(name, sorted_as):
    assert family_name_first(name) == sorted_as


@pytest.mark.parametrize(
    ("text", "plain"), [("Çağla", "cagla"), ("YILMAZ", "yilmaz"), ("Yılmaz", "yilmaz"), ("Zoë", "zoe")]
)
def test_accents_and_capitals_do_not_matter(text, plain):
    assert fold(text) == plain


def test_a_department_has_its_name_once(session, sanne):
    same = {"organisation_id": sanne.organisation_id, "name": "Publiekszaken"}

    refuses(session, Department(**same), Department(**same))


def test_ids_are_the_same_on_both_databases(session, sanne):
    found = session.scalar(select(Person.id))

    assert (type(found), found) == (UUID, sanne.id)
