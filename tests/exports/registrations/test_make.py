"""An order becomes files with the rows of the screen, a manifest and a line in the log."""

from __future__ import annotations

import hashlib
import json
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from elearn.db import Assignment, Completion, Department, ExportLog, Person
from elearn.exports.formats import FORMATS
from elearn.exports.registrations.manifest import as_json
from elearn.exports.registrations.order import Order
from elearn.exports.registrations.shipped import shipped_profiles
from elearn.services.records.registrations import RegistrationFilter, stream
from elearn.services.refusal import Refusal
from tests.exports.registrations.stad import (
    column,
    complete,
    completion_ids,
    export,
    make_stad,
    order,
    own,
    person,
    table,
)
from tests.services.content import LIBRARY
from tests.services.people import NOW, TODAY, assign, make_person


@pytest.fixture
def stad(session):
    return make_stad(session)


def test_a_file_has_the_rows_of_the_screen_in_its_order(session, stad):
    wanted = RegistrationFilter()
    on_screen = [
        [str(row.registration_id), row.personnel_number, row.email, row.path_id, row.path_title, row.status]
        for row in stream(session, LIBRARY, organisation_id=stad.id, wanted=wanted, today=TODAY)
    ]

    made = export(
        session, order(stad, own("registratie_id personeelsnummer email cursuscode cursusnaam status"))
    )

    assert table(made)[1:] == on_screen
    assert len(on_screen) == 3


def test_the_id_of_a_registration_is_that_of_the_assignment_or_of_the_completion(session, stad):
    assignments = {str(one) for one in session.scalars(select(Assignment.id))}

    rows = column(export(session, order(stad, "machine")), "registratie_id")
    done = column(export(session, order(stad, own("registratie_id", soort="voltooiingen"))), "registratie_id")
    again = column(export(session, order(stad, "machine")), "registratie_id")

    assert (set(rows) <= assignments, done, rows == again) == (True, completion_ids(session, stad), True)


def test_a_completion_is_one_row_with_what_systems_ask(session, stad):
    code, edition = session.execute(
        select(Completion.code, Completion.edition).where(Completion.organisation_id == stad.id)
    ).one()

    made = export(session, order(stad, "afas"))

    assert table(made) == [
        [
            "Medewerker",
            "E-mail",
            "Cursuscode",
            "Cursus",
            "Begindatum",
            "Einddatum",
            "Resultaat",
            "Geldig tot",
            "Certificaatnummer",
            "Studieduur in uren",
            "Bronsysteem",
            "Kenmerk",
        ],
        [
            "000001",
            "sanne1@voorbeeldstad.nl",
            "balie",
            "Balie",
            "24-11-2026",
            "24-11-2026",
            "voltooid",
            "24-11-2028",
            code,
            column(made, "Studieduur in uren")[0],
            "In verbinding",
            completion_ids(session, stad)[0],
        ],
    ]
    assert edition == "editie-1"


def test_a_second_completion_of_the_same_path_is_a_row_of_its_own(session, stad):
    complete(session, "Sanne de", "balie", NOW + timedelta(days=700))

    made = export(session, order(stad, "afas"))

    assert column(made, "Kenmerk") == completion_ids(session, stad)
    assert column(made, "Medewerker") == ["000001", "000001"]


def test_completions_of_somebody_who_left_stay_in_the_file(session, stad):
    session.get(Person, person(session, "Sanne de")).left_on = date(2026, 11, 24)
    session.commit()

    assert column(export(session, order(stad, "afas")), "Medewerker") == ["000001"]


def test_name_department_and_function_come_only_when_chosen(session, stad):
    assert "naam" not in table(export(session, order(stad)))[0]

    made = export(session, order(stad, chosen=frozenset({"naam", "functie"})))

    assert (column(made, "naam")[-1], column(made, "functie")[-1]) == ("Sanne de Vries", "Adviseur; senior")
    assert "afdeling" not in table(made)[0]


def test_a_profile_without_room_for_a_field_says_so(session, stad):
    with pytest.raises(Refusal, match="Het profiel AFAS Profit heeft geen plek voor: naam"):
        export(session, order(stad, "afas", chosen=frozenset({"naam"})))


def test_a_completion_has_no_status_to_filter_on(session, stad):
    with pytest.raises(Refusal, match="Die hebben geen status"):
        export(session, order(stad, "afas", wanted={"status": "geldig"}))


@pytest.mark.parametrize(
    ("wanted", "people"),
    [
        ({}, ["000001"]),
        ({"path_id": "wijk"}, []),
        ({"path_id": "balie"}, ["000001"]),
        ({"from_": TODAY, "until": TODAY}, ["000001"]),
        ({"from_": TODAY + timedelta(days=1)}, []),
        ({"until": TODAY - timedelta(days=1)}, []),
        ({"query": "vries"}, ["000001"]),
        ({"query": "cagla"}, []),
    ],
)
def test_filters_of_the_screen_narrow_completions_too(session, stad, wanted: dict, people: list[str]):
    assert column(export(session, order(stad, "afas", wanted=wanted)), "Medewerker") == people


def test_a_department_narrows_completions_too(session, stad):
    balie = session.scalars(select(Department.id)).one()

    assert column(export(session, order(stad, "afas", wanted={"department_id": balie})), "Medewerker") == [
        "000001"
    ]


def test_a_profile_may_be_about_some_paths_only(session, stad):
    made = export(session, order(stad, own("cursuscode", filter="{leerpaden: [wijk]}")))

    assert table(made)[1:] == [["wijk"]]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *((name, "csv") for name in shipped_profiles()),
        *(("nl-excel", kind) for kind in FORMATS if kind != "csv"),
    ],
)
def test_another_organisation_is_never_in_a_file(session, stad, name: str, kind: str):
    made = export(session, order(stad, name, kind))

    theirs = {person(session, "Sanne Elders").bytes}
    assert made.exported.people
    assert all(one not in made.exported.people for one in theirs)
    assert b"elders" not in made.files[0].read().lower()


def test_formulas_are_disarmed_and_counted_where_they_could_run(session, stad):
    for number in ("=1+1", "+316", "@x"):
        assign(session, make_person(session, stad, personnel_number=number).id, "wijk")
    session.commit()

    made, lines = (export(session, order(stad, kind=kind)) for kind in ("csv", "jsonl"))

    assert sorted(one for one in column(made, "personeelsnummer") if "'" in one) == ["'+316", "'=1+1", "'@x"]
    assert (made.exported.disarmed, lines.exported.disarmed) == (3, 0)
    assert '"=1+1"' in lines.files[0].read().decode()


def test_more_rows_than_a_file_may_have_become_more_files(session, stad):
    for number in range(5):
        assign(session, make_person(session, stad, f"Collega {number}").id, "wijk")
    session.commit()

    made = export(session, order(stad, own("cursuscode", regels_per_bestand="3")))

    assert [(part.name, part.rows) for part in made.parts] == [
        ("registraties_voorbeeldstad_20261124_1.csv", 3),
        ("registraties_voorbeeldstad_20261124_2.csv", 3),
        ("registraties_voorbeeldstad_20261124_3.csv", 2),
    ]
    assert [len(table(made, number)) for number in range(3)] == [4, 4, 3]


def test_without_rows_there_is_a_file_with_headings(session, stad):
    made = export(
        session, order(stad, own("cursuscode", regels_per_bestand="3"), wanted={"query": "niemand"})
    )

    assert (table(made), [part.rows for part in made.parts]) == ([["cursuscode"]], [0])


def test_the_manifest_says_what_is_in_the_file_and_names_nobody(session, stad):
    profile = own("registratie_id status", datum="jjjj-mm-dd")

    made = export(session, order(stad, profile, wanted={"path_id": "balie"}))

    content = made.files[0].read()
    manifest = json.loads(as_json(made.manifest))
    assert {key: manifest[key] for key in manifest if key not in ("statussen", "profiel")} == {
        "manifest": 1,
        "bronsysteem": "In verbinding",
        "organisatie": "voorbeeldstad",
        "gemaakt_op": "2026-11-24T09:30:00+00:00",
        "soort": "toewijzingen",
        "formaat": "csv",
        "filter": {"leerpad": "balie"},
        "filter_van_profiel": {"status": [], "leerpaden": []},
        "sinds_vorige": False,
        "vorige_export": None,
        "kolommen": [
            {
                "naam": "registratie_id",
                "veld": "registratie_id",
                "betekenis": "Vast nummer van deze registratie. Hetzelfde nummer is dezelfde registratie.",
            },
            {
                "naam": "status",
                "veld": "status",
                "betekenis": "Hoe het ervoor staat op de dag van de export.",
            },
        ],
        "regels": 2,
        "onschadelijk_gemaakt": 0,
        "vervangen_tekens": 0,
        "ingetrokken": [],
        "bestanden": [
            {
                "naam": "registraties_voorbeeldstad_20261124.csv",
                "regels": 2,
                "bytes": len(content),
                "sha256": hashlib.sha256(content).hexdigest(),
            }
        ],
    }
    assert manifest["profiel"] == {
        "naam": "eigen",
        "titel": "Eigen",
        "eigen": True,
        "sha256": hashlib.sha256(profile.text.encode()).hexdigest(),
    }


def test_the_log_has_who_what_and_how_many(session, stad):
    sanne = person(session, "Sanne de")

    made = export(session, order(stad, wanted={"path_id": "balie"}, actor_id=sanne))

    (row,) = session.scalars(select(ExportLog))
    assert (row.actor_id, row.profile, row.format, row.subject, row.filter, row.rows, row.disarmed) == (
        sanne,
        "machine",
        "csv",
        "toewijzingen",
        {"path_id": "balie"},
        2,
        0,
    )
    assert (row.sha256, row.series) == (made.parts[0].sha256, "")


def test_an_order_comes_back_from_a_job_as_it_was(stad):
    wanted = {"path_id": "balie", "department_id": stad.id, "from_": TODAY, "until": TODAY, "query": "a"}
    given = order(stad, "machine", wanted=wanted, chosen=frozenset({"naam"}), actor_id=stad.id)

    again = Order.from_json(json.loads(json.dumps(given.to_json())))

    assert (again, again.series) == (given, given.series)
