"""Take a backup out of its file, whole or not at all, and put it where an installation is empty."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 -- it is an exception

from pydantic import ValidationError

from elearn.db.engine import make_engine
from elearn.db.migrate import MIGRATIONS, migrate
from elearn.services.backup.note import CONTENT, DATABASE, NOTE, Note
from elearn.services.refusal import Refusal
from elearn.settings import Settings

PIECE = 1024 * 1024
NO_BACKUP = ("Dit is geen back-up van In verbinding.", "Kies een bestand dat backup maakte.")
NOT_THERE = ("{} is er niet.", "Kijk of de naam klopt.")
DAMAGED = ("De back-up is beschadigd: {} is niet meer wat het was.", "Kies een andere back-up.")
NEWER = (
    "De back-up komt van een nieuwere versie van In verbinding.",
    "Zet eerst die versie neer, of een die nog nieuwer is.",
)
NOT_EMPTY = (
    "In {} staat al iets. Herstel overschrijft nooit iets.",
    "Wijs met ELEARN_DATA een lege map aan, of haal de oude map weg.",
)
NOT_OURS = (
    "ELEARN_DATABASE_URL is ingesteld. Een back-up van dit commando past alleen in de eigen database.",
    "Gebruik pg_restore voor PostgreSQL. Zie de handleiding voor beheer.",
)


def restore(backup: Path, settings: Settings) -> Note:
    """Put a backup into the empty folder of the data, and bring its tables up to date. Raises Refusal."""
    if not settings.embedded:
        raise Refusal(*NOT_OURS)
    data = settings.data
    if data.exists() and any(data.iterdir()):
        raise Refusal(NOT_EMPTY[0].format(data), NOT_EMPTY[1])
    data.mkdir(parents=True, exist_ok=True)
    # Inside the folder itself: it may be a disk of its own, and then nothing is moved into it at once.
    with TemporaryDirectory(dir=data, prefix=".herstel-") as folder:
        note = unpack(backup, Path(folder))
        _bring_up_to_date(Path(folder) / DATABASE)
        for name in (CONTENT, DATABASE):  # the database last: without it there is no installation
            if (Path(folder) / name).exists():
                (Path(folder) / name).rename(data / name)
    return note


def unpack(backup: Path, folder: Path) -> Note:
    """Every file of a backup, each with the hash it had. Raises Refusal, and then nothing of it is right."""
    try:
        with ZipFile(backup) as zip_:
            note = _note(zip_)
            for name, digest in note.files.items():
                if _extract(zip_, name, folder / name) != digest:
                    raise Refusal(DAMAGED[0].format(name), DAMAGED[1])
    except FileNotFoundError as error:
        raise Refusal(NOT_THERE[0].format(backup), NOT_THERE[1]) from error
    except (BadZipFile, KeyError, ValidationError) as error:
        raise Refusal(*NO_BACKUP) from error
    _refuse_broken_database(folder / DATABASE)
    return note


def _note(zip_: ZipFile) -> Note:
    note = Note.model_validate_json(zip_.read(NOTE))
    if note.strange_names() or DATABASE not in note.files:
        raise Refusal(*NO_BACKUP)
    if not (MIGRATIONS / "versions" / f"{note.revision}.py").exists():
        raise Refusal(*NEWER)
    return note


def _extract(zip_: ZipFile, name: str, target: Path) -> str:
    digest = hashlib.sha256()
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with zip_.open(name) as reading, target.open("wb") as writing:
            while piece := reading.read(PIECE):
                digest.update(piece)
                writing.write(piece)
    except (BadZipFile, ZlibError):
        return ""  # its own checksum says so already
    return digest.hexdigest()


def _refuse_broken_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        try:
            found = connection.execute("PRAGMA integrity_check").fetchone()
        except sqlite3.DatabaseError as error:
            raise Refusal(DAMAGED[0].format(DATABASE), DAMAGED[1]) from error
    if found != ("ok",):
        raise Refusal(DAMAGED[0].format(DATABASE), DAMAGED[1])


def _bring_up_to_date(path: Path) -> None:
    engine = make_engine(f"sqlite:///{path}")
    try:
        migrate(engine)
    finally:
        engine.dispose()
    # The newest rows may stand in files beside it; together they move as one.
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")
