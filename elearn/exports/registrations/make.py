"""Make the files of an order: the same rows as the screen, streamed, counted and sealed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from io import SEEK_END
from math import gcd
from pathlib import PurePath
from typing import Any, BinaryIO

from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.db.streaming import stream_rows
from elearn.exports.formats import FORMATS
from elearn.exports.formats.table import Batch, Table, Tally, cut
from elearn.exports.registrations.ahead import ahead
from elearn.exports.registrations.manifest import Part, manifest_of, seal
from elearn.exports.registrations.order import Order
from elearn.exports.registrations.table import Plan
from elearn.services.calendar import today as day_of
from elearn.services.exporting import log, rows
from elearn.services.exporting.log import Exported, Previous
from elearn.services.exporting.rows import Question
from elearn.services.refusal import Refusal

PIECE = 1024 * 1024

BATCH = 5000
"""Rows that are read and written at a time, at most; a file is cut between two batches."""

OpenPart = Callable[[int], BinaryIO]
Tell = Callable[[int], None]
"""Hears how many rows there are so far."""


@dataclass(frozen=True, slots=True)
class Made:
    """What an order became; `files` are open, in the order of `parts`."""

    parts: tuple[Part, ...]
    files: tuple[BinaryIO, ...]
    exported: Exported

    @property
    def manifest(self) -> dict[str, Any]:
        """The note that goes with the files."""
        return self.exported.manifest


@dataclass(frozen=True, slots=True)
class Asked:
    """An order at one moment: what came before, where the chain ends, which rows that makes."""

    order: Order
    previous: Previous | None
    until: int
    query: rows.Rows
    plan: Plan


@dataclass(slots=True)
class _Counted:
    """Batches on their way to one file, and how many rows that were."""

    batches: Iterator[Batch]
    rows: int = 0

    def __iter__(self) -> Iterator[Batch]:
        for batch in self.batches:
            self.rows += len(batch[0])
            yield batch


def ask(session: Session, library: Library, order: Order, *, now: datetime) -> Asked:
    """Find out which rows an order is about. Raises Refusal when it cannot be."""
    before = None
    if order.since_previous:
        before = log.previous(session, organisation_id=order.organisation_id, series=order.series)
    until = rows.last_number(session, organisation_id=order.organisation_id)
    return ask_between(session, library, order, before=before, until=until, now=now)


def ask_between(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session, library: Library, order: Order, *, before: Previous | None, until: int, now: datetime
) -> Asked:
    """The same between two places in the chain of completions, as it was at a moment."""
    _check(order)
    plan = Plan(order.profile.columns(order.chosen), day_of(now), FORMATS[order.format].runs)
    query = rows.query_of(session, library, _question(order, before, until, now))
    return Asked(order, before, until, query, plan)


def count(session: Session, asked: Asked) -> int:
    """How many rows it will be."""
    return rows.count(session, asked.query)


def make(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    asked: Asked,
    *,
    open_part: OpenPart,
    now: datetime,
    name: str | None = None,
    tell: Tell | None = None,
) -> Made:
    """Write the files; `open_part` opens one for writing and reading. The session only reads.

    `name` is what one file would be called; several get a number in it. None: as `file_name` says.
    """
    order, tally = asked.order, Tally()
    most = _most(order)
    size = gcd(most, BATCH) if most else BATCH
    batches = _batches(session, asked, size, tally, tell or (lambda _rows: None))
    files: list[BinaryIO] = []
    counts: list[int] = []
    for group in _groups(batches, most, size):
        file = open_part(len(files))
        part = _Counted(group)
        FORMATS[order.format].write(Table(asked.plan.columns, part, tally), file, order.profile.style)
        files.append(file)
        counts.append(part.rows)
    parts = _parts(files, counts, name or f"{file_name(order, now)}.{order.format}")
    return Made(parts, tuple(files), _to_log(session, asked, parts, tally, now))


def file_name(order: Order, now: datetime) -> str:
    """`registraties_voorbeeldstad_20261125`, without what the kind of file adds."""
    what = "registraties" if order.profile.file.subject == "toewijzingen" else "voltooiingen"
    return f"{what}_{order.organisation_code}_{day_of(now):%Y%m%d}"


def numbered(name: str, number: int) -> str:
    """`lijst.csv` -> `lijst_2.csv`."""
    path = PurePath(name)
    return f"{path.stem}_{number}{path.suffix}"


def _check(order: Order) -> None:
    title = order.profile.file.title
    missing = sorted(order.chosen - set(order.profile.choices))
    if missing:
        message = f"Het profiel {title} heeft geen plek voor: {', '.join(missing)}."
        raise Refusal(message, "Haal dat vinkje weg, of kies een ander profiel.")
    if order.wanted.status and order.profile.file.subject == "voltooiingen":
        message = f"Het profiel {title} gaat over voltooiingen. Die hebben geen status."
        raise Refusal(message, "Haal het filter op status weg, of kies een ander profiel.")


def _question(order: Order, before: Previous | None, until: int, now: datetime) -> Question:
    file = order.profile.file
    question = Question(
        organisation_id=order.organisation_id,
        subject=file.subject,
        wanted=order.wanted,
        today=day_of(now),
        until=until,
        statuses=file.limits.statuses,
        path_ids=file.limits.path_ids,
    )
    if before is None:
        return question
    return replace(question, after=before.until_number, changed_since=before.at)


def _batches(session: Session, asked: Asked, size: int, tally: Tally, tell: Tell) -> Iterator[Batch]:
    query = rows.choose(asked.query, asked.plan.labels)
    for batch in asked.plan.batches(ahead(stream_rows(session, query, size=size)), tally):
        yield batch
        tell(tally.rows)


def _most(order: Order) -> int | None:
    """How many rows a file may have; None: any number."""
    limits = (order.profile.file.rows_per_file, FORMATS[order.format].most_rows)
    return min((one for one in limits if one), default=None)


def _groups(batches: Iterator[Batch], most: int | None, size: int) -> Iterator[Iterator[Batch]]:
    """The batches per file; without rows there still is a file, with headings."""
    if most is None:
        yield batches
        return
    is_empty = True
    for group in cut(batches, most, size):
        is_empty = False
        yield group
    if is_empty:
        yield iter(())


def _parts(files: list[BinaryIO], counts: list[int], whole: str) -> tuple[Part, ...]:
    parts = []
    for number, (file, rows_in) in enumerate(zip(files, counts, strict=True), start=1):
        size = file.seek(0, SEEK_END)
        name = numbered(whole, number) if len(files) > 1 else whole
        parts.append(Part(name, rows_in, size, _hash(file)))
    return tuple(parts)


def _hash(file: BinaryIO) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    for piece in iter(lambda: file.read(PIECE), b""):
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()


def _to_log(session: Session, asked: Asked, parts: tuple[Part, ...], tally: Tally, now: datetime) -> Exported:
    order, before = asked.order, asked.previous
    gone = []
    if before and order.profile.file.subject == "voltooiingen":
        gone = rows.withdrawn(
            session, organisation_id=order.organisation_id, until=before.until_number, since=before.at
        )
    manifest = manifest_of(order, parts=parts, tally=tally, previous=before, withdrawn=gone, now=now)
    return Exported(
        organisation_id=order.organisation_id,
        at=now,
        actor_id=order.actor_id,
        token_id=None,
        profile=order.profile.name,
        format=order.format,
        subject=order.profile.file.subject,
        filter=order.filter,
        fields=[entry.field for entry in asked.plan.entries if entry.field],
        rows=tally.rows,
        disarmed=tally.disarmed,
        sha256=seal(parts),
        series=order.series if order.since_previous else "",
        until_number=asked.until,
        manifest=manifest,
        people=bytes(tally.people),
    )
