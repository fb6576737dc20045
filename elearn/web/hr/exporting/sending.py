"""Sending an export as one download, and writing down that it was done."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from flask import send_file
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from elearn.db.engine import read_only
from elearn.exports.formats import FORMATS
from elearn.exports.registrations.again import make_again
from elearn.exports.registrations.make import Made, OpenPart, ask, file_name, make
from elearn.exports.registrations.manifest import as_json
from elearn.exports.registrations.order import Order
from elearn.services.exporting.log import ExportView, record_export
from elearn.web.current import db, library, now, sessions

Work = Callable[[Session, OpenPart], Made]


def send_export(order: Order) -> ResponseReturnValue:
    """The file as a download, complete before the first byte goes out; several come in a zip."""

    def work(reading: Session, open_part: OpenPart) -> Made:
        return make(reading, ask(reading, library(), order, now=now()), open_part=open_part, now=now())

    return _send_what(work, order)


def send_again(order: Order, export: ExportView) -> ResponseReturnValue:
    """The same for an export that was made before. Raises Refusal when it cannot be the same."""

    def work(reading: Session, open_part: OpenPart) -> Made:
        return make_again(reading, library(), order, export, open_part=open_part, now=now())

    return _send_what(work, order)


def _send_what(work: Work, order: Order) -> ResponseReturnValue:
    # On SQLite a POST holds the write lock from its first query; others must not wait for a file.
    db().commit()
    with ExitStack() as stack:
        made = _make(work, stack)
        record_export(db(), made.exported)
        if len(made.parts) > 1:
            return _send(_zip(made, order), f"{file_name(order, now())}.zip", "application/zip")
        stack.pop_all()  # the response closes the one file there is
        return _send(made.files[0], made.parts[0].name, FORMATS[order.format].media_type)


def _make(work: Work, stack: ExitStack) -> Made:
    with sessions()() as reading:
        read_only(reading)
        # Files without a name: the system takes them away when they are sent, also after a crash.
        return work(reading, lambda _number: stack.enter_context(TemporaryFile()))


def _zip(made: Made, order: Order) -> BinaryIO:
    bundle: BinaryIO = TemporaryFile()  # noqa: SIM115 -- the response closes it
    with ZipFile(bundle, "w", ZIP_DEFLATED) as package:
        for part, file in zip(made.parts, made.files, strict=True):
            with package.open(part.name, "w", force_zip64=True) as inside:
                copyfileobj(file, inside)
        package.writestr(f"{file_name(order, now())}.manifest.json", as_json(made.manifest))
    bundle.seek(0)
    return bundle


def _send(file: BinaryIO, name: str, media_type: str) -> ResponseReturnValue:
    return send_file(file, mimetype=media_type, as_attachment=True, download_name=name)
