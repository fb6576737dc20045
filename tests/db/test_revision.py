"""What the database itself refuses about published content, whatever the code does."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DatabaseError, IntegrityError

from elearn.db import ContentConcept, ContentProposal, ContentRevision, ModuleGrant, Organisation, Person
from elearn.db.engine import make_engine

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
FILE = {"module_id": "klein", "path": "quizzen/samen.yaml"}


@pytest.fixture
def trainers(session):
    """The ids of two trainers."""
    organisation = Organisation(code="voorbeeldstad", name="Gemeente Voorbeeldstad")
    session.add(organisation)
    session.flush()
    people = [
        Person(
            organisation_id=organisation.id,
            name=name,
            email=f"{name.lower()}@voorbeeldstad.nl",
            personnel_number=name,
            created_at=NOW,
        )
        for name in ("Tarik", "Lieke")
    ]
    session.add_all(people)
    session.commit()
    return [one.id for one in people]


def revision(author_id, **more):
    facts = {"number": 1, "body": b"titel: Samen\r\n", "reason": "Een tikfout", "weight": "klein"}
    return ContentRevision(**FILE, author_id=author_id, folder_hash="", published_at=NOW, **{**facts, **more})


def proposal(author_id, **more):
    facts = {"body": b"titel: Samen\n", "reason": "Een tikfout", "weight": "klein", "asked_at": NOW}
    return ContentProposal(**FILE, author_id=author_id, **{**facts, **more})


def refuses(session, *rows):
    session.add_all(rows)
    with pytest.raises(IntegrityError):
        session.flush()
    session.rollback()


@pytest.mark.parametrize(
    "change",
    [update(ContentRevision).values(body=b"anders"), delete(ContentRevision)],
    ids=["change", "removal"],
)
def test_a_revision_refuses_every_change(session, trainers, change):
    session.add(revision(trainers[0]))
    session.commit()

    with pytest.raises(DatabaseError, match="content_revision is append-only"):
        session.execute(change)
    session.rollback()

    assert session.scalars(select(ContentRevision.body)).all() == [b"titel: Samen\r\n"]


def test_revisions_cannot_be_emptied_at_once(postgresql_url):
    """SQLite has no TRUNCATE."""
    engine = make_engine(postgresql_url)

    with pytest.raises(DatabaseError, match="append-only"), engine.begin() as connection:
        connection.execute(text("TRUNCATE content_revision CASCADE"))

    engine.dispose()


@pytest.mark.parametrize(
    "more",
    [{"number": 0}, {"number": 1}, {"weight": "groot"}, {"restores": 7}],
    ids=["counts from zero", "the same number", "unknown weight", "restores what never was"],
)
def test_a_revision_that_cannot_be_is_refused(session, trainers, more):
    session.add(revision(trainers[0]))
    session.commit()

    refuses(session, revision(trainers[0], **{"number": 2, **more}))


def test_nobody_approves_their_own_revision(session, trainers):
    tarik, lieke = trainers
    refuses(session, revision(tarik, approved_by_id=tarik))

    session.add(revision(tarik, approved_by_id=lieke))
    session.flush()


@pytest.mark.parametrize(
    ("state", "by", "more"),
    [
        ("open", 1, {"decided_at": NOW}),
        ("teruggegeven", 1, {}),
        ("teruggegeven", 0, {"decided_at": NOW}),
        ("ingetrokken", 1, {"decided_at": NOW}),
        ("goedgekeurd", 1, {"decided_at": NOW}),
        ("goedgekeurd", 0, {"decided_at": NOW, "revision": 1}),
        ("vergeten", 1, {"decided_at": NOW}),
    ],
    ids=[
        "open and decided",
        "no moment",
        "returned by the author",
        "withdrawn by another",
        "approved without a revision",
        "approved by the author",
        "unknown state",
    ],
)
def test_a_proposal_is_decided_by_somebody_else(session, trainers, state, by, more):
    session.add(revision(trainers[0]))
    session.commit()

    refuses(session, proposal(trainers[0], state=state, decided_by_id=trainers[by], **more))


def test_somebody_has_one_open_proposal_for_a_file(session, trainers):
    tarik, lieke = trainers
    session.add_all([proposal(tarik), proposal(lieke)])
    session.add(proposal(tarik, state="ingetrokken", decided_by_id=tarik, decided_at=NOW))
    session.commit()

    refuses(session, proposal(tarik))


def test_somebody_has_one_concept_of_a_file(session, trainers):
    tarik, lieke = trainers
    more = {"body": b"", "base": 0, "saved_at": NOW}
    session.add_all([ContentConcept(person_id=one, **FILE, **more) for one in (tarik, lieke)])
    session.commit()
    session.expunge_all()

    refuses(session, ContentConcept(person_id=tarik, **FILE, **more))


def test_a_module_is_given_once(session, trainers):
    session.add(ModuleGrant(person_id=trainers[0], module_id="klein"))
    session.commit()
    session.expunge_all()

    refuses(session, ModuleGrant(person_id=trainers[0], module_id="klein"))
