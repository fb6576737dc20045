"""Files as other systems write them, in our own words: Moodle's GIFT and XML, and two packages of QTI."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

HERE = Path(__file__).parent


def gift() -> bytes:
    """A bank as Moodle exports it: categories, numbers of questions, HTML in the texts."""
    return (HERE / "bank.gift.txt").read_bytes()


def moodle_xml() -> bytes:
    """The same with a picture, hints and points."""
    return (HERE / "bank.moodle.xml").read_bytes()


def package(name: str) -> bytes:
    """A folder as a package; `qti3` holds a test and three items, `qti22` one item."""
    file, folder = BytesIO(), HERE / name
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*.*")):
            archive.write(path, path.relative_to(folder))
    return file.getvalue()


FILES = {
    "gift": ("bank.gift.txt", "gift", gift),
    "moodle": ("bank.moodle.xml", "moodle-xml", moodle_xml),
    "qti3": ("bank.zip", "qti", lambda: package("qti3")),
    "qti22": ("tao.zip", "qti", lambda: package("qti22")),
}
"""Name of a file -> how it is called, its format, and its content."""
