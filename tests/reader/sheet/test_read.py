"""What people save from a spreadsheet is read as they meant it, and every mistake has a place."""

from __future__ import annotations

import pytest

from elearn.reader.sheet import Row, letter_of, read_sheet

QUOTE = (
    'Op deze regel staat een aanhalingsteken (") verkeerd.',
    "Haal het weg, of zet er nog een bij.",
)
NO_HEADING = (
    "Na kolom B staat nog tekst, maar daar is geen kopje.",
    "Staat er een scheidingsteken in een cel? Zet die tekst tussen aanhalingstekens.",
)
UNREADABLE = ("In kolom B staat een teken dat niet te lezen is.", "Typ de tekst in deze cel opnieuw.")

SANNE = ["00123", "Sanne de Vries", "Çağla & co"]


def read(text: str | bytes, encoding: str = "utf-8"):
    return read_sheet("lijst.csv", text if isinstance(text, bytes) else text.encode(encoding))


def cells(sheet) -> list[list[str]]:
    return [list(row.cells) for row in sheet.rows]


def told(sheet) -> list[str]:
    return [str(one) for one in ([sheet.refusal] if sheet.refusal else sheet.problems)]


@pytest.mark.parametrize("separator", [";", ",", "\t"], ids=["semicolon", "comma", "tab"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_separators_and_line_ends_are_found(separator, end):
    lines = [["nr", "naam", "afdeling"], SANNE, ["2", "Youssef", "Wijken"]]

    sheet = read(end.join(separator.join(line) for line in lines) + end)

    assert (sheet.headings, cells(sheet), told(sheet)) == (tuple(lines[0]), lines[1:], [])


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom"], ids=lambda one: one.replace("-", "_")
)
def test_letters_are_read_as_they_were_saved(encoding):
    text = "nr;naam\n1;Çağla Öztürk\n"
    content = b"\xff\xfe" + text.encode("utf-16-le") if encoding.endswith("bom") else text.encode(encoding)

    assert cells(read(content)) == [["1", "Çağla Öztürk"]]


def test_what_excel_saves_in_windows_letters_is_read():
    assert cells(read("nr;naam\n1;Renée ’t Hoën € –\n", "cp1252")) == [["1", "Renée ’t Hoën € –"]]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('="00123"', "00123"),
        ('"=""00123"""', "00123"),
        ("  spaties\u00a0 ertussen ", "spaties ertussen"),
        ('"a;b"', "a;b"),
        ('"een\ntwee"', "een twee"),
        ('"met ""quotes"""', 'met "quotes"'),
        ('27" scherm', '27" scherm'),
        ("nul\u200bbreed", "nulbreed"),
        ("e\u0301", "é"),
        ("", ""),
    ],
)
def test_habits_of_spreadsheets_are_taken_away(written, meant):
    sheet = read(f"nr;wat;zo\n1;{written};x\n")

    assert (cells(sheet), told(sheet)) == ([["1", meant, "x"]], [])


def test_empty_columns_and_rows_do_not_count_and_short_rows_are_filled():
    sheet = read("\n;;\nnr;naam;;;\n;;;;\n1;Sanne;;;\n\n2\n;;\n")

    assert sheet.headings == ("nr", "naam")
    assert sheet.rows == [Row(5, ["1", "Sanne"]), Row(7, ["2", ""])]


@pytest.mark.parametrize("first", ["sep=,", '"sep=,"', "SEP=,;;"])
def test_the_line_in_which_excel_tells_the_separator_is_no_heading(first):
    sheet = read(f"{first}\nnr,naam\n1,Sanne; Vries\n")

    assert (sheet.headings, sheet.rows) == (("nr", "naam"), [Row(3, ["1", "Sanne; Vries"])])


def test_every_line_that_cannot_be_read_is_told_in_one_run_and_the_others_are_read():
    sheet = read('nr;naam\n1;"open\n2;a;b;c\n3;"a"b\n4;goed\n5;raar\x01teken\n6;"ook open\n7;goed\n')

    assert cells(sheet) == [["4", "goed"], ["7", "goed"]]
    assert [(one.line, one.column, one.code, one.message, one.hint) for one in sheet.problems] == [
        (2, 1, "C010", *QUOTE),
        (3, 3, "C011", *NO_HEADING),
        (4, 1, "C010", *QUOTE),
        (6, 2, "C012", *UNREADABLE),
        (7, 1, "C010", *QUOTE),
    ]


AS_CSV = "Open het in Excel en kies ‘Opslaan als’ en dan ‘CSV UTF-8’."
HOSTILE = {
    "xlsx": (b"PK\x03\x04 and more", f"Dit is een rekenblad en geen CSV-bestand. {AS_CSV}"),
    "xls": (b"\xd0\xcf\x11\xe0 and more", f"Dit is een rekenblad en geen CSV-bestand. {AS_CSV}"),
    "pdf": (b"%PDF-1.7", f"Dit is een PDF en geen CSV-bestand. {AS_CSV}"),
    "nul": (b"nr;naam\n1;\0\n", f"Dit bestand bevat meer dan tekst. {AS_CSV}"),
    "binary": (bytes(range(128, 256)), f"Ik kan de letters in dit bestand niet lezen. {AS_CSV}"),
    "empty": (
        b"\n \n",
        "Dit bestand is leeg. Zet op de eerste regel de kopjes, en daaronder je medewerkers.",
    ),
    "commas": (b";;;;\n;;;\n", "Boven de kolommen staan geen kopjes. Zet op de eerste regel de kopjes."),
    "large": (
        b"x" * (24 * 1024 * 1024 + 1),
        "Dit bestand is groter dan 24 MB. Stuur alleen de kolommen die in de uitleg staan.",
    ),
    "wide": (
        b"a;" * 201 + b"a\n",
        "Dit bestand heeft meer dan 200 kolommen. Stuur alleen de kolommen uit de uitleg.",
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_that_is_no_table_gets_one_clear_message(kind):
    content, message = HOSTILE[kind]

    [problem] = told(read(content))

    assert problem.split(" ", 2)[2] == message


def test_a_line_of_five_megabytes_is_told_with_its_number():
    sheet = read(b"nr;naam\n1;" + b"x" * 5_000_000 + b"\n")

    assert (sheet.refusal.line, sheet.refusal.code, sheet.rows) == (2, "C002", ())


def test_a_quote_on_every_line_is_read_in_no_time():
    sheet = read("nr;naam\n" + '1;"open\n' * 20_000)

    # A quote pairs with the one on the next line only where that makes a row.
    assert len(sheet.problems) + len(sheet.rows) >= 10_000


@pytest.mark.parametrize(("column", "letter"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
def test_columns_are_named_as_a_spreadsheet_does(column, letter):
    assert letter_of(column) == letter
