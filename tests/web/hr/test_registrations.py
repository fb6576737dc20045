"""HR sees who finished what and until when that counts, and nothing else."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape

import pytest
from sqlalchemy import select

from elearn.db import Answer, Assignment, Attempt, Completion, Person
from elearn.services.calendar import add_months, today
from tests.web.hr.people import add_colleagues, add_stranger, export
from tests.web.journey import finish_path

ROW = re.compile(r"<tr>\s*<th scope=\"row\">.*?</tr>", re.DOTALL)
CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.DOTALL)


def rows(html: str) -> list[list[str]]:
    """The words in the cells of the table."""
    return [[words(cell) for cell in CELL.findall(row)] for row in ROW.findall(html)]


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def names(html: str) -> list[str]:
    return [row[0] for row in rows(html)]


@pytest.fixture
def mirjam(as_person):
    return as_person("Mirjam")


def test_a_row_has_status_dates_and_edition(app, as_person, mirjam):
    finish_path(as_person("Sanne"), "baliemedewerker")
    day = today(datetime.now(UTC))
    edition = app.extensions["shelf"].library.modules["polarisatie"].edition

    assert rows(mirjam.read("/hr/registraties?zoek=003905")) == [
        [
            "Sanne de Vries",
            "003905",
            "Publiekszaken",
            "Baliemedewerkers",
            "Geldig",
            f"{day:%d-%m-%Y}",
            f"{add_months(day, 24):%d-%m-%Y}",
            edition[:8],
        ]
    ]


def test_a_row_without_completion_has_no_dates(mirjam):
    assert rows(mirjam.read("/hr/registraties?zoek=003310")) == [
        [
            "Youssef El Amrani",
            "003310",
            "Wijken en participatie",
            "Wijknetwerkers",
            "Niet gestart",
            "–",
            "–",
            "–",
        ]
    ]


def test_taking_a_test_shows_hr_the_completion_and_nothing_else(app, as_person, mirjam):
    page_before, file_before = mirjam.read("/hr/registraties"), export(mirjam, "csv").text.splitlines()
    finish_path(as_person("Sanne"), "baliemedewerker")
    with app.extensions["sessions"]() as session:
        assert len(session.scalars(select(Answer.value)).all()) > 5  # they exist, so they could leak
        assert [points > 0 for points in session.scalars(select(Attempt.points))] == [True, True]

    page, file = mirjam.read("/hr/registraties"), export(mirjam, "csv").text.splitlines()

    assert without_sanne(page) == without_sanne(page_before)
    # What is in her own row: test_a_row_has_status_dates_and_edition.
    changed = [line for line in file if line not in file_before]
    with app.extensions["sessions"]() as session:
        done = session.scalars(select(Completion).join(Person).where(Person.name == "Sanne de Vries")).one()
    (before,) = [line.split(",") for line in file_before if "Sanne de Vries" in line]
    assert [line.split(",") for line in changed] == [
        [
            *before[:7],
            done.edition,
            "geldig",
            *before[9:11],
            str(done.started_on),
            str(done.completed_on),
            str(done.valid_until),
            done.code,
            before[15],
        ]
    ]


def without_sanne(html: str) -> str:
    """The page without her row and without the token of its forms."""
    rest = ROW.sub(lambda row: "" if "Sanne de Vries" in row[0] else row[0], html)
    return re.sub(r'name="csrf_token" value="[^"]*"', "", rest)


def test_hr_sees_only_the_own_organisation(app, mirjam):
    add_stranger(app, "Vreemde Vogel")
    with app.extensions["sessions"]() as session:
        known = select(Person.name).join(Assignment, Assignment.person_id == Person.id)
        assert "Vreemde Vogel" in session.scalars(known).all()

    assert rows(mirjam.read("/hr/registraties?zoek=Vreemde")) == []
    exported = export(mirjam, "csv").text
    assert "Vreemde" not in exported


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("zoek=cagla", ["Çağla Öztürk", "Çağla Öztürk"]),
        ("zoek=vries+sanne", ["Sanne de Vries"]),
        ("zoek=001077", ["Anke Boer"]),
        ("zoek=cagla&pad=communicatieadviseur", ["Çağla Öztürk"]),
        ("zoek=cagla&status=niet-gestart", ["Çağla Öztürk", "Çağla Öztürk"]),
        ("zoek=cagla&status=geldig", []),
        ("zoek=%25", []),
        ("zoek=%00", None),
        ("status=verlopen", ["Gerrit Jansen", "Joke Mulder"]),
        ("van=1990-01-01&tot=1990-12-31", []),
    ],
)
def test_filters_narrow_the_list(mirjam, query: str, found: list[str] | None):
    everything = names(mirjam.read("/hr/registraties"))

    assert names(mirjam.read(f"/hr/registraties?{query}")) == (everything if found is None else found)


def test_a_department_narrows_the_list(mirjam):
    page = mirjam.read("/hr/registraties")
    department_id = re.search(r'<option value="([0-9a-f-]{36})">Communicatie</option>', page)[1]

    found = rows(mirjam.read(f"/hr/registraties?afdeling={department_id}"))

    assert {row[2] for row in found} == {"Communicatie"}
    assert "Joris Kuiper" in [row[0] for row in found]


def test_a_period_counts_its_first_and_last_day(as_person, mirjam):
    finish_path(as_person("Sanne"), "baliemedewerker")
    day = today(datetime.now(UTC))

    for period in (f"van={day}&tot={day}", f"van={day:%d-%m-%Y}", f"tot={day}"):
        assert names(mirjam.read(f"/hr/registraties?zoek=003905&{period}")) == ["Sanne de Vries"]


@pytest.mark.parametrize(
    ("query", "field", "message"),
    [
        ("van=31-02-2026", "van", "Schrijf de datum als dag-maand-jaar, zoals 23-11-2026"),
        ("tot=morgen", "tot", "Schrijf de datum als dag-maand-jaar, zoals 23-11-2026"),
        ("van=2026-05-02&tot=2026-05-01", "tot", "De laatste dag ligt voor de eerste. Draai ze om"),
        ("pad=kwijt", "pad", "Kies bij leerpad iets uit de lijst"),
        ("afdeling=kwijt", "afdeling", "Kies bij afdeling iets uit de lijst"),
        ("afdeling=00000000-0000-0000-0000-000000000000", "afdeling", "Kies bij afdeling iets uit de lijst"),
        ("status=ziek", "status", "Kies bij status iets uit de lijst"),
        ("zoek=" + "a" * 101, "zoek", "Zoek met hoogstens 100 tekens"),
    ],
)
@pytest.mark.parametrize("page", ["/hr/registraties", "/hr/registraties/export"])
def test_a_filter_that_cannot_be_is_told_at_its_field(
    mirjam, page: str, query: str, field: str, message: str
):
    response = mirjam.get(f"{page}?{query}")

    assert response.status_code == 422
    assert "<title>Fout: Registraties" in response.text
    assert response.text.count(message) == 2  # in the summary and at the field, the same words
    assert f'href="#{field}"' in response.text
    assert f'id="{field}-fout"' in response.text
    assert 'aria-invalid="true"' in response.text


def test_nothing_that_was_filled_in_is_lost(mirjam):
    html = mirjam.get(
        "/hr/registraties?zoek=jan&pad=wijknetwerker&status=bezig&van=31-02-2026&tot=2026-03-01"
    ).text

    for kept in (
        'value="jan"',
        '<option value="wijknetwerker" selected>',
        '<option value="bezig" selected>',
        'value="31-02-2026"',
        'value="2026-03-01"',
    ):
        assert kept in html


def test_a_long_list_has_pages_that_keep_the_filters(app, mirjam):
    add_colleagues(app, *(f"Rij Collega{number:02}" for number in range(51)))

    first = mirjam.read("/hr/registraties?zoek=rij&status=niet-gestart")
    second = mirjam.read("/hr/registraties?zoek=rij&status=niet-gestart&pagina=2")

    assert names(first) + names(second) == [f"Rij Collega{number:02}" for number in range(51)]
    assert "51 registraties" in first
    assert "Regel 1 tot en met 50." in first
    assert "Regel 51 tot en met 51." in second
    link = 'href="/hr/registraties?pagina=2&amp;zoek=rij&amp;status=niet-gestart" rel="next"'
    assert (link in first, "Bladzijde 1 van 2" in first) == (True, True)


@pytest.mark.parametrize("number", ["0", "-1", "3", "999999999999999999999"])
def test_a_page_that_is_not_there_is_not_there(mirjam, number: str):
    assert mirjam.get(f"/hr/registraties?pagina={number}").status_code == 404


def test_an_empty_list_says_why_and_how_to_go_on(mirjam):
    html = mirjam.read("/hr/registraties?zoek=niemand")

    assert "Geen registraties gevonden" in html
    assert 'href="/hr/registraties">Toon alle registraties' in html
    assert "Exporteer" not in html


def test_a_name_is_text_and_never_markup(app, mirjam):
    add_colleagues(app, '<script>alert("x")</script>')

    html = mirjam.read("/hr/registraties?zoek=900000")

    assert "&lt;script&gt;alert(" in html
    assert "<script>alert(" not in html
