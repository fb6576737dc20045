"""An OpenDocument spreadsheet (ODF 1.3), written as a stream: XML in a zip, nothing that runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import IO, BinaryIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from elearn.exports.formats.table import Batch, Cell, Style, Table, Tally, rows_of

TYPE = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""
_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "number": "datastyle",
        "fo": "xsl-fo-compatible",
    }.items()
)
HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content {_NAMES} office:version="1.3"><office:automatic-styles>
<number:date-style style:name="dag"><number:day number:style="long"/><number:text>-</number:text>\
<number:month number:style="long"/><number:text>-</number:text><number:year number:style="long"/>\
</number:date-style><number:text-style style:name="letters"><number:text-content/></number:text-style>
<style:style style:name="dag-cel" style:family="table-cell" style:data-style-name="dag"/>
<style:style style:name="tekst-cel" style:family="table-cell" style:data-style-name="letters"/>
<style:style style:name="kop-cel" style:family="table-cell"><style:text-properties fo:font-weight="bold"/>\
</style:style>
"""
TAIL = "</table:table></office:spreadsheet></office:body></office:document-content>\n"
# What XML 1.0 cannot hold, not even escaped.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# ODF reads spaces at the ends, and two in a row, as none or one, unless they are written as elements.
SPACES = re.compile(r"^ +| +$| {2,}")


def write_ods(table: Table, file: BinaryIO, _style: Style) -> None:
    """Write one sheet with real dates and numbers; every text is a text, also `004182`."""
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        # First and not compressed, so that programs know the file by its first bytes.
        # Not by name: then the moment would be in it, and the same rows would be another file.
        package.writestr(ZipInfo("mimetype"), TYPE, compress_type=ZIP_STORED)
        package.writestr(ZipInfo("META-INF/manifest.xml"), MANIFEST, compress_type=ZIP_DEFLATED)
        with package.open("content.xml", "w", force_zip64=True) as content:
            _write_content(table, content)


def _write_content(table: Table, content: IO[bytes]) -> None:
    content.write((HEAD + _widths(table) + "</office:automatic-styles>").encode())
    content.write(b'<office:body><office:spreadsheet><table:table table:name="Registraties">')
    columns = (f'<table:table-column table:style-name="k{place}"/>' for place in range(len(table.columns)))
    headings = (_text(column.heading, "kop-cel", table.tally) for column in table.columns)
    head = f"<table:table-row>{''.join(headings)}</table:table-row>"
    content.write(f"{''.join(columns)}<table:table-header-rows>{head}</table:table-header-rows>\n".encode())
    for batch in table.batches:
        content.write("".join(_rows(batch, table.tally)).encode())
    content.write(TAIL.encode())


def _widths(table: Table) -> str:
    return "".join(
        f'<style:style style:name="k{place}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{column.width * 0.2:.1f}cm"/></style:style>\n'
        for place, column in enumerate(table.columns)
    )


def _rows(batch: Batch, tally: Tally) -> Iterator[str]:
    for row in rows_of(batch):
        yield f"<table:table-row>{''.join(_cell(cell, tally) for cell in row)}</table:table-row>\n"


def _cell(cell: Cell, tally: Tally) -> str:
    if cell is None or cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, date):
        return (
            f'<table:table-cell table:style-name="dag-cel" office:value-type="date" '
            f'office:date-value="{cell}"><text:p>{cell:%d-%m-%Y}</text:p></table:table-cell>'
        )
    if isinstance(cell, int | Decimal):
        return (
            f'<table:table-cell office:value-type="float" office:value="{cell}">'
            f"<text:p>{cell}</text:p></table:table-cell>"
        )
    return _text(cell, "tekst-cel", tally)


def _text(text: str, style: str, tally: Tally) -> str:
    text, replaced = FORBIDDEN.subn("\ufffd", text)
    tally.replaced += replaced
    lines = "".join(f"<text:p>{_line(line)}</text:p>" for line in re.split(r"\r\n|\r|\n", text))
    return (
        f'<table:table-cell table:style-name={quoteattr(style)} office:value-type="string">'
        f"{lines}</table:table-cell>"
    )


def _line(line: str) -> str:
    spaced = SPACES.sub(lambda found: f'<text:s text:c="{len(found[0])}"/>', escape(line))
    return spaced.replace("\t", "<text:tab/>")
