"""How long `doctor` takes over a million completions, and how much memory: `--rows N`, `--database URL`."""

from __future__ import annotations

import argparse
import resource
import time
from datetime import UTC, date, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from sqlalchemy import text

from elearn.db import Assignment, Completion, CompletionHolder, Organisation, Person
from elearn.db.base import new_id
from elearn.db.bulk import insert_rows
from elearn.db.engine import make_engine, make_sessions, read_only
from elearn.db.migrate import migrate
from elearn.services.certification.standing import write_standing
from elearn.services.doctor.records import check_records
from elearn.services.records.chain import add_links
from elearn.services.records.holders import sealed

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
PER_PERSON = 10
HOLDER = ("salt", "person_name", "personnel_number", "department_name")


def main() -> None:
    """Fill a database, look at it once, and print what that took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--database", default="")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        engine = make_engine(given.database or f"sqlite:///{Path(folder) / 'elearn.db'}")
        migrate(engine)
        engine.dispose()
        url = engine.url.render_as_string(hide_password=False)
        for work in (_fill_all, _look):  # a process each: filling takes memory, looking should not
            process = get_context("spawn").Process(target=work, args=(url, given.rows))
            process.start()
            process.join()


def _fill_all(url: str, rows: int) -> None:
    with make_sessions(make_engine(url)).begin() as session:
        _fill(session, rows)


def _look(url: str, _rows: int) -> None:
    with make_sessions(make_engine(url))() as session:
        read_only(session)
        session.execute(text("SELECT 1"))
        before, start, busy = _memory(), time.perf_counter(), time.process_time()
        for one in check_records(session):
            wall, cpu = time.perf_counter() - start, time.process_time() - busy
            print(f"{wall:7.1f} s, {cpu:6.1f} s of CPU  {one.level}  {one.text}", flush=True)
    print(f"{_memory() - before} MB above the start of the look (peak {_memory()} MB)", flush=True)


def _fill(session: Any, rows: int) -> None:
    home = new_id()
    session.add(Organisation(id=home, code="groot", name="Gemeente Groot"))
    session.flush()
    people = [new_id() for _ in range(rows // PER_PERSON)]
    insert_rows(session, Person, (_person(home, one, number) for number, one in enumerate(people)))
    ids = [new_id() for _ in range(rows)]
    holders = {
        one: sealed(person_name="Naam", personnel_number=str(n), department_name="Team")
        for n, one in enumerate(ids)
    }
    facts = (_completion(people, n, one, holders[one]["holder_hash"]) for n, one in enumerate(ids))
    add_links(session, Completion, organisation_id=home, rows=facts)
    held = ({"completion_id": one, **{key: who[key] for key in HOLDER}} for one, who in holders.items())
    insert_rows(session, CompletionHolder, held)
    insert_rows(session, Assignment, (_assignment(one) for one in people))
    write_standing(session)


def _person(home: UUID, id_: UUID, number: int) -> dict[str, Any]:
    return {
        "id": id_,
        "organisation_id": home,
        "name": "Naam",
        "email": f"{number}@groot.example",
        "personnel_number": str(number),
        "function": "",
        "is_demo": False,
        "created_at": NOW,
        "lookup": "naam",
    }


def _completion(people: list[UUID], n: int, id_: UUID, holder_hash: str) -> dict[str, Any]:
    at = NOW - timedelta(days=3000) + timedelta(minutes=n)
    return {
        "id": id_,
        "person_id": people[n // PER_PERSON],
        "path_id": "balie",
        "number": n % PER_PERSON + 1,
        "code": f"{n:012}",
        "holder_hash": holder_hash,
        "organisation_name": "Gemeente Groot",
        "path_title": "Balie",
        "module_id": "polarisatie",
        "edition": "e" * 64,
        "minutes": 30,
        "lessons": 7,
        "started_on": at.date(),
        "completed_at": at,
        "completed_on": at.date(),
        "valid_until": date(2030, 1, 1),
    }


def _assignment(person_id: UUID) -> dict[str, Any]:
    return {"id": new_id(), "person_id": person_id, "path_id": "balie", "assigned_at": NOW, "reason": ""}


def _memory() -> int:
    """Peak memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
