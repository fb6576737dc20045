"""How long a file of staff takes: the first time, again, and with changes; on both databases.

python -m tests.benchmarks.staff_file [--people 50000]
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

from elearn.content.load import load_library
from elearn.db.engine import make_engine, make_sessions
from elearn.services.calendar import today
from elearn.services.organisation.make import make_organisation
from elearn.services.staff_file import Loader, load, read_staff
from elearn.services.staff_file.words import counts
from elearn.settings import PROJECT
from tests.machines import postgresql
from tests.machines.databases import PostgresTemplate, SqliteTemplate

GOAL = 30.0
NOW = datetime.now(UTC)
HEADINGS = "personeelsnummer;naam;email;afdeling;functie;rollen;in_dienst;uit_dienst;leidinggevende"
TEAM = 25
CHANGED_AT, LEFT_AT = 7, 50
"""Every seventh person changes, every fiftieth leaves."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.staff_file", description=__doc__)
    parser.add_argument("--people", type=int, default=50_000, help="how many lines the file has")
    people = parser.parse_args().people
    with _databases() as urls:
        for kind, url in urls.items():
            # A process of its own, so that its memory is its own.
            process = get_context("spawn").Process(target=_measure, args=(kind, url, people))
            process.start()
            process.join()


@contextmanager
def _databases() -> Iterator[dict[str, str]]:
    with (
        tempfile.TemporaryDirectory(prefix="elearn-meting-") as folder,
        postgresql.running_server() as server,
    ):
        (Path(folder) / "copy").mkdir()
        template = PostgresTemplate(server)
        with (
            SqliteTemplate(Path(folder)).copy(Path(folder) / "copy") as sqlite,
            template.copy() as postgres,
        ):
            yield {"SQLite": sqlite, "PostgreSQL": postgres}
        template.drop()


def _measure(kind: str, url: str, people: int) -> None:
    library = load_library(PROJECT / "modules").library
    assert library
    engine = make_engine(url)
    sessions = make_sessions(engine)
    with sessions.begin() as session:
        made = make_organisation(session, code="meting", name="Gemeente Meting", now=NOW)
        by = Loader(made.id, None, NOW)
    files = {
        "the first time": _file(people),
        "the same file again": _file(people),
        "one in seven changed, one in fifty left": _file(people, changed=True),
    }
    before = _megabytes()
    for what, content in files.items():
        start, worked = time.perf_counter(), time.process_time()
        file = read_staff("meting.csv", content, today=today(NOW))
        with sessions.begin() as session:
            found = load(session, library, file, by, yes=True)
        seconds, worked = time.perf_counter() - start, time.process_time() - worked
        numbers = ", ".join(f"{number} {name}" for name, number in counts(found))
        print(
            f"{kind:11}{what:42}{seconds:7.2f} s  goal: under {GOAL:.0f} s  "
            f"({worked:.1f} s of our own work; {numbers})",
            flush=True,
        )
    print(f"{kind:11}memory above the start: {_megabytes() - before} MB", flush=True)
    engine.dispose()


def _file(people: int, *, changed: bool = False) -> bytes:
    lines = (_line(number, changed=changed) for number in range(1, people + 1))
    kept = (line for number, line in enumerate(lines, start=1) if not (changed and number % LEFT_AT == 0))
    return "\r\n".join((HEADINGS, *kept)).encode("cp1252")


def _line(number: int, *, changed: bool) -> str:
    team = number // TEAM
    function = "senior adviseur" if changed and number % CHANGED_AT == 0 else "adviseur"
    leader = f"{max(team * TEAM, 1):07}" if number % TEAM else ""
    return (
        f"{number:07};Renée van Verzinsel {number};m{number}@meting.example;"
        f"Dienst {team % 8} / Afdeling {team % 40} / Team {team % 400};{function};"
        f"baliemedewerker;01-02-2020;;{leader}"
    )


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
