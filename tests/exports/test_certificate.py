"""A certificate is a PDF that screen readers can read, archives can keep and any name fits on."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from pypdf import PdfReader

from elearn.exports.certificate import certificate_pdf, is_latin
from tests.exports.records import COMPLETION, completion_of

ADDRESS = "https://leren.voorbeeldstad.nl/controleer/K7MX-4P2D-9QRT"
NOTE = "Niet alle tekens van deze naam staan in het lettertype"


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def lines(pdf: bytes) -> list[str]:
    (page,) = read(pdf).pages
    return [line.strip() for line in page.extract_text().splitlines()]


def test_the_sheet_says_who_finished_what_and_until_when():
    assert lines(certificate_pdf(COMPLETION, address=ADDRESS)) == [
        "Gemeente Voorbeeldstad",
        "In verbinding",
        "Certificaat",
        "Sanne de Vries",
        "heeft het leerpad Baliemedewerkers afgerond.",
        "Afgerond op",
        "18 mei 2026",
        "Geldig tot en met",
        "18 mei 2028",
        "Studietijd",
        "7 lessen, 34 minuten",
        "Nummer",
        "K7MX-4P2D-9QRT",
        "Controleer dit certificaat op",
        ADDRESS,
    ]


def test_the_file_is_tagged_dutch_and_titled():
    pdf = read(certificate_pdf(COMPLETION, address=ADDRESS))

    root = pdf.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], "/StructTreeRoot" in root) == ("nl", True, True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert (pdf.metadata.title, pdf.metadata.author) == (
        "Certificaat Baliemedewerkers",
        "Gemeente Voorbeeldstad",
    )


def test_the_file_promises_pdf_ua_1_and_pdf_a_2a():
    metadata = read(certificate_pdf(COMPLETION, address=ADDRESS)).trailer["/Root"]["/Metadata"]

    promises = metadata.get_data().decode()
    for promise in (
        "<pdfuaid:part>1<",
        "<pdfaid:part>2<",
        "<pdfaid:conformance>A<",
    ):
        assert promise in promises


def test_the_picture_that_can_be_scanned_says_in_words_where_it_goes():
    pdf = read(certificate_pdf(COMPLETION, address=ADDRESS))

    texts = [
        one.get("/Alt") for one in map(pdf.get_object, range(1, len(pdf.xref[0]))) if isinstance(one, dict)
    ]
    assert f"QR-code die naar {ADDRESS} gaat" in texts


def test_the_paper_is_a4_on_its_side():
    (page,) = read(certificate_pdf(COMPLETION, address=ADDRESS)).pages

    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [297, 210]


@pytest.mark.parametrize(
    "name",
    [
        "Çağla Öztürk",
        "Nguyễn Thị Ánh",
        "Ineke 't Hart",
        "Ineke ’t Hart",
        "Łukasz Wiśniewski",
        "Đặng Văn Đức",
        "Siobhán O'Neill",
        "Tarik Yılmaz",
        "Ольга Петренко",
        "Ελένη",
        '#sys.version "$x$" *b* @a <b>',
    ],
)
def test_a_name_is_printed_as_it_is(name: str):
    text = lines(certificate_pdf(completion_of(name), address=ADDRESS))

    assert text[3] == name
    assert not any(NOTE in line for line in text)


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("王 Jansen", ["Jansen"]),
        ("😀 Çağla", ["Çağla"]),
        ("Jan\x00 \x07de Boer", ["Jan de Boer"]),
        ("Jan\ud800sen", ["Jansen"]),
        ("王小明", ["Houder van certificaat", "K7MX-4P2D-9QRT"]),
        ("ทดสอบ", ["Houder van certificaat", "K7MX-4P2D-9QRT"]),
        ("\ue000", ["Houder van certificaat", "K7MX-4P2D-9QRT"]),
    ],
)
def test_a_name_that_no_font_has_still_gives_a_certificate_that_says_so(name: str, printed: list[str]):
    text = lines(certificate_pdf(completion_of(name), address=ADDRESS))

    assert text[3 : 3 + len(printed)] == printed
    assert any(NOTE in line for line in text)


def test_every_letter_of_the_fallback_is_in_the_fonts():
    letters = "".join(chr(code) for code in range(0x20, 0x2100) if is_latin(chr(code)))

    for start in range(0, len(letters), 100):
        text = lines(certificate_pdf(completion_of(letters[start : start + 100]), address=ADDRESS))
        assert not any(NOTE in line for line in text)
    assert len(letters) > 700


def test_a_foreign_organisation_keeps_the_dutch_words():
    foreign = replace(COMPLETION, organisation_name="Gemeente 王", path_title="Balie 😀")

    text = lines(certificate_pdf(foreign, address=ADDRESS))

    assert (text[0], text[3], text[4]) == (
        "Gemeente",
        "Sanne de Vries",
        "heeft het leerpad Balie afgerond.",
    )


@pytest.mark.parametrize("name", ["Wilhelmina " * 200, "A" * 300, ""])
def test_a_name_of_any_length_stays_on_one_sheet(name: str):
    assert len(read(certificate_pdf(completion_of(name), address=ADDRESS)).pages) == 1


def test_the_same_certificate_is_the_same_file():
    assert certificate_pdf(COMPLETION, address=ADDRESS) == certificate_pdf(COMPLETION, address=ADDRESS)


def test_people_may_download_at_the_same_moment():
    names = [f"Collega {number}" for number in range(24)]

    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda name: certificate_pdf(completion_of(name), address=ADDRESS), names))

    assert [lines(pdf)[3] for pdf in made] == names
