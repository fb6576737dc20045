"""A certificate as PDF: tagged (PDF/UA-1), to keep (PDF/A-2a), the same bytes every time.

The compiler and its fonts come with the `typst` wheel; fonts of the machine are not used, so a
certificate looks the same everywhere. Data travels as JSON and is never read as source.
"""

from __future__ import annotations

import io
import json
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, cast

import segno
import typst
from babel.dates import format_date

from elearn.services.progress import CompletionView
from elearn.services.records.completions import Certificate

# Latin-1, Latin Extended-A and -B; Latin Extended Additional (Vietnamese, Welsh).
LATIN = (range(0x80, 0x250), range(0x1E00, 0x1F00))
SIGNS = "‘’–—·"
SOURCE = Path(__file__).with_name("certificate.typ")
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
NAME_CHANGED = (
    "Niet alle tekens van deze naam staan in het lettertype van dit bestand. "
    "De volledige naam staat op het certificaat in In verbinding."
)
# A compiler that is busy refuses a second thread ("Already borrowed").
_compiling = Lock()


def certificate_pdf(completion: Certificate, *, address: str) -> bytes:
    """One sheet of A4; `address` is where anyone can check it.

    A name with letters that no font has is printed as far as Latin letters go; when nothing is
    left, the holder is named by the certificate code. Either way the sheet says so.
    """
    try:
        return _compile(completion, address, note="")
    except typst.TypstError:
        return _compile(_in_latin(completion), address, note=NAME_CHANGED)


def study_load(completion: CompletionView) -> str:
    """`7 lessen, 34 minuten`."""
    lessons = "1 les" if completion.lessons == 1 else f"{completion.lessons} lessen"
    minutes = "1 minuut" if completion.minutes == 1 else f"{completion.minutes} minuten"
    return f"{lessons}, {minutes}"


def _compile(completion: Certificate, address: str, note: str) -> bytes:
    given = _given(completion, address) | {"note": note}
    with _compiling:
        made = _compiler().compile(
            format="pdf",
            pdf_standards=STANDARDS,
            sys_inputs={"certificate": json.dumps(given)},
            timestamp=int(completion.completed_at.timestamp()),
        )
    return cast("bytes", made)  # without `output`, one document is bytes


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(SOURCE, font_paths=typst.Fonts(include_system_fonts=False))


def _given(completion: Certificate, address: str) -> dict[str, Any]:
    name, path = completion.person_name, completion.path_title
    return {
        "title": f"Certificaat {path}",
        "description": f"{name} heeft het leerpad {path} afgerond.",
        "organisation": completion.organisation_name,
        "name": name,
        "path": path,
        "facts": _facts(completion),
        "address": address,
        "qr": _qr(address),
        "qr_alt": f"QR-code die naar {address} gaat",
    }


def _facts(completion: Certificate) -> list[tuple[str, str]]:
    return [
        ("Afgerond op", format_date(completion.completed_on, "d MMMM y", locale="nl")),
        ("Geldig tot en met", format_date(completion.valid_until, "d MMMM y", locale="nl")),
        ("Studietijd", study_load(completion)),
        ("Nummer", completion.code),
    ]


def _qr(address: str) -> str:
    drawing = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawing, kind="svg", border=2, xmldecl=False)
    return drawing.getvalue().decode()


def _in_latin(completion: Certificate) -> Certificate:
    return replace(
        completion,
        person_name=_latin(completion.person_name) or f"Houder van certificaat {completion.code}",
        path_title=_latin(completion.path_title),
        organisation_name=_latin(completion.organisation_name),
    )


def _latin(text: str) -> str:
    """What the fonts surely have: Latin letters with their accents and common signs."""
    known = (letter for letter in unicodedata.normalize("NFKC", text) if is_latin(letter))
    return " ".join("".join(known).split())


def is_latin(letter: str) -> bool:
    """Whether a letter is one that every certificate can show (a test compiles all of them)."""
    if letter.isascii():
        return letter.isprintable()
    return letter in SIGNS or (letter.isalpha() and any(ord(letter) in part for part in LATIN))
