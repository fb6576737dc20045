"""A zip from a stranger: looked at before anything is unpacked, and unpacked in memory only."""

from __future__ import annotations

import stat
import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from elearn.interop.refusal import UnreadableError, refuse_too_large

MAX_ENTRIES = 2_000
"""Files in a package: a bank of a thousand questions with a picture each."""

MAX_TOTAL = 5 * 1024 * 1024
"""Bytes of XML after unpacking, all together; the largest bank we saw has 3 MB."""

MAX_RATIO = 100
"""Times that unpacking makes a file larger; XML is some ten, a zip bomb a thousand."""

SMALL = 64 * 1024
"""Bytes below which the ratio says nothing: three hundred equal lines pack very well."""

_ENTRY = b"PK\x01\x02"
DAMAGED = "Deze zip is beschadigd. Maak hem opnieuw."


def is_zip(content: bytes) -> bool:
    """Whether the bytes say they are a zip."""
    return content.startswith(b"PK")


def read_archive(content: bytes) -> dict[str, bytes]:
    """Name -> bytes of every XML file. Raises `UnreadableError` for a zip that is not to be trusted."""
    refuse_too_large(content)
    # Counted in the bytes: to open a list of a million files costs the memory of a million files.
    if content.count(_ENTRY) > MAX_ENTRIES:
        raise UnreadableError(f"In deze zip zitten meer dan {MAX_ENTRIES} bestanden. Maak hem kleiner.")
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            _check(entries)
            return {entry.filename: archive.read(entry) for entry in entries if _is_xml(entry)}
    except (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError):
        raise UnreadableError(DAMAGED) from None
    except (struct.error, zlib.error):
        raise UnreadableError(DAMAGED) from None


def _is_xml(entry: ZipInfo) -> bool:
    return entry.filename.lower().endswith(".xml")


def _check(entries: list[ZipInfo]) -> None:
    for entry in entries:
        _check_name(entry)
        _check_content(entry)
    if sum(entry.file_size for entry in entries if _is_xml(entry)) > MAX_TOTAL:
        raise UnreadableError("Deze zip wordt uitgepakt te groot. Verdeel de vragen over meer bestanden.")


def _check_name(entry: ZipInfo) -> None:
    name = entry.filename.replace("\\", "/")
    parts = name.split("/")
    if name.startswith("/") or ".." in parts or ":" in parts[0]:
        raise UnreadableError("In deze zip wijst een naam naar buiten. We pakken hem niet uit.")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise UnreadableError("In deze zip zit een snelkoppeling. We pakken hem niet uit.")


def _check_content(entry: ZipInfo) -> None:
    if entry.flag_bits & 0x1:
        raise UnreadableError("Deze zip heeft een wachtwoord. Maak er een zonder wachtwoord.")
    if not _is_xml(entry):
        return  # never unpacked
    if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise UnreadableError("Deze zip is op een ongewone manier ingepakt. Maak een gewone zip.")
    if entry.file_size > max(SMALL, MAX_RATIO * entry.compress_size):
        raise UnreadableError("Deze zip wordt uitgepakt te groot. Verdeel de vragen over meer bestanden.")
