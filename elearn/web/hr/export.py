"""Sending the registrations as a file, and writing down that it was done."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import BinaryIO

from flask import send_file
from flask.typing import ResponseReturnValue

from elearn.db.engine import read_only
from elearn.exports.columns import Written
from elearn.exports.formats import FORMATS
from elearn.exports.registrations import record_export, write_registrations
from elearn.services.records import organisations
from elearn.services.records.registrations import RegistrationFilter
from elearn.web.current import db, library, now, sessions, today, visitor


def send_export(format_name: str, wanted: RegistrationFilter) -> ResponseReturnValue:
    """The file as a download; it is complete before the first byte goes out."""
    # On SQLite a POST holds the write lock from its first query; others must not wait for a file.
    db().commit()
    # A file without a name: the system takes it away when it is sent, also after a crash.
    file = TemporaryFile()  # noqa: SIM115 -- the response closes it
    written = _write(format_name, wanted, file)
    record_export(
        db(),
        organisation_id=visitor().organisation_id,
        actor_id=visitor().person_id,
        format_name=format_name,
        wanted=wanted,
        written=written,
        now=now(),
    )
    return _attach(format_name, file)


def _write(format_name: str, wanted: RegistrationFilter, file: BinaryIO) -> Written:
    with sessions()() as reading:
        read_only(reading)
        return write_registrations(
            reading,
            library(),
            file,
            format_name=format_name,
            organisation_id=visitor().organisation_id,
            wanted=wanted,
            today=today(),
        )


def _attach(format_name: str, file: BinaryIO) -> ResponseReturnValue:
    kind = FORMATS[format_name]
    organisation = organisations.code_of(db(), organisation_id=visitor().organisation_id)
    file.seek(0)
    return send_file(
        file,
        mimetype=kind.media_type,
        as_attachment=True,
        download_name=f"registraties_{organisation}_{today():%Y%m%d}{kind.suffix}",
    )
