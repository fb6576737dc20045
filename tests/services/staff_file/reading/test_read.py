"""The columns and cells of a file of staff; what may not be in it is refused and never repeated."""

from __future__ import annotations

from datetime import date

import pytest

from elearn.services.staff_file import read_staff
from elearn.services.staff_file.reading.cells import (
    Wrong,
    to_day,
    to_department,
    to_email,
    to_number,
    to_roles,
)
from elearn.services.staff_file.reading.columns import is_bsn
from tests.services.people import TODAY
from tests.services.staff_file.files import ANKE, SANNE, YOUSSEF, read, told

REAL = ("111222333", "123456782", "999990019")


def test_every_mistake_is_told_in_one_run_with_line_and_column():
    file = read(
        ";Sanne de Vries;geen adres;Balie /;=1+1;;31-02-2020;01-01-2019;",
        "1E+05;;sanne@stad.nl;;;;1-1-2020;31-12-2019;x y",
        YOUSSEF,
        YOUSSEF,
        ANKE.replace("anke@", "youssef@"),
    )

    assert [line.number for line in file.lines] == []
    assert told(file) == [
        (2, 1, "P010"),
        (2, 3, "P025"),
        (2, 4, "P030"),
        (2, 5, "P021"),
        (2, 7, "P040"),
        (3, 1, "P011"),
        (3, 2, "P020"),
        (3, 9, "P012"),
        (3, 8, "P041"),
        (4, 1, "P013"),
        (5, 1, "P013"),
        (6, 3, "P026"),
    ]
    assert (file.spoiled, file.is_whole) == ({"000002", "000003"}, False)
    assert str(file.problems[5]) == (
        "lijst.csv:3:1: P011 Kolom A: Excel maakte van dit nummer `1E+05`. De laatste cijfers zijn weg. "
        "Maak de kolom in Excel op als Tekst en zet het hele nummer er weer in."
    )


@pytest.mark.parametrize(
    "headings",
    [
        "Personeelsnr.,Naam medewerker,E-mail adres",
        "PERSONEELSNUMMER,naam,e_mail",
        "Employee ID,Full name,Email address",
    ],
)
def test_headings_may_be_called_otherwise(headings):
    file = read("1,Sanne,sanne@stad.nl", headings=headings)

    assert (file.columns, told(file)) == ({"number": 1, "name": 2, "email": 3}, [])


@pytest.mark.parametrize(
    ("headings", "message"),
    [
        (
            "personelsnummer;naam;email",
            "Het kopje `personelsnummer` ken ik niet. Bedoel je `personeelsnummer`?",
        ),
        (
            "personeelsnummer;naam;email;afdelling",
            "Het kopje `afdelling` ken ik niet. Bedoel je `afdeling`?",
        ),
        ("personeelsnummer;email", "De kolom `naam` ontbreekt. Zet `naam` boven de kolom waar dat in staat."),
        ("nr;personeelsnummer;naam;email", "Kolom B is net als kolom A `personeelsnummer`. Haal er één weg."),
    ],
)
def test_a_heading_that_will_not_do_stops_the_file_with_what_to_do(headings, message):
    file = read("1;2;3;4", headings=headings)

    assert (file.refused, [str(one).split(" ", 2)[2] for one in file.problems]) == (True, [message])


def test_a_column_that_nobody_asked_for_is_left_alone_and_told():
    file = read("1;Sanne;sanne@stad.nl;13", headings="nummer;naam;email;salarisschaal")

    assert [(one.code, one.severity) for one in file.problems] == [("P004", "waarschuwing")]
    assert file.lines[0].given == {"name": "Sanne", "email": "sanne@stad.nl"}


@pytest.mark.parametrize(
    ("heading", "values", "what"),
    [
        ("BSN", ["1", "2", "3"], "een BSN"),
        ("Sofi-nummer", ["", "", ""], "een BSN"),
        ("kenmerk", [*REAL], "een BSN"),
        ("kenmerk", [REAL[0], REAL[1], "123456789"], "een BSN"),
        ("Geboortedatum", ["1-1-1980", "", ""], "een geboortedatum"),
        ("geb. datum", ["1-1-1980", "", ""], "een geboortedatum"),
        ("Nationaliteit", ["NL", "NL", "NL"], "een nationaliteit of herkomst"),
        ("M/V", ["m", "v", "m"], "een geslacht"),
        ("aanhef", ["M", "V", "V"], "een geslacht"),
    ],
)
def test_what_is_not_needed_to_learn_is_refused_with_the_reason_and_not_repeated(heading, values, what):
    rows = [f"{n};Naam;n{n}@stad.nl;{value}" for n, value in enumerate(values)]
    file = read(*rows, headings=f"nummer;naam;email;{heading}")

    [problem] = file.problems
    assert (file.refused, file.lines, problem.line, problem.column) == (True, (), 1, 4)
    assert problem.message.startswith(f"Kolom D lijkt {what}. ")
    assert ("UAVG, artikel 46" if what == "een BSN" else "AVG, artikel 5") in problem.message
    assert [value for value in values if len(value) > 2 and value in str(file)] == []


def test_a_bsn_as_personnel_number_is_refused_as_well():
    file = read(*(f"{one};Naam;n{one}@stad.nl" for one in REAL), headings="personeelsnummer;naam;email")

    assert (file.refused, told(file)) == (True, [(1, 1, "P005")])
    assert REAL[0] not in str(file)


def test_numbers_that_pass_by_chance_are_no_bsn():
    by_chance = [f"{number}" for number in range(100_000_000, 100_000_060)]
    file = read(*(f"{one};Naam;n{one}@stad.nl" for one in by_chance), headings="nr;naam;email")

    assert 3 < sum(map(is_bsn, by_chance)) < 9
    assert (file.refused, len(file.lines)) == (False, 60)


@pytest.mark.parametrize(("text", "passes"), [("111222333", True), ("11222333", False), ("000000000", False)])
def test_the_eleven_test(text, passes):
    assert is_bsn(text) == passes


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("23-11-2026", date(2026, 11, 23)),
        ("3-1-2026", date(2026, 1, 3)),
        ("2026-11-23", date(2026, 11, 23)),
        ("23/11/26", date(2026, 11, 23)),
        ("1.2.99", date(1999, 2, 1)),
        ("1-2-36", date(2036, 2, 1)),
        ("1-mrt-2024", date(2024, 3, 1)),
        ("1 okt 2024", date(2024, 10, 1)),
        ("1 september 2024", date(2024, 9, 1)),
        ("23-11-2026 00:00:00", date(2026, 11, 23)),
        ("2026-11-23T00:00:00", date(2026, 11, 23)),
        ("29-02-2025", None),
        ("11/23/2026", None),
        ("46348", None),
        ("1-1-1900", None),
        ("morgen", None),
        ("1-zzz-2024", None),
    ],
)
def test_days_are_read_as_people_write_them(written, day):
    if day is None:
        with pytest.raises(Wrong, match="is geen datum"):
            to_day(written, TODAY)
    else:
        assert to_day(written, TODAY) == day


@pytest.mark.parametrize("written", ["'00123", "00123", "A-12/3"])
def test_numbers_keep_their_zeros(written):
    assert to_number(written) == written.removeprefix("'")


@pytest.mark.parametrize("written", ["1,23E+11", "1E+05", "12 3", "123.0", "é1", "x" * 33])
def test_a_number_that_excel_changed_is_refused(written):
    with pytest.raises(Wrong):
        to_number(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Publiekszaken / Balie", "Publiekszaken / Balie"),
        ("Recht/Advies", "Recht/Advies"),
        ("A  /  B / C", "A / B / C"),
        ("", ""),
    ],
)
def test_a_department_is_a_whole_name(written, meant):
    assert to_department(" ".join(written.split())) == meant


def test_roles_become_ids():
    assert to_roles("Baliemedewerker, wijk netwerker|Coördinator") == {
        "baliemedewerker",
        "wijk-netwerker",
        "coordinator",
    }


def test_an_address_gets_small_letters():
    assert to_email("Sanne.deVries@Stad.NL") == "sanne.devries@stad.nl"


@pytest.mark.parametrize("written", ["sanne", "a@b", "a b@c.nl", "a@b.nl, c@d.nl", "a@b.nl;c@d.nl"])
def test_what_is_no_address_is_refused(written):
    with pytest.raises(Wrong, match="is geen e-mailadres"):
        to_email(written)


def test_broken_letters_and_formulas_are_refused():
    file = read(
        SANNE.replace("Sanne de Vries", "Çağla Öztürk".encode().decode("cp1252")),
        YOUSSEF.replace("regisseur", "@SUM(1)"),
    )

    assert told(file) == [(2, 2, "P023"), (3, 5, "P021")]


def test_a_file_that_is_no_table_is_refused_once():
    file = read_staff("lijst.xlsx", b"PK\x03\x04 ...", today=TODAY)

    assert (file.refused, [one.message for one in file.problems]) == (
        True,
        ["Dit is een rekenblad en geen CSV-bestand."],
    )
