"""Zips from strangers: looked at first, refused with one sentence, never unpacked to the disk."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from elearn.interop.qti.archive import MAX_ENTRIES, MAX_TOTAL, read_archive
from elearn.interop.refusal import MAX_BYTES, UnreadableError

DAMAGED = "Deze zip is beschadigd. Maak hem opnieuw."
OUTSIDE = "In deze zip wijst een naam naar buiten. We pakken hem niet uit."
TOO_LARGE = "Deze zip wordt uitgepakt te groot. Verdeel de vragen over meer bestanden."
LINK = 0o120777 << 16


def zipped(*entries: tuple[str, bytes], method: int = ZIP_DEFLATED, attributes: int = 0) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", method) as archive:
        for name, content in entries:
            entry = ZipInfo(name)
            entry.compress_type, entry.external_attr = method, attributes
            archive.writestr(entry, content)
    return buffer.getvalue()


def patched(content: bytes, old: bytes, new: bytes) -> bytes:
    """A zip that lies: the same bytes, but for one field."""
    assert old in content
    return content.replace(old, new)


def with_flag(content: bytes) -> bytes:
    """A zip whose list of files says that the first has a password."""
    place = content.index(b"PK\x01\x02") + 8
    return content[:place] + b"\x01" + content[place + 1 :]


def with_size(content: bytes, size: int) -> bytes:
    """A zip whose list of files names another size for the first."""
    place = content.index(b"PK\x01\x02") + 24
    return content[:place] + size.to_bytes(4, "little") + content[place + 4 :]


MEGABYTE = b" " * 1024 * 1024
PLAIN = zipped(("a.xml", b"<a/>"), ("b.png", b"\x89PNG"))

HOSTILE = {
    "a name above": (zipped(("../a.xml", b"<a/>")), OUTSIDE),
    "a name above in Windows": (zipped(("x\\..\\..\\a.xml", b"<a/>")), OUTSIDE),
    "a name from the root": (zipped(("/etc/a.xml", b"<a/>")), OUTSIDE),
    "a name on a drive": (zipped(("C:/a.xml", b"<a/>")), OUTSIDE),
    "a link": (
        zipped(("a.xml", b"/etc/passwd"), attributes=LINK),
        "In deze zip zit een snelkoppeling. We pakken hem niet uit.",
    ),
    "a bomb": (zipped(("a.xml", MEGABYTE)), TOO_LARGE),
    "many small bombs": (
        zipped(*((f"{n}.xml", b"<a>%s</a>" % bytes(60_000)) for n in range(400))),
        TOO_LARGE,
    ),
    "a gigabyte, it says": (with_size(zipped(("a.xml", b"<a/>")), 1 << 30), TOO_LARGE),
    "less than it is, it says": (with_size(zipped(("a.xml", b"<a/>" * 100)), 8), DAMAGED),
    "ten thousand files": (
        zipped(*((f"{n}.xml", b"") for n in range(10_000))),
        f"In deze zip zitten meer dan {MAX_ENTRIES} bestanden. Maak hem kleiner.",
    ),
    "a password": (with_flag(PLAIN), "Deze zip heeft een wachtwoord. Maak er een zonder wachtwoord."),
    "another way of packing": (
        zipped(("a.xml", b"<a/>"), method=ZIP_BZIP2),
        "Deze zip is op een ongewone manier ingepakt. Maak een gewone zip.",
    ),
    "half a zip": (PLAIN[: len(PLAIN) // 2], DAMAGED),
    "only the sign of a zip": (b"PK\x03\x04", DAMAGED),
    "too many bytes": (
        b"PK" + b"\0" * MAX_BYTES,
        "Dit bestand is groter dan 10 MB. Verdeel de vragen over meer bestanden.",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_zip_is_refused_with_one_sentence(name):
    content, sentence = HOSTILE[name]

    with pytest.raises(UnreadableError) as refused:
        read_archive(content)

    assert str(refused.value) == sentence


def test_only_xml_is_unpacked():
    assert read_archive(PLAIN) == {"a.xml": b"<a/>"}


def test_a_film_in_a_package_is_no_bomb():
    film = ("film.mp4", bytes(MAX_TOTAL + 1))

    assert read_archive(zipped(("a.xml", b"<a/>"), film)) == {"a.xml": b"<a/>"}


def test_what_is_inside_is_damaged():
    content = zipped(("a.xml", b"<abcdefgh/>"), method=0)

    with pytest.raises(UnreadableError, match=DAMAGED):
        read_archive(patched(content, b"<abcdefgh/>", b"<abcdefgX/>"))
