"""`python -m tests.benchmarks.exports`: a million registrations to a file, beside what COPY needs.

PostgreSQL is real, the rows are those of the screen, and COPY asks for the same columns with the same
query. Promised: CSV in flat memory (below 100 MB above idle) and within three times the time of COPY.
`--rows` takes fewer, `--formats csv,xlsx` names the files. Each measurement is a process of its own,
so that one does not warm up memory for another.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread
from typing import Any

from psycopg import ClientCursor
from sqlalchemy import Engine, select

from elearn.content.load import load_library
from elearn.db import Organisation
from elearn.db.engine import make_engine, make_sessions, read_only
from elearn.exports.registrations.make import ask, make
from elearn.exports.registrations.order import Order
from elearn.exports.registrations.shipped import shipped_profiles
from elearn.services.exporting import rows
from elearn.services.records.registrations import RegistrationFilter
from elearn.settings import PROJECT
from tests.benchmarks.exports.filling import fill
from tests.benchmarks.serving import settings_on

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


def main() -> None:
    """Fill a database, then measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--formats", default="csv")
    parser.add_argument("--profiles", default="machine,afas")
    parser.add_argument("--url", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.url:
        print(measure(arguments.url, arguments.profiles, arguments.formats))
        return
    with tempfile.TemporaryDirectory() as folder, settings_on("postgresql", Path(folder)) as settings:
        fill(settings.engine_url, arguments.rows)
        for profile in arguments.profiles.split(","):
            for kind in arguments.formats.split(","):
                command = [sys.executable, "-m", "tests.benchmarks.exports", "--url", settings.engine_url]
                subprocess.run([*command, "--profiles", profile, "--formats", kind], cwd=PROJECT, check=True)


@dataclass(slots=True)
class Memory:
    """How much memory this process has, and had at most since it began to look."""

    idle: int = 0
    most: int = 0

    def look(self, stop: Event) -> None:
        """Look twenty times a second."""
        while not stop.wait(0.05):
            self.most = max(self.most, resident())


def resident() -> int:
    """Bytes of memory that this process holds."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS"))


def measure(url: str, profile: str, kind: str) -> str:
    """One line: what it took, and what COPY took."""
    engine = make_engine(url)
    library = load_library(PROJECT / "modules").library
    order = Order(_organisation(engine), "groot", shipped_profiles()[profile], kind, RegistrationFilter())
    copied = min(copy(engine, library, order) for _ in range(2))
    memory, stop = Memory(resident()), Event()
    memory.most = memory.idle
    looking = Thread(target=memory.look, args=(stop,))
    looking.start()
    begun, worked = time.perf_counter(), time.process_time()
    with make_sessions(engine)() as session:
        read_only(session)
        made = make(session, ask(session, library, order, now=NOW), open_part=_open, now=NOW)
    took, worked = time.perf_counter() - begun, time.process_time() - worked
    stop.set()
    looking.join()
    engine.dispose()
    size = sum(one.size for one in made.parts) / 1e6
    return (
        f"{profile:>10} {kind:>5}: {made.exported.rows:,} rows, {size:.0f} MB "
        f"in {took:.1f} s ({worked:.1f} s of work), "
        f"COPY {copied:.1f} s, {took / copied:.2f} times; "
        f"memory {memory.idle / 1e6:.0f} MB idle, {(memory.most - memory.idle) / 1e6:.0f} MB above"
    )


def copy(engine: Engine, library: object, order: Order) -> float:
    """Seconds that PostgreSQL itself needs to write the same columns as CSV to a file of ours."""
    with make_sessions(engine)() as session:
        asked = ask(session, library, order, now=NOW)
        query = rows.choose(asked.query, asked.plan.labels).compile(
            engine, compile_kwargs={"render_postcompile": True}
        )
        connection: Any = session.connection().connection.driver_connection
        asked_for = ClientCursor(connection).mogrify(str(query), query.params)
        begun = time.perf_counter()
        cursor = connection.cursor()
        with (
            tempfile.TemporaryFile() as file,
            cursor.copy(f"COPY ({asked_for}) TO STDOUT (FORMAT csv)") as lines,
        ):
            for line in lines:
                file.write(line)
    return time.perf_counter() - begun


def _organisation(engine: Engine):
    with make_sessions(engine)() as session:
        return session.scalars(select(Organisation.id).where(Organisation.code == "groot")).one()


def _open(_number: int):
    return tempfile.TemporaryFile()


if __name__ == "__main__":
    main()
