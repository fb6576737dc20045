"""Beheer reads the log of the own organisation and takes it along; nobody else does."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlalchemy import select

from elearn.db import AuditEvent, Completion, ContentProposal, Organisation, Person
from elearn.services import audit
from elearn.services.logbook import ACTIONS, FACTS
from elearn.settings import PROJECT
from tests.web.people import id_of


def texts(html: str) -> list[str]:
    return [part.strip() for part in html.replace("<", ">").split(">")]


@pytest.fixture
def ineke(as_person):
    return as_person("Ineke")


def write(app, action: str, **facts: object) -> None:
    with app.extensions["sessions"].begin() as session:
        audit.record(
            session, actor_id=id_of(app, "Mirjam"), action=action, facts=facts, now=datetime.now(UTC)
        )


def add_stranger(app) -> None:
    """Something that another municipality did."""
    with app.extensions["sessions"].begin() as session:
        other = Organisation(code="elders", name="Gemeente Elders")
        session.add(other)
        session.flush()
        audit.record(
            session,
            organisation_id=other.id,
            actor_id=None,
            action="rule made",
            facts={"rule": "van elders"},
            now=datetime.now(UTC),
        )


def test_the_log_says_who_did_what_newest_first(app, ineke):
    write(app, "rule made", rule="een")
    write(app, "completion corrected", reason="vergissing")

    told = [
        one
        for one in texts(ineke.read("/beheer/logboek"))
        if one in {"Regel gemaakt", "Registratie ingetrokken"}
    ]

    # Once in the filter, in the order of the alphabet, and once in the list.
    assert told == ["Regel gemaakt", "Registratie ingetrokken", "Registratie ingetrokken", "Regel gemaakt"]
    assert "Mirjam Bakker" in ineke.read("/beheer/logboek")


def test_ids_show_as_names_and_only_of_the_own_organisation(app, ineke):
    with app.extensions["sessions"]() as session:
        done = session.scalars(select(Completion)).first()
    sanne, tarik, strange = id_of(app, "Sanne"), id_of(app, "Tarik"), uuid4()
    with app.extensions["sessions"].begin() as session:
        other = Organisation(code="elders", name="Gemeente Elders")
        session.add(other)
        session.flush()
        born = datetime.now(UTC)
        facts = {"organisation_id": other.id, "personnel_number": "1", "email": "v@elders.example"}
        stranger = Person(name="Vera Vreemd", created_at=born, **facts)
        session.add(stranger)
        session.add(
            ContentProposal(
                module_id="polarisatie",
                path="quizzen/vier-fasen.yaml",
                body=b"",
                author_id=tarik,
                reason="beter",
                weight="klein",
                asked_at=born,
            )
        )
        session.flush()
        proposal_id, stranger_id = session.scalars(select(ContentProposal.id)).one(), stranger.id
    write(app, "content approval asked", proposal=str(proposal_id))
    write(app, "module given", person=str(sanne), module="polarisatie")
    write(app, "completion corrected", completion=str(done.id), correction=str(strange), reason="vergissing")
    write(app, "rule made", rule=str(strange))
    write(app, "person invited", person=str(stranger_id))

    html = ineke.read("/beheer/logboek")

    told = [one for one in texts(html) if ": " in one and one.partition(":")[0] in FACTS.values()]
    holder = next(one for one in told if one.startswith("registratie:"))
    assert told == [
        "medewerker: bestaat niet meer",
        "regel: bestaat niet meer",
        holder,
        "medewerker: Sanne de Vries. module: Polarisatie",
        "voorstel: quizzen/vier-fasen.yaml van Tarik Yılmaz",
    ]
    assert holder.startswith(f"registratie: {done.path_title} van ")
    assert re.findall(r">[^<]*[0-9a-f]{8}-[0-9a-f]{4}-[^<]*<", html) == []


def test_a_filter_leaves_out_the_rest(app, ineke):
    write(app, "rule made", rule="regel-een")
    write(app, "rule ended", rule="regel-twee")

    html = ineke.read("/beheer/logboek?handeling=rule+ended&zoek=bakker&van=2020-01-01&tot=2099-01-01")

    assert ("regel-twee" in html, "regel-een" in html) == (True, False)
    assert "Geen handeling past bij deze filters." in ineke.read("/beheer/logboek?tot=2020-01-01")


@pytest.mark.parametrize("query", ["van=gisteren", "van=2026-02-01&tot=2026-01-01", "handeling=onbekend"])
def test_a_filter_that_cannot_be_says_what_to_do(ineke, query):
    response = ineke.get(f"/beheer/logboek?{query}")

    assert response.status_code == 422
    assert "Nog één ding te doen" in response.text


def test_what_another_organisation_did_is_not_there(app, ineke):
    add_stranger(app)

    html = ineke.read("/beheer/logboek")
    file = ineke.submit("/beheer/logboek", "/beheer/logboek/bestand").text

    with app.extensions["sessions"]() as session:
        assert "van elders" in str(session.scalars(select(AuditEvent.facts)).all())
    assert ("van elders" in html, "van elders" in file) == (False, False)


def test_the_file_holds_the_log_and_that_it_was_taken_along(app, ineke):
    write(app, "rule made", rule="=1+1")

    response = ineke.submit("/beheer/logboek", "/beheer/logboek/bestand")

    rows = list(csv.DictReader(io.StringIO(response.text.removeprefix("\ufeff")), delimiter=";"))
    assert [(row["wie"], row["handeling"], row["feiten"]) for row in rows] == [
        ("Ineke ’t Hart", "Logboek meegenomen", '{"filter": {}}'),
        ("Mirjam Bakker", "Regel gemaakt", '{"rule": "=1+1"}'),
        ("Ineke ’t Hart", "Ingelogd met beheerrechten", "{}"),
    ]
    assert response.headers["Cache-Control"] == "no-store"


def test_the_log_is_paged(app, ineke):
    for number in range(60):
        write(app, "rule made", rule=f"nummer-{number}")

    first, second = ineke.read("/beheer/logboek"), ineke.read("/beheer/logboek?pagina=2")

    assert ("nummer-59" in first, "nummer-59" in second, "nummer-0" in second) == (True, False, True)
    assert ineke.get("/beheer/logboek?pagina=3").status_code == 404


def test_other_sign_ins_are_not_written_down(app, as_person):
    for name in ("Sanne", "Mirjam", "Tarik"):
        as_person(name)

    with app.extensions["sessions"]() as session:
        assert session.scalars(select(AuditEvent.action)).all() == []
        assert session.scalars(select(Completion.id)).first()


def test_every_act_has_a_dutch_name():
    modules = [path for path in (PROJECT / "elearn").rglob("*.py") if "cli" not in path.parts]
    code = "".join(path.read_text(encoding="utf-8") for path in modules)

    assert set(re.findall(r'\baction="([^"]+)"', code)) - ACTIONS.keys() == set()
