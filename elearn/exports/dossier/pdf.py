"""The dossier as PDF: tagged for screen readers (PDF/UA-1), to keep (PDF/A-2a)."""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, cast

import typst

from elearn.exports.dossier.block import Block, Dossier, Items, Table

SOURCE = Path(__file__).with_name("dossier.typ")
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
# A compiler that is busy refuses a second thread ("Already borrowed").
_compiling = Lock()


def to_pdf(dossier: Dossier, *, now: datetime) -> bytes:
    """The file; what varies travels as JSON and is never read as source."""
    with _compiling:
        made = _compiler().compile(
            format="pdf",
            pdf_standards=STANDARDS,
            sys_inputs={"dossier": json.dumps(_given(dossier))},
            timestamp=int(now.timestamp()),
        )
    return cast("bytes", made)  # without `output`, one document is bytes


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(SOURCE, font_paths=typst.Fonts(include_system_fonts=False))


def _given(dossier: Dossier) -> dict[str, Any]:
    return {
        "title": dossier.title,
        "organisation": dossier.organisation,
        "day": dossier.day,
        "sections": [
            {"title": one.title, "blocks": [_block(block) for block in one.blocks]}
            for one in dossier.sections
        ],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Items(lines):
            return {"kind": "items", "lines": lines}
        case Table(headings, rows):
            return {"kind": "table", "headings": headings, "rows": rows}
        case text:
            return {"kind": "text", "text": text}
