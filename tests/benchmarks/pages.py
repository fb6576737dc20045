"""`python -m tests.benchmarks.pages`: how our pages do beside the least that such an app could do."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session, sessionmaker

from elearn.content.library import Library
from elearn.content.load import load_library
from elearn.db.engine import make_engine, make_sessions
from elearn.questions.question import Answer
from tests.benchmarks import visits
from tests.benchmarks.load import Figures, get, measure, post
from tests.benchmarks.made.prepared import add_learners, add_registrations
from tests.benchmarks.serving import DATABASES, FLOOR, OURS, running, settings_on

CONNECTIONS = 16
GOAL = 60  # percent of the floor


@dataclass
class Subject:
    """Something to measure; `floor` is the name of what it is compared with."""

    name: str
    port: int
    requests: Sequence[Sequence[bytes]]
    floor: str = ""
    has_goal: bool = True
    rounds: list[Figures] = field(default_factory=list)

    @property
    def best(self) -> Figures:
        """The best round: whatever else this machine does can only slow one down."""
        return max(self.rounds, key=lambda one: one.per_second)


def main() -> None:
    """Measure everything in one run and print a table."""
    options = _options()
    library = load_library(Path("modules")).library
    assert library, "the content has mistakes"
    with (
        tempfile.TemporaryDirectory(prefix="elearn-meting-") as folder,
        settings_on(options.database, Path(folder)) as settings,
        running(OURS, settings) as ours,
        running(FLOOR, settings) as floor,
    ):
        sessions = make_sessions(make_engine(settings.engine_url))
        subjects, saves = _prepare(sessions, library, ours, floor, options.registrations)
        for _ in range(options.rounds):
            for subject in subjects:
                _measure(subject, options.seconds)
        _check_saved(sessions, saves, next(one for one in subjects if one.name == SAVE))
    _print(subjects, options)


PAGE_FLOOR, SAVE_FLOOR, SAVE = "floor: page, two reads", "floor: insert, commit", "save an answer"
Saves = dict[UUID, list[visits.Save]]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.pages", description=__doc__)
    parser.add_argument("--database", choices=DATABASES, default="sqlite")
    parser.add_argument("--seconds", type=float, default=3, help="how long each measurement takes")
    parser.add_argument("--rounds", type=int, default=3, help="how often; the best one counts")
    parser.add_argument("--registrations", type=int, default=2000, help="rows in the export")
    return parser.parse_args()


def _prepare(
    sessions: sessionmaker[Session], library: Library, ours: int, floor: int, rows: int
) -> tuple[list[Subject], Saves]:
    with sessions.begin() as writing:
        taker_ids = add_learners(writing, library, CONNECTIONS)
        add_registrations(writing, library, rows)
    readers = visits.sign_in(ours, "lezer", CONNECTIONS)
    takers = visits.sign_in(ours, "toets", CONNECTIONS)
    with sessions() as reading:
        saves = {
            person_id: visits.saves_of(reading, library, person_id, browser)
            for person_id, browser in zip(taker_ids, takers, strict=True)
        }
    lesson, questions = visits.lesson_steps(library), visits.questions(library)
    save_requests = [[one.request for one in own] for own in saves.values()]
    return [
        Subject(PAGE_FLOOR, floor, visits.pages(readers, ["/pagina"])),
        Subject("login", ours, [[get("/inloggen")]] * CONNECTIONS, PAGE_FLOOR),
        Subject("dashboard", ours, visits.pages(readers, ["/leerpaden"]), PAGE_FLOOR),
        Subject("lesson step", ours, visits.pages(readers, lesson), PAGE_FLOOR),
        Subject("test question", ours, visits.pages(takers, questions), PAGE_FLOOR),
        Subject(SAVE_FLOOR, floor, [[post("/bewaar", "antwoord=goed")]] * CONNECTIONS),
        Subject(SAVE, ours, save_requests, SAVE_FLOOR),
        Subject(f"export, {rows} rows", ours, visits.exports(ours, CONNECTIONS, rows)),
    ], saves


def _measure(subject: Subject, seconds: float) -> None:
    figures = measure(subject.port, subject.requests, seconds=seconds)
    expected = {303} if subject.name == SAVE else {200}
    assert figures.statuses.keys() == expected, (subject.name, figures.statuses)
    subject.rounds.append(figures)


def _check_saved(sessions: sessionmaker[Session], saves: Saves, subject: Subject) -> None:
    """Every answer of the last rounds is in the database; each round began with the first save."""
    with sessions() as reading:
        for number, (person_id, own) in enumerate(saves.items()):
            expected: dict[str, Answer] = {}
            for figures in subject.rounds:
                expected |= visits.expected_answers(own, figures.turns[number])
            assert visits.stored_answers(reading, person_id) == expected


def _print(subjects: Sequence[Subject], options: argparse.Namespace) -> None:
    print(f"{options.database}, {CONNECTIONS} connections, best of {options.rounds} rounds")
    print(f"{'':24}{'per second':>12}{'p99 in ms':>12}{'% of floor':>12}")
    best = {one.name: one.best for one in subjects}
    for one in subjects:
        figures = one.best
        share = f"{100 * figures.per_second / best[one.floor].per_second:.0f}" if one.floor else ""
        print(f"{one.name:24}{figures.per_second:>12.0f}{figures.p99_ms:>12.0f}{share:>12}")


if __name__ == "__main__":
    main()
