"""Make a backup: the database as it is at one moment, the content, and the settings that are no secret."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from elearn.db.engine import make_engine
from elearn.db.migrate import stored_revision
from elearn.services.backup.note import CONTENT, DATABASE, NOTE, Note, settings_that_go_along
from elearn.services.refusal import Refusal
from elearn.settings import Settings

PIECE = 1024 * 1024
NOT_OURS = (
    "In verbinding gebruikt jullie eigen PostgreSQL. Dit commando kopieert alleen de eigen database.",
    "Gebruik pg_dump --format=custom --file=elearn.dump DATABASE. Zie de handleiding voor beheer.",
)
NOTHING = ("In {} is nog geen database.", "Start In verbinding eerst.")


def make_backup(file: BinaryIO, settings: Settings, *, beside: Path, now: datetime) -> Note:
    """Write it as a zip; the app may go on meanwhile. `beside` is a folder with room for one copy.

    Raises Refusal when there is no database of our own.
    """
    refuse_without_own_database(settings)
    with (
        TemporaryDirectory(dir=beside, prefix=".back-up-") as folder,
        ZipFile(file, "w", ZIP_DEFLATED) as zip_,
    ):
        copy = Path(folder) / DATABASE
        copy_database(settings.data / DATABASE, copy)
        hashes = {name: _add(zip_, name, path) for name, path in _files(copy, settings.modules)}
        note = Note(
            gemaakt=now.isoformat(timespec="seconds"),
            revision=_revision(copy),
            settings=settings_that_go_along(settings),
            files=hashes,
        )
        zip_.writestr(NOTE, note.model_dump_json(indent=1))
    return note


def refuse_without_own_database(settings: Settings) -> None:
    """Raise Refusal, with what to do, when the database is elsewhere or not there yet."""
    if not settings.embedded:
        raise Refusal(*NOT_OURS)
    if not (settings.data / DATABASE).exists():
        raise Refusal(NOTHING[0].format(settings.data), NOTHING[1])


def copy_database(source: Path, target: Path) -> None:
    """One moment of a database that may be in use (https://www.sqlite.org/backup.html)."""
    with (
        closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as reading,
        closing(sqlite3.connect(target)) as writing,
    ):
        reading.backup(writing)


def _revision(copy: Path) -> str:
    engine = make_engine(f"sqlite:///{copy}")
    try:
        return stored_revision(engine) or ""
    finally:
        engine.dispose()


def _files(copy: Path, modules: Path) -> Iterator[tuple[str, Path]]:
    yield DATABASE, copy
    for path in sorted(modules.rglob("*")):
        if path.is_file():
            yield f"{CONTENT}/{path.relative_to(modules).as_posix()}", path


def _add(zip_: ZipFile, name: str, path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as reading, zip_.open(name, "w", force_zip64=True) as writing:
        while piece := reading.read(PIECE):
            digest.update(piece)
            writing.write(piece)
    return digest.hexdigest()
