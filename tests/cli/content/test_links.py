"""`links`: every link is opened on a real server, and the day goes into the file."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest

from elearn import cli
from elearn.cli.content.links.dates import CannotDateError, with_dates
from elearn.cli.content.links.visit import visit
from elearn.services.calendar import today
from elearn.settings import Settings
from tests.content.cases import copy_good

DAY = date(2027, 3, 1)
PATIENCE = 0.3
"""Seconds, for a server that never answers until the test is over."""


@contextmanager
def site():
    """The address of a site with a page of every kind."""
    over = Event()

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path == "/traag":
                over.wait(60)
                return
            status = {"/weg": 404, "/dicht": 403, "/stuk": 500, "/verhuisd": 301, "/map": 302}
            self.send_response(status.get(self.path, 200))
            if self.path in ("/verhuisd", "/map"):
                self.send_header("Location", "/" if self.path == "/verhuisd" else "/map/")
            self.end_headers()

        def log_message(self, *_):
            """Keep the output of the test clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        over.set()
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    monkeypatch.setenv("no_proxy", "*")


def module_with(folder: Path, *urls: str) -> Path:
    """The good module with these two links in place of its own; its file of the guide."""
    path = copy_good(folder) / "buurt" / "handreiking.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in zip(
        ("https://example.org/groet%C2%A0boek?deel%5b%5d=1+2", "https://example.org/buurt"), urls, strict=True
    ):
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    # The lessons use the old addresses; what is tested here is the file of the guide.
    for lesson in (folder / "modules/buurt/lessen").iterdir():
        lines = lesson.read_text(encoding="utf-8").split("\n")
        lesson.write_text("\n".join(one for one in lines if "example.org" not in one), encoding="utf-8")
    return path


def run(folder: Path, *options: str) -> int:
    arguments = ["links", str(folder / "modules"), "--geduld", str(PATIENCE), *options]
    return cli.main(arguments, Settings(data=folder), NotImplemented)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("/goed", ""),
        ("/map", ""),
        ("/weg", "Bestaat niet meer (404). Zoek een nieuw adres of haal de link weg."),
        ("/dicht", "Laat deze controle niet binnen (403). Open hem zelf."),
        ("/stuk", "Geeft een fout (500). Probeer het later nog eens."),
        ("/verhuisd", "Komt uit op {site}/. Is dat dezelfde pagina?"),
        ("/traag", "Antwoordt niet op tijd. Probeer het later nog eens."),
    ],
)
def test_what_a_link_does_is_told_in_one_line(page, said):
    with site() as address:
        assert visit(address + page, patience=PATIENCE) == said.format(site=address)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/", "http://bestaat.invalid/", "http://[/", "http://a:b/"]
)
def test_a_site_that_is_not_there_stops_nothing(url):
    said = "Is niet te bereiken. Klopt het adres, en heb je internet?"

    assert visit(url, patience=PATIENCE) == said


def test_the_day_comes_beside_what_opened_and_the_rest_is_told(tmp_path, capsys):
    with site() as address:
        path = module_with(tmp_path, f"{address}/goed", f"{address}/weg")
        before = path.read_text(encoding="utf-8")
        mode = path.stat().st_mode

        assert run(tmp_path, "--noteer") == 1

    day = today(datetime.now(UTC)).isoformat()
    assert path.read_text(encoding="utf-8") == before.replace("2026-11-24", day)
    assert path.stat().st_mode == mode
    assert capsys.readouterr().out == (
        f"Buurtwijzer\n    {address}/weg\n"
        "    Bestaat niet meer (404). Zoek een nieuw adres of haal de link weg.\n"
        "Geopend: 2. Goed: 1. Om na te kijken: 1.\n"
        f"De datum staat in {path}.\n"
    )


def test_without_being_asked_nothing_is_written(tmp_path, capsys):
    with site() as address:
        path = module_with(tmp_path, f"{address}/goed", f"{address}/goed")
        before = path.read_bytes()

        assert run(tmp_path) == 0

    assert path.read_bytes() == before
    assert capsys.readouterr().out == (
        "Geopend: 1. Goed: 1. Om na te kijken: 0.\n"
        "Er is niets genoteerd. Met --noteer komt de datum in handreiking.yaml.\n"
    )


def test_a_folder_without_sound_content_is_told(tmp_path, capsys):
    (tmp_path / "modules").mkdir()

    assert run(tmp_path) == 1
    assert capsys.readouterr().err == (
        f"In {tmp_path}/modules staat geen module die klopt. Begin met: python3 -m elearn controleer\n"
    )


@pytest.mark.parametrize("wrong", ["lang", "0", "-1", "601", "inf", "nan"])
def test_a_patience_that_is_no_number_of_seconds_is_refused(wrong, capsys):
    with pytest.raises(SystemExit):
        cli.main(["links", f"--geduld={wrong}"], Settings(), NotImplemented)

    assert capsys.readouterr().err.startswith(
        f"--geduld: {wrong} past niet. Kies een getal tot en met 600.\n"
    )


GUIDE = """\
# Eerst de regels.
paginas:
  - id: p01
    hulpmiddelen:
      - titel: Los   # een titel
        link: 'https://a.example/x%20y?z=1+2'  # laten staan
      - link: https://a.example/eerst
        gecontroleerd_op: 2020-01-01  # lang geleden
        titel: Al eens bekeken
      - {titel: Op een regel, link: "https://a.example/regel"}
      - titel: Zonder link
overige_links:
  - {link: https://a.example/kaal, titel: Zonder quotes}
  - titel: Blijft
    link: 'https://a.example/weg'
"""

DATED = """\
# Eerst de regels.
paginas:
  - id: p01
    hulpmiddelen:
      - titel: Los   # een titel
        link: 'https://a.example/x%20y?z=1+2'  # laten staan
        gecontroleerd_op: 2027-03-01
      - link: https://a.example/eerst
        gecontroleerd_op: 2027-03-01  # lang geleden
        titel: Al eens bekeken
      - {titel: Op een regel, link: "https://a.example/regel", gecontroleerd_op: 2027-03-01}
      - titel: Zonder link
overige_links:
  - {link: https://a.example/kaal, gecontroleerd_op: 2027-03-01, titel: Zonder quotes}
  - titel: Blijft
    link: 'https://a.example/weg'
"""
OPENED = {f"https://a.example/{one}" for one in ("x%20y?z=1+2", "eerst", "regel", "kaal")}


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_comments_order_and_line_ends_stay(ending):
    before, after = GUIDE.replace("\n", ending), DATED.replace("\n", ending)

    assert with_dates(before, OPENED, DAY) == after
    assert with_dates(after, OPENED, DAY) == after
    assert with_dates(before, (), DAY) == before


def test_lines_that_cannot_be_changed_safely_are_left_alone():
    with pytest.raises(CannotDateError):
        with_dates("overige_links:\n  - {titel: a,\n     link: https://a.example/kaal\n    }\n", OPENED, DAY)
