"""Fetch everything about one person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table, func, select
from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.db import Base, Person
from elearn.services.attempts.drawn import drawn_in, questions_of
from elearn.services.own_data.parts import PARTS, SECRETS, Part

Row = Mapping[str, Any]

ROWS_ON_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one table, newest first; `total` counts those that were not fetched as well."""

    part: Part
    rows: Sequence[Row]
    total: int


def sections(
    session: Session, library: Library, *, person_id: UUID, most: int | None = None
) -> Iterator[Section]:
    """Every part that holds something, one by one; `most` rows of each (None: all)."""
    for part in PARTS:
        found = _rows(session, part, person_id, most)
        if found:
            yield Section(part, _readable(session, library, part, found), _total(session, part, person_id))


def _rows(session: Session, part: Part, person_id: UUID, most: int | None) -> list[dict[str, Any]]:
    table = _bare(part)
    columns = [one for one in table.columns if one.name not in SECRETS]
    newest_first = [one.desc() for one in table.primary_key.columns]
    query = select(*columns).where(part.of(person_id)).order_by(*newest_first).limit(most)
    return [dict(row) for row in session.execute(query).mappings()]


def _total(session: Session, part: Part, person_id: UUID) -> int:
    return session.scalar(select(func.count()).select_from(_bare(part)).where(part.of(person_id))) or 0


def _readable(session: Session, library: Library, part: Part, rows: list[dict[str, Any]]) -> list[Row]:
    """Names beside the ids of people, and an answer in the words of its question."""
    columns = [
        column.name
        for column in _bare(part).columns
        if any(key.column.table.name == "person" for key in column.foreign_keys)
    ]
    names = _names(session, {row[one] for row in rows for one in columns if row[one]})
    words = _words(session, library, {row["attempt_id"] for row in rows}) if part.key == "answer" else {}
    for row in rows:
        row.update({f"{one}_naam": names[row[one]] for one in columns if row[one]})
        row.update(words.get((row.get("attempt_id"), row.get("question_id")), {}))
    return [{key: _plain(value) for key, value in row.items()} for row in rows]


def _names(session: Session, ids: set[UUID]) -> dict[UUID, str]:
    found = session.execute(select(Person.id, Person.name).where(Person.id.in_(ids))) if ids else ()
    return {row[0]: row[1] for row in found}


def _words(
    session: Session, library: Library, attempt_ids: set[UUID]
) -> dict[tuple[UUID | None, str | None], dict[str, str]]:
    words: dict[tuple[UUID | None, str | None], dict[str, str]] = {}
    for attempt_id in attempt_ids:
        drawn = drawn_in(session, attempt_id)
        for one, question in zip(drawn, questions_of(session, library, drawn), strict=True):
            answered = "; ".join(question.export(one.answer))
            words[attempt_id, question.id] = {"vraag": question.text, "antwoord": answered}
    return words


def _plain(value: object) -> object:
    """A value as it goes into JSON."""
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _bare(part: Part) -> Table:
    return Base.metadata.tables[part.table.__tablename__]
