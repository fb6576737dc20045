"""The file holds the rows of the screen, and taking it is written down."""

from __future__ import annotations

import csv
import io
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook
from sqlalchemy import event, select

from elearn.db import AuditEvent
from elearn.services.calendar import today
from tests.web.hr.people import add_colleagues, export
from tests.web.people import Person, id_of

EXPORT = "/hr/registraties/export"
KINDS = {
    "xlsx": (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv-excel": (".csv", "text/csv; charset=utf-8"),
    "csv": (".csv", "text/csv; charset=utf-8"),
}


@pytest.fixture
def mirjam(as_person):
    return as_person("Mirjam")


def names_on_screen(html: str) -> list[str]:
    return re.findall(r'<th scope="row"><a [^>]*>(.*?)</a>', html)


def names_in(kind: str, body: bytes) -> list[str]:
    if kind == "xlsx":
        return [str(row[2]) for row in list(load_workbook(io.BytesIO(body)).worksheets[0].values)[1:]]
    text, delimiter = body.decode("utf-8-sig"), ";" if kind == "csv-excel" else ","
    return [row["naam"] for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)]


def logged(app) -> list[AuditEvent]:
    with app.extensions["sessions"]() as session:
        return list(session.scalars(select(AuditEvent)))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("query", ["", "?pad=wijknetwerker&status=geldig", "?zoek=cagla", "?zoek=niemand"])
def test_the_file_holds_the_rows_of_the_screen(mirjam, kind: str, query: str):
    on_screen = names_on_screen(mirjam.read(f"/hr/registraties{query}"))

    assert names_in(kind, export(mirjam, kind, query).data) == on_screen


@pytest.mark.parametrize("kind", KINDS)
def test_the_download_has_a_name_a_type_and_is_not_kept(mirjam, kind: str):
    suffix, media_type = KINDS[kind]
    day = today(datetime.now(UTC))

    response = export(mirjam, kind)

    assert response.status_code == 200
    assert {
        key: response.headers[key] for key in ("Content-Disposition", "Content-Type", "Cache-Control")
    } == {
        "Content-Disposition": f"attachment; filename=registraties_voorbeeldstad_{day:%Y%m%d}{suffix}",
        "Content-Type": media_type,
        "Cache-Control": "no-store",
    }


def test_a_list_of_many_pages_is_one_file_on_both_databases(app_on_both):
    add_colleagues(app_on_both, *(f"Reeks Nummer{number:04}" for number in range(1200)))
    mirjam = Person.sign_in(app_on_both, "Mirjam")

    body = export(mirjam, "csv", "?zoek=reeks").data

    assert names_in("csv", body) == [f"Reeks Nummer{number:04}" for number in range(1200)]


def test_who_took_which_rows_is_written_down(app, mirjam):
    add_colleagues(app, "=1+1", "+31612345678", "Rij Jansen")

    export(mirjam, "csv", "?zoek=9000&status=niet-gestart")

    (found,) = logged(app)
    assert (found.actor_id, found.action, found.facts) == (
        id_of(app, "Mirjam"),
        "registrations exported",
        {
            "format": "csv",
            "filter": {"status": "niet-gestart", "query": "9000"},
            "rows": 3,
            "disarmed": 2,
        },
    )


def test_looking_at_the_page_takes_nothing(app, mirjam):
    html = mirjam.read(f"{EXPORT}?status=geldig&van=2025-01-01")

    assert "Status: Geldig. Afgerond vanaf: 01-01-2025." in html
    assert re.search(r"Exporteer (\d+) regels", html)[1] == str(
        len(names_on_screen(mirjam.read("/hr/registraties?status=geldig&van=2025-01-01")))
    )
    assert logged(app) == []


def test_without_a_token_nothing_is_sent(app, mirjam):
    response = mirjam.client.post(EXPORT, data={"formaat": "csv"})

    assert (response.status_code, "Sanne" in response.text, logged(app)) == (400, False, [])


@pytest.mark.parametrize("kind", ["", "pdf"])
def test_another_kind_of_file_is_asked_again(app, mirjam, kind: str):
    response = export(mirjam, kind, "?zoek=cagla")

    assert response.status_code == 422
    assert response.text.count("Kies een soort bestand") == 2
    assert "Exporteer 2 regels" in response.text
    assert logged(app) == []


def test_a_filter_that_cannot_be_sends_nothing(app, mirjam):
    response = mirjam.post(f"{EXPORT}?van=gisteren", formaat="csv")

    assert (response.status_code, "Fout: Registraties" in response.text, logged(app)) == (422, True, [])


def test_others_may_save_while_a_file_is_made(app, mirjam, as_person):
    # On SQLite one writer keeps out the others, so making a file may not be a write.
    sanne, saved = as_person("Sanne"), []

    def save_once(_connection, _cursor, statement, *_rest):
        if "FROM assignment" in statement and "count(" not in statement and not saved:
            saved.append("begun")
            address = "/lessen/wat-is-polarisatie"
            with ThreadPoolExecutor(1) as elsewhere:
                clicked = elsewhere.submit(sanne.submit, f"{address}?stap=1", address)
                saved.append(clicked.result().status_code)

    page = mirjam.read(EXPORT)
    event.listen(app.extensions["engine"], "after_cursor_execute", save_once)
    with mirjam.send(page, EXPORT, formaat="csv") as response:
        assert response.status_code == 200

    assert saved == ["begun", 303]


def test_the_count_on_the_button_is_the_count_of_the_list(mirjam):
    html = mirjam.read("/hr/registraties")

    assert f"Exporteer {len(names_on_screen(html))} regels" in html
