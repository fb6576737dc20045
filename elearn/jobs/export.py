"""Make a large export, and keep its files until somebody fetches them."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from tempfile import TemporaryFile
from typing import BinaryIO
from uuid import UUID

from sqlalchemy.orm import Session

from elearn.db.engine import read_only
from elearn.exports.registrations.again import make_again
from elearn.exports.registrations.make import Made, OpenPart, ask, count, file_name, make
from elearn.exports.registrations.manifest import as_json
from elearn.exports.registrations.order import Order
from elearn.jobs.task import Task
from elearn.services.exporting.log import export_of, record_export
from elearn.services.jobs.files import store_file

TELL_EVERY = 10_000
"""Rows between two notes about how far it is."""


def run(task: Task) -> None:
    """Write the files, and keep them together with the note in the log."""
    order, now = Order.from_json(task.lease.payload), task.now()
    with ExitStack() as stack:
        with task.sessions() as reading:
            read_only(reading)
            made = _make(task, reading, order, now, _opener(stack))
        _keep(task, order, made)


def _make(task: Task, reading: Session, order: Order, now: datetime, open_part: OpenPart) -> Made:
    library, again = task.shelf.library, task.lease.payload.get("again")
    if again:
        export = export_of(reading, export_id=UUID(again), organisation_id=order.organisation_id)
        tell = _teller(task, export.rows)
        return make_again(reading, library, order, export, open_part=open_part, now=now, tell=tell)
    asked = ask(reading, library, order, now=now)
    total = count(reading, asked)
    task.tell(0, total)
    return make(reading, asked, open_part=open_part, now=now, tell=_teller(task, total))


def _opener(stack: ExitStack) -> Callable[[int], BinaryIO]:
    return lambda _number: stack.enter_context(TemporaryFile())


def _teller(task: Task, total: int) -> Callable[[int], None]:
    def tell(rows: int) -> None:
        if rows % TELL_EVERY == 0:
            task.tell(rows, max(rows, total))

    return tell


def _keep(task: Task, order: Order, made: Made) -> None:
    job_id, note = task.lease.job_id, f"{file_name(order, made.exported.at)}.manifest.json"
    with task.finishing() as session:
        for part, file in zip(made.parts, made.files, strict=True):
            store_file(session, job_id=job_id, name=part.name, file=file)
        store_file(session, job_id=job_id, name=note, file=io.BytesIO(as_json(made.manifest)))
        record_export(session, made.exported)
