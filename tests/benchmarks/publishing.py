"""`python -m tests.benchmarks.publishing`: a trainer publishes while fifty people take a test.

Two processes serve one PostgreSQL database, and everybody goes from one to the other. Every
revision makes other answers right. At the end each attempt must have exactly the points that its
answers earn on the questions as they were drawn, and no request may have failed.
"""

from __future__ import annotations

import argparse
import html
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from elearn.content.library import Library
from elearn.content.load import load_library
from elearn.db import Attempt, DrawnQuestion, QuestionVersion
from elearn.db.engine import make_engine, make_sessions
from elearn.questions import parse_json
from elearn.questions.question import Answer, Question
from elearn.services.demo import PASSWORD as DEMO_PASSWORD
from tests.benchmarks.answers import fields_of, two_answers
from tests.benchmarks.browser import Browser
from tests.benchmarks.made.prepared import PASSWORD, TEST, add_ready, email_of
from tests.benchmarks.made.turned import other_key
from tests.benchmarks.serving import OURS, running, settings_on
from tests.web.journey import right_fields
from tests.web.people import hidden_fields

TRAINER = "tarik@voorbeeldstad.example"
MODULE = "polarisatie"
THINKING = 1.0
"""Seconds that a learner looks at a question: time for a revision to come in between."""
PROMISED = 5.0
"""Seconds within which every process serves a revision."""


@dataclass
class Report:
    """What happened; filled by many threads, each appending only."""

    took: list[float] = field(default_factory=list)
    served_after: list[float] = field(default_factory=list)
    revisions: int = 0


class Wanderer(Browser):
    """A browser that a proxy sends to another process with every request."""

    def __init__(self, ports: tuple[int, int], report: Report) -> None:
        super().__init__(ports[0])
        self._ports = ports
        self._report = report

    @contextmanager
    def _elsewhere(self) -> Iterator[None]:
        self._ports = self._ports[::-1]
        self._address = f"http://127.0.0.1:{self._ports[0]}"
        start = time.perf_counter()
        yield
        self._report.took.append(time.perf_counter() - start)

    def read(self, path: str) -> str:
        """Open a page at the other process. Raises for any answer that is an error."""
        with self._elsewhere():
            return super().read(path)

    def post(self, path: str, fields: dict[str, Any]) -> str:
        """Send a form to the other process. Raises for any answer that is an error."""
        with self._elsewhere():
            return super().post(path, fields)


def main() -> None:
    """Take the tests, publish meanwhile, and compare every attempt with its own key."""
    options = _options()
    library = load_library(Path("modules")).library
    assert library, "the content has mistakes"
    with (
        tempfile.TemporaryDirectory(prefix="elearn-meting-") as folder,
        settings_on("postgresql", Path(folder)) as settings,
        running(OURS, settings) as first,
        running(OURS, replace(settings, data=_second(folder))) as second,
    ):
        sessions = make_sessions(make_engine(settings.engine_url))
        report = Report()
        with sessions.begin() as writing:
            people = add_ready(writing, library, options.learners)
        _take_while_publishing(sessions, library, (first, second), people, report)
        attempts = _compare(sessions, people)
    _print(report, attempts, options.learners)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.publishing", description=__doc__)
    parser.add_argument("--learners", type=int, default=50)
    return parser.parse_args()


def _second(folder: str) -> Path:
    data = Path(folder) / "tweede"
    data.mkdir()
    return data


def _take_while_publishing(
    sessions: sessionmaker[Session],
    library: Library,
    ports: tuple[int, int],
    people: list[UUID],
    report: Report,
) -> None:
    browsers = [Wanderer(ports, report) for _ in people]
    for number, browser in enumerate(browsers):
        browser.sign_in(email_of("klaar", number), PASSWORD)
    report.took.clear()
    done = Event()
    with ThreadPoolExecutor(len(people) + 1) as pool:
        publishing = pool.submit(_publish_until, done, library, ports, report)
        taking = [
            pool.submit(_take_test, sessions, browser, person_id, number)
            for number, (browser, person_id) in enumerate(zip(browsers, people, strict=True))
        ]
        try:
            for one in taking:
                one.result()
        finally:
            done.set()
        publishing.result()


# A learner


def _take_test(sessions: sessionmaker[Session], browser: Wanderer, person_id: UUID, number: int) -> None:
    """Answer as the page that was shown asks; every other question wrong."""
    time.sleep(number % 10 * THINKING)
    browser.post(f"/toets/{TEST}", {"csrf_token": browser.token})
    drawn = _drawn(sessions, person_id)
    for place, question in enumerate(drawn, 1):
        page = browser.read(f"/toets/{TEST}/{place}")
        assert question.text in html.unescape(page), f"place {place} shows another edition"
        time.sleep(THINKING)
        fields = hidden_fields(page, f"/toets/{TEST}/{place}")
        answer = _right(question) if place % 2 else two_answers(question)[1]
        browser.post(f"/toets/{TEST}/{place}", {**fields, **fields_of(answer)})
    review = browser.read(f"/toets/{TEST}/nakijken")
    action = f"/toets/{TEST}/inleveren"
    result = browser.post(action, hidden_fields(review, action))
    assert all(question.text in html.unescape(result) for question in drawn), (
        "the result is of another edition"
    )


def _drawn(sessions: sessionmaker[Session], person_id: UUID) -> list[Question]:
    with sessions() as session:
        found = session.scalars(
            select(QuestionVersion.body)
            .join(DrawnQuestion, DrawnQuestion.content_hash == QuestionVersion.content_hash)
            .join(Attempt, Attempt.id == DrawnQuestion.attempt_id)
            .where(Attempt.person_id == person_id)
            .order_by(DrawnQuestion.place)
        )
        return [parse_json(body) for body in found]


def _right(question: Question) -> Answer | None:
    """An answer that earns the whole point on this version of the question."""
    fields = right_fields(question)
    rows = {name.partition("-")[2]: value for name, value in fields.items()}
    return question.to_answer(fields.get("antwoord", rows))


def _compare(sessions: sessionmaker[Session], people: list[UUID]) -> int:
    """Every attempt has the points that its own questions give; how many editions were begun on."""
    editions = set()
    with sessions() as session:
        for person_id in people:
            attempt = session.scalars(select(Attempt).where(Attempt.person_id == person_id)).one()
            earned = sum(
                _points(question, place) for place, question in enumerate(_drawn(sessions, person_id), 1)
            )
            assert attempt.points is not None, "a test was not handed in"
            assert abs(attempt.points - earned) < 1e-9, (attempt.points, earned)
            editions.add(attempt.edition)
    return len(editions)


def _points(question: Question, place: int) -> float:
    return question.grade(_right(question) if place % 2 else two_answers(question)[1]).points


# The trainer


def _publish_until(done: Event, library: Library, ports: tuple[int, int], report: Report) -> None:
    trainer = Wanderer(ports, Report())
    trainer.sign_in(TRAINER, DEMO_PASSWORD)
    goals = set(library.tests[TEST].goals)
    quizzes = [one.id for one in library.quizzes.values() if any(q.goal in goals for q in one.questions)]
    while not done.is_set():
        quiz_id = quizzes[report.revisions % len(quizzes)]
        _publish(trainer, f"quizzen/{quiz_id}.yaml", report)


def _publish(trainer: Wanderer, path: str, report: Report) -> None:
    """Write, publish, and wait until both processes serve it."""
    address = f"/trainer/bewerken/{MODULE}/{path}"
    page = trainer.read(address)
    text = other_key(_text_on(page), report.revisions + 1)
    trainer.post(address, {**hidden_fields(page, address), "tekst": text})
    address = f"/trainer/publiceren/{MODULE}/{path}"
    form = hidden_fields(trainer.read(address), address)
    before = {_edition(trainer) for _ in range(2)}
    start = time.perf_counter()
    trainer.post(address, {**form, "reden": "Een andere sleutel.", "gewicht": "wezenlijk"})
    report.revisions += 1
    _wait(lambda: before.isdisjoint({_edition(trainer) for _ in range(2)}))
    report.served_after.append(time.perf_counter() - start)


def _wait(is_served: Callable[[], bool]) -> None:
    deadline = time.perf_counter() + 4 * PROMISED
    while not is_served():
        assert time.perf_counter() < deadline, "a process never served the revision"


def _edition(trainer: Wanderer) -> str:
    found = re.search(r"Editie <code>(\w+)</code>", trainer.read("/trainer"))
    assert found
    return found[1]


def _text_on(page: str) -> str:
    found = re.search(r"<textarea[^>]*>\n?(.*?)</textarea>", page, re.DOTALL)
    assert found
    return html.unescape(found[1])


def _print(report: Report, editions: int, learners: int) -> None:
    took = sorted(report.took)
    slowest, p99 = max(report.served_after), took[int(len(took) * 0.99)]
    print(f"{learners} attempts begun on {editions} editions, {report.revisions} revisions meanwhile")
    print("every attempt has the points that its own questions give")
    print(f"{len(took)} requests of learners, none failed; p50 {took[len(took) // 2]:.3f} s, p99 {p99:.3f} s")
    print(f"served by both processes after {slowest:.2f} s at most (promised: {PROMISED:.0f} s)")
    assert slowest <= PROMISED


if __name__ == "__main__":
    main()
