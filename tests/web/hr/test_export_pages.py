"""The log of exports, and the profiles an organisation makes itself."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from sqlalchemy import select

from elearn.db import ExportLog, ExportProfile, Organisation, Person
from elearn.exports import formats
from elearn.exports.registrations.shipped import shipped_profiles
from tests.web.hr.people import add_stranger, export
from tests.web.people import id_of

LIST, PROFILES = "/hr/exports", "/hr/exports/profielen"
OWN = b"titel: Ons systeem\nkolommen:\n  - {naam: Nummer, veld: personeelsnummer}\n"


@pytest.fixture
def mirjam(as_person):
    return as_person("Mirjam")


def upload(browser, name, content):
    token = re.search(r'name="csrf_token" value="([^"]+)"', browser.read(PROFILES))[1]
    sent = {"csrf_token": token, "bestand": (io.BytesIO(content), name)}
    return browser.client.post(PROFILES, data=sent, content_type="multipart/form-data")


def test_an_export_is_in_the_list_with_its_manifest(app, mirjam):
    export(mirjam, "csv", "?zoek=cagla")
    with app.extensions["sessions"]() as session:
        row = session.scalars(select(ExportLog)).one()

    shown, one = mirjam.read(LIST), mirjam.read(f"{LIST}/{row.id}")
    manifest = mirjam.get(f"{LIST}/{row.id}/manifest.json")

    assert ("Mirjam" in shown, "Koppeling" in shown, row.sha256 in one) == (True, True, True)
    assert manifest.json == row.manifest
    assert manifest.json["bestanden"][0]["sha256"] == row.sha256


def test_a_lost_file_is_made_again_and_the_log_tells_of_both(app, mirjam):
    lost = export(mirjam, "xlsx", sinds="y")
    with app.extensions["sessions"]() as session:
        row = session.scalars(select(ExportLog)).one()

    found = mirjam.submit(f"{LIST}/{row.id}", f"{LIST}/{row.id}/opnieuw")

    assert (found.status_code, found.data) == (200, lost.data)
    found.close()
    with app.extensions["sessions"]() as session:
        rows = session.scalars(select(ExportLog).order_by(ExportLog.at)).all()
    assert [(one.sha256, bool(one.series)) for one in rows] == [(row.sha256, True), (row.sha256, False)]
    assert "hetzelfde bestand als een eerdere export" in mirjam.read(f"{LIST}/{rows[1].id}")


def test_a_large_file_is_made_again_by_the_worker(app, mirjam, monkeypatch):
    lost = export(mirjam, "csv")
    monkeypatch.setitem(formats.FORMATS, "csv", replace(formats.FORMATS["csv"], at_once=3))
    with app.extensions["sessions"]() as session:
        page = f"{LIST}/{session.scalars(select(ExportLog.id)).one()}"

    work = mirjam.submit(page, f"{page}/opnieuw").location
    app.extensions["runner"].run_all()

    (file,) = re.findall(rf'href="({work}/[^"]+\.csv)"', mirjam.read(work))
    assert mirjam.get(file).data == lost.data


def test_what_changed_since_cannot_be_made_again_and_the_page_says_what_to_do(app, mirjam):
    export(mirjam, "csv")
    sanne = id_of(app, "Sanne")
    with app.extensions["sessions"].begin() as session:
        export_id = session.scalars(select(ExportLog.id)).one()
        session.get_one(Person, sanne).name = "Sanne de Wit"

    refused = mirjam.submit(f"{LIST}/{export_id}", f"{LIST}/{export_id}/opnieuw")

    assert refused.status_code == 409
    assert "Maak een nieuwe export van alles." in refused.text


def test_with_another_profile_there_is_no_button_and_no_file(app, mirjam):
    upload(mirjam, "ons-systeem.yaml", OWN)
    export(mirjam, "csv", profile="ons-systeem", met=[])
    with app.extensions["sessions"]() as session:
        page = f"{LIST}/{session.scalars(select(ExportLog.id)).one()}"
    assert "Maak opnieuw" in mirjam.read(page)

    upload(mirjam, "ons-systeem.yaml", OWN.replace(b"Nummer", b"Pers.nr"))

    assert "Maak opnieuw" not in mirjam.read(page)
    assert mirjam.post(f"{page}/opnieuw").status_code == 409


def test_without_exports_the_list_says_so(mirjam):
    assert "Nog geen exports" in mirjam.read(LIST)
    assert mirjam.get(f"{LIST}?pagina=2").status_code == 404


def test_an_export_of_another_organisation_is_not_there(app, mirjam):
    add_stranger(app, "Vreemde Vogel")
    export(mirjam, "csv")
    with app.extensions["sessions"].begin() as session:
        row = session.scalars(select(ExportLog)).one()
        elsewhere = {column.name: getattr(row, column.name) for column in ExportLog.__table__.columns}
        other = session.scalars(select(Organisation.id).where(Organisation.code == "anderstad")).one()
        theirs = ExportLog(**elsewhere | {"id": other, "organisation_id": other})
        session.add(theirs)

    assert mirjam.get(f"{LIST}/{other}").status_code == 404
    assert mirjam.get(f"{LIST}/{other}/manifest.json").status_code == 404
    assert str(other) not in mirjam.read(LIST)


def test_every_profile_tells_its_source_and_what_is_uncertain(mirjam):
    html = re.sub(r"\s+", " ", mirjam.read(PROFILES))

    for profile in shipped_profiles().values():
        assert profile.file.source in html
        assert profile.file.uncertain in html


def test_a_profile_can_be_downloaded_to_begin_an_own_one(mirjam):
    response = mirjam.get(f"{PROFILES}/afas.yaml")

    assert response.text == shipped_profiles()["afas"].text
    assert response.headers["Content-Disposition"] == "attachment; filename=afas.yaml"
    assert mirjam.get(f"{PROFILES}/nergens.yaml").status_code == 404


def test_an_own_profile_can_be_used_replaced_and_taken_away(app, mirjam):
    assert upload(mirjam, "ons-systeem.yaml", OWN).status_code == 303
    assert export(mirjam, "csv", profile="ons-systeem", met=[]).text.splitlines()[0] == "Nummer"

    upload(mirjam, "ons-systeem.yaml", OWN.replace(b"Nummer", b"Code"))
    assert export(mirjam, "csv", profile="ons-systeem", met=[]).text.splitlines()[0] == "Code"

    assert mirjam.submit(PROFILES, f"{PROFILES}/ons-systeem/weg").status_code == 303
    with app.extensions["sessions"]() as session:
        assert session.scalars(select(ExportProfile)).all() == []


def test_mistakes_are_told_with_line_and_column_and_nothing_is_kept(app, mirjam):
    response = upload(mirjam, "ons.yaml", OWN.replace(b"veld: personeelsnummer", b"veld: nummer"))

    assert response.status_code == 422
    assert "ons.yaml klopt nog niet" in response.text
    assert "<strong>Regel 3, kolom 26.</strong> Het veld `nummer` bestaat niet." in response.text
    with app.extensions["sessions"]() as session:
        assert session.scalars(select(ExportProfile)).all() == []


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Kies een bestand"),
        ("Ons Systeem.yaml", "Geef het bestand een naam met kleine letters"),
        ("ons.txt", "Geef het bestand een naam met kleine letters"),
        ("afas.yaml", "Deze naam heeft een profiel van In verbinding al"),
    ],
)
def test_a_file_that_cannot_be_is_told(mirjam, name: str, sentence: str):
    response = upload(mirjam, name, OWN)

    assert (response.status_code, response.text.count(sentence)) == (422, 2)


def test_an_own_profile_that_this_version_cannot_read_is_shown_and_never_used(app, mirjam):
    upload(mirjam, "ons.yaml", OWN)
    with app.extensions["sessions"].begin() as session:
        session.scalars(select(ExportProfile)).one().body = "titel: Ons\nkolommen: []\n"

    assert "Klopt niet meer" in mirjam.read(PROFILES)
    assert 'value="ons"' not in mirjam.read("/hr/registraties/export")
