"""Systems pull the rows of the screen, page by page, and never more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select

from elearn.db import Answer, ApiToken, Attempt, AuditEvent, Completion, ExportLog
from elearn.services.systems.tokens import GUESSES, REQUESTS
from tests.web.api.systems import LIST, make_system, mistakes
from tests.web.hr.people import add_colleagues, add_stranger, export
from tests.web.journey import finish_path
from tests.web.people import Person


@pytest.fixture
def system(app):
    return make_system(app)


def ids(pages) -> list[str]:
    return [row["registratie_id"] for page in pages for row in page]


def test_the_pages_together_are_the_list_of_the_screen_on_both_databases(app_on_both):
    add_colleagues(app_on_both, *(f"Reeks Nummer{number}" for number in range(7)))
    mirjam, system = Person.sign_in(app_on_both, "Mirjam"), make_system(app_on_both)
    lines = export(mirjam, "csv").text.splitlines()[1:]

    pages = system.walk(aantal="10")

    assert {len(page) for page in pages[:-1]} == {10}
    assert len(ids(pages)) == len(set(ids(pages)))
    assert sorted(ids(pages)) == sorted(line.split(",")[0] for line in lines)


@pytest.mark.parametrize(
    "query",
    [
        {"pad": "wijknetwerker"},
        {"status": "geldig"},
        {"zoek": "cagla"},
        {"van": "2020-01-01", "tot": "2030-01-01"},
        {"zoek": "niemand"},
    ],
    ids=str,
)
def test_filters_are_those_of_the_screen(system, as_person, query: dict[str, str]):
    address = "?" + "&".join(f"{key}={value}" for key, value in query.items())
    lines = export(as_person("Mirjam"), "csv", address).text.splitlines()[1:]

    assert sorted(ids(system.walk(**query))) == sorted(line.split(",")[0] for line in lines)


def test_a_department_goes_by_its_name(system):
    rows = system.get(afdeling="publiekszaken", met="afdeling").json["registraties"]

    assert {row["afdeling"] for row in rows} == {"Publiekszaken"}


def test_names_come_only_when_asked_for(system):
    usual, named = (system.get(**query).json["registraties"][0] for query in ({}, {"met": "naam,functie"}))

    assert set(named) - set(usual) == {"naam", "functie"}
    assert "naam" not in usual


def test_completions_are_rows_of_their_own_and_have_no_status(app, system, as_person):
    finish_path(as_person("Sanne"), "baliemedewerker")

    rows = [row for page in system.walk(soort="voltooiingen") for row in page]

    with app.extensions["sessions"]() as session:
        assert sorted(row["registratie_id"] for row in rows) == sorted(
            map(str, session.scalars(select(Completion.id)))
        )
    assert {row["resultaat"] for row in rows} == {"voltooid"}
    assert not any("status" in row for row in rows)


def test_only_what_changed_comes_after_a_moment(app, system):
    # At noon: in the hour after midnight a status of the new day is a change of the hour before.
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).replace(hour=11)
    with time_machine.travel(tomorrow, tick=False):
        assert ids(system.walk(gewijzigd_sinds=tomorrow.isoformat())) == []
    add_colleagues(app, "Nieuw Iemand")
    with app.extensions["sessions"].begin() as session:
        newest = session.scalars(select(ExportLog.id)).all()
        assert newest == []  # nothing left, so nothing is logged


def test_the_answer_fits_the_document(system, as_person):
    document = system.client.get("/api/v1/openapi.json").json
    finish_path(as_person("Sanne"), "baliemedewerker")

    schema = {"$ref": "#/components/schemas/Bladzijde"}
    for query in ({}, {"soort": "voltooiingen"}, {"met": "naam,afdeling,functie"}, {"aantal": "1"}):
        assert mistakes(system.get(**query).json, schema, document) == []


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"pat": "x"}, {"pat": "Deze parameter bestaat niet. Bedoel je `pad`?"}),
        ({"pad": "x"}, {"pad": "Kies bij leerpad iets uit de lijst"}),
        ({"status": "ziek"}, {"status": "Kies bij status iets uit de lijst"}),
        ({"van": "gisteren"}, {"van": "Schrijf de datum als dag-maand-jaar, zoals 23-11-2026"}),
        ({"aantal": "9999"}, {"aantal": "Kies een getal van 1 tot en met 500."}),
        ({"met": "salaris"}, {"met": "`salaris` kan niet. Kies uit: `afdeling`, `functie`, `naam`."}),
        ({"soort": "x"}, {"soort": "Kies uit: toewijzingen, voltooiingen."}),
        ({"cursor": "!"}, {"cursor": "Deze cursor ken ik niet. Neem `volgende` uit het vorige antwoord."}),
        ({"gewijzigd_sinds": "x"}, {"gewijzigd_sinds": "Schrijf een moment als 2026-11-25T09:30:00Z."}),
        (
            {"soort": "voltooiingen", "status": "geldig"},
            {"soort": "Een voltooiing heeft geen status. Haal `status` weg."},
        ),
    ],
    ids=lambda given: "-".join(given) if isinstance(given, dict) else None,
)
def test_a_wrong_question_is_a_problem_in_dutch(app, system, query: dict, told: dict):
    answer = system.get(**query)

    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    document = system.client.get("/api/v1/openapi.json").json
    assert mistakes(answer.json, {"$ref": "#/components/schemas/Probleem"}, document) == []
    assert {one["parameter"]: one["melding"] for one in answer.json["fouten"]} == told
    with app.extensions["sessions"]() as session:
        assert session.scalars(select(ExportLog.id)).all() == []


def test_without_a_token_there_is_nothing(app, system, as_person):
    mirjam = as_person("Mirjam")  # signed in as HR, in a browser
    for answer in (
        app.test_client().get(LIST),
        mirjam.client.get(LIST),
        app.test_client().get(LIST, headers={"Authorization": "Bearer ivb_x"}),
        app.test_client().get(LIST, headers={"Authorization": f"Basic {system.token}"}),
    ):
        assert (answer.status_code, answer.mimetype) == (401, "application/problem+json")
        assert answer.headers["WWW-Authenticate"] == 'Bearer realm="In verbinding"'


def test_a_token_opens_no_page_for_people(system):
    answer = system.get("/hr/registraties")

    assert (answer.status_code, answer.headers["Location"].startswith("/inloggen")) == (303, True)


def test_there_is_never_a_cookie(system):
    assert [system.get(address).headers.get("Set-Cookie") for address in (LIST, "/api/v1/openapi.json")] == [
        None,
        None,
    ]


@pytest.mark.parametrize(("method", "address", "status"), [("POST", LIST, 405), ("GET", "/api/v1/x", 404)])
def test_other_mistakes_are_problems_too(system, method: str, address: str, status: int):
    answer = system.client.open(address, method=method, headers={"Authorization": f"Bearer {system.token}"})

    assert (answer.status_code, answer.mimetype, answer.json["status"]) == (
        status,
        "application/problem+json",
        status,
    )


def test_another_organisation_is_never_in_an_answer(app, system):
    add_stranger(app, "Vreemde Vogel")
    elsewhere = make_system(app, "anderstad")

    theirs, ours = ids(elsewhere.walk()), ids(system.walk())

    assert (len(theirs), set(theirs) & set(ours)) == (1, set())
    cursor = system.get(aantal="1").json["volgende"]
    assert set(ids([elsewhere.get(cursor).json["registraties"]])) <= set(theirs)


def test_no_answer_score_or_attempt_is_ever_in_an_answer(app, system, as_person):
    finish_path(as_person("Sanne"), "baliemedewerker")
    with app.extensions["sessions"]() as session:
        assert len(session.scalars(select(Answer.value)).all()) > 5  # they exist, so they could leak
        attempts = [str(one) for one in session.scalars(select(Attempt.id))]

    text = system.get(met="naam,afdeling,functie", aantal="500").text

    assert not any(one in text for one in attempts)
    assert (
        set(system.get(met="naam").json["registraties"][0]) & {"score", "punten", "antwoord", "poging"}
        == set()
    )


def test_every_page_that_leaves_is_written_down_with_who_is_in_it(app, system):
    page = system.get(zoek="cagla").json["registraties"]

    with app.extensions["sessions"]() as session:
        (row,) = session.scalars(select(ExportLog))
        token = session.scalars(select(ApiToken)).one()
        assert (row.token_id, row.actor_id, row.profile, row.filter, row.rows) == (
            token.id,
            None,
            "api",
            {"zoek": "cagla", "soort": "toewijzingen", "aantal": "100"},
            len(page),
        )
        assert len(row.people) == 16  # both rows are hers
        assert token.last_used_at is not None
        assert "registrations exported" not in session.scalars(select(AuditEvent.action)).all()


def test_who_asks_too_often_has_to_wait(system):
    with time_machine.travel(datetime.now(UTC), tick=False):
        last = [system.get(zoek="niemand").status_code for _ in range(REQUESTS + 1)][-2:]
        answer = system.get()

    assert (last, answer.headers["Retry-After"]) == ([200, 429], "60")


def test_who_guesses_tokens_has_to_wait(app):
    client = app.test_client()
    with time_machine.travel(datetime.now(UTC), tick=False):
        wrong = [
            client.get(LIST, headers={"Authorization": f"Bearer ivb_{n}"}).status_code
            for n in range(GUESSES + 1)
        ]

    assert wrong[-2:] == [401, 429]
