"""The file holds the rows of the screen, and taking it is written down."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape

import pytest
from openpyxl import load_workbook
from sqlalchemy import event, select

from elearn.db import AuditEvent, ExportLog, Job
from elearn.exports import formats
from elearn.services.calendar import today
from tests.exports.formats.sample import ods_cells
from tests.web.hr.people import add_colleagues, export
from tests.web.people import Person, id_of

EXPORT = "/hr/registraties/export"
KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl",
}
NAME = 2
"""The place of the name in the columns of the profile."""


@pytest.fixture
def mirjam(as_person):
    return as_person("Mirjam")


def names_on_screen(html: str) -> list[str]:
    cells = re.findall(r"<th scope=\"row\">(.*?)</th>", html)
    return [unescape(re.sub(r"<[^>]+>", "", cell)) for cell in cells]


def names_in(kind: str, body: bytes) -> list[str]:
    if kind == "xlsx":
        return [str(row[NAME]) for row in list(load_workbook(io.BytesIO(body)).worksheets[0].values)[1:]]
    if kind == "ods":
        return [row[NAME][1] for row in ods_cells(body)[1:]]
    if kind == "jsonl":
        return [json.loads(line)["naam"] for line in body.decode().splitlines()]
    return [row["naam"] for row in csv.DictReader(io.StringIO(body.decode(), newline=""))]


def logged(app) -> list[ExportLog]:
    with app.extensions["sessions"]() as session:
        return list(session.scalars(select(ExportLog)))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("query", ["", "?pad=wijknetwerker&status=geldig", "?zoek=cagla", "?zoek=niemand"])
def test_the_file_holds_the_rows_of_the_screen(mirjam, kind: str, query: str):
    on_screen = names_on_screen(mirjam.read(f"/hr/registraties{query}"))

    assert names_in(kind, export(mirjam, kind, query).data) == on_screen


@pytest.mark.parametrize("kind", KINDS)
def test_the_download_has_a_name_a_type_and_is_not_kept(mirjam, kind: str):
    day = today(datetime.now(UTC))

    response = export(mirjam, kind)

    assert response.status_code == 200
    assert {
        key: response.headers[key] for key in ("Content-Disposition", "Content-Type", "Cache-Control")
    } == {
        "Content-Disposition": f"attachment; filename=registraties_voorbeeldstad_{day:%Y%m%d}.{kind}",
        "Content-Type": KINDS[kind],
        "Cache-Control": "no-store",
    }


def test_a_list_of_many_pages_is_one_file_on_both_databases(app_on_both):
    add_colleagues(app_on_both, *(f"Reeks Nummer{number:04}" for number in range(1200)))
    mirjam = Person.sign_in(app_on_both, "Mirjam")

    body = export(mirjam, "csv", "?zoek=reeks").data

    assert names_in("csv", body) == [f"Reeks Nummer{number:04}" for number in range(1200)]


def test_who_took_which_rows_is_written_down(app, mirjam):
    add_colleagues(app, "=1+1", "+31612345678", "Rij Jansen")

    export(mirjam, "csv", "?zoek=9000")

    (found,) = logged(app)
    assert (found.actor_id, found.profile, found.filter, found.rows, found.disarmed) == (
        id_of(app, "Mirjam"),
        "machine",
        {"query": "9000"},
        3,
        2,
    )
    with app.extensions["sessions"]() as session:
        assert session.scalars(select(AuditEvent.action)).all() == ["registrations exported"]


def test_looking_at_the_page_takes_nothing(app, mirjam):
    html = mirjam.read(f"{EXPORT}?status=geldig&van=2025-01-01")

    assert "Status: Geldig. Afgerond vanaf: 01-01-2025." in html
    assert re.search(r"Exporteer (\d+) regels", html)[1] == str(
        len(names_on_screen(mirjam.read("/hr/registraties?status=geldig&van=2025-01-01")))
    )
    assert logged(app) == []


def test_without_a_token_nothing_is_sent(app, mirjam):
    response = mirjam.client.post(EXPORT, data={"profiel": "machine", "formaat": "csv"})

    assert (response.status_code, "Sanne" in response.text, logged(app)) == (400, False, [])


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ({"kind": ""}, "Kies een soort bestand"),
        ({"kind": "pdf"}, "Kies een soort bestand"),
        ({"kind": "csv", "profile": "sap"}, "Kies een profiel"),
        ({"kind": "csv", "profile": "afas"}, "Het profiel AFAS Profit heeft geen plek voor: naam."),
    ],
    ids=["no kind", "unknown kind", "unknown profile", "no room for a name"],
)
def test_what_cannot_be_is_asked_again(app, mirjam, chosen: dict[str, str], sentence: str):
    response = export(mirjam, query="?zoek=cagla", **chosen)

    assert response.status_code == 422
    assert response.text.count(sentence) == 2
    assert "Exporteer 2 regels" in response.text
    assert logged(app) == []


def test_a_filter_that_cannot_be_sends_nothing(app, mirjam):
    response = mirjam.post(f"{EXPORT}?van=gisteren", profiel="machine", formaat="csv")

    assert (response.status_code, "Fout: Registraties" in response.text, logged(app)) == (422, True, [])


def test_the_profile_decides_the_kind_of_file_unless_somebody_chooses(mirjam):
    as_profile = export(mirjam, "profiel", profile="nl-excel")

    assert as_profile.headers["Content-Type"] == KINDS["xlsx"]


def test_since_the_previous_time_the_second_file_has_nothing(mirjam):
    chosen = {"profile": "afas", "met": [], "sinds": "ja"}

    sizes = [len(export(mirjam, "csv", **chosen).text.splitlines()) for _ in range(2)]

    assert sizes[0] > sizes[1] == 1


def test_more_files_come_in_one_zip_with_the_manifest(mirjam):
    own = b"titel: Klein\nregels_per_bestand: 5\nkolommen:\n  - {naam: Nummer, veld: personeelsnummer}\n"
    page = "/hr/exports/profielen"
    token = re.search(r'name="csrf_token" value="([^"]+)"', mirjam.read(page))[1]
    sent = {"csrf_token": token, "bestand": (io.BytesIO(own), "klein.yaml")}
    assert mirjam.client.post(page, data=sent, content_type="multipart/form-data").status_code == 303

    response = export(mirjam, "csv", profile="klein", met=[])

    with zipfile.ZipFile(io.BytesIO(response.data)) as package:
        *parts, note = package.namelist()
        manifest = json.loads(package.read(note))
        lines = [len(package.read(part).splitlines()) - 1 for part in parts]
    assert note.endswith(".manifest.json")
    assert [one["naam"] for one in manifest["bestanden"]] == parts
    assert (lines[0], sum(lines)) == (5, manifest["regels"])


def test_a_large_file_is_work_for_later_and_one_click_is_one_job(app, mirjam, monkeypatch):
    # A real limit needs twenty thousand rows; the way to the file is the same.
    monkeypatch.setitem(formats.FORMATS, "xlsx", replace(formats.FORMATS["xlsx"], at_once=3))
    page = mirjam.read(EXPORT)
    chosen = {"profiel": "machine", "formaat": "xlsx", "met": ["naam"]}

    first, second = (mirjam.send(page, EXPORT, **chosen).headers["Location"] for _ in range(2))

    assert first == second
    waiting = mirjam.read(first)
    assert "Je export staat klaar om te beginnen" in waiting
    assert app.extensions["runner"].run_all() >= 1
    ready = mirjam.read(first)
    assert "Je export is klaar" in ready
    file, note = re.findall(rf'href="({first}/[^"]+)"', ready)[::-1]
    fetched = mirjam.get(file)
    assert names_in("xlsx", fetched.data) == names_on_screen(mirjam.read("/hr/registraties"))
    assert mirjam.get(note).json["regels"] == len(names_in("xlsx", fetched.data))
    assert [row.rows for row in logged(app)] == [mirjam.get(note).json["regels"]]


def test_a_job_of_somebody_else_is_not_there(app, mirjam):
    with app.extensions["sessions"].begin() as session:
        job = Job(kind="iets-anders", key="x", run_at=datetime.now(UTC), created_at=datetime.now(UTC))
        session.add(job)
        session.flush()
        job_id = job.id

    assert mirjam.get(f"/hr/exports/taken/{job_id}").status_code == 404
    assert mirjam.get(f"/hr/exports/taken/{job_id}/a.csv").status_code == 404


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
    with mirjam.send(page, EXPORT, profiel="machine", formaat="csv") as response:
        assert response.status_code == 200

    assert saved == ["begun", 303]


def test_the_count_on_the_button_is_the_count_of_the_list(mirjam):
    html = mirjam.read("/hr/registraties")

    assert f"Exporteer {len(names_on_screen(html))} regels" in html
