"""Taking a path from the first lesson to the certificate, through the pages only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from uuid import UUID

from elearn.content.library import Library
from elearn.questions.matching import Matching
from elearn.questions.ordering import Ordering
from elearn.questions.question import Question
from elearn.questions.short_answer import ShortAnswer
from tests.web.people import Person

LEGEND = re.compile(r'<h1 class="question"[^>]*>(.*?)</h1>', re.DOTALL)


@dataclass(frozen=True)
class Finished:
    """What somebody has who finished a path."""

    person: Person
    attempt_id: UUID
    code: str


def library_of(person: Person) -> Library:
    return person.app.extensions["shelf"].library


def finish_path(person: Person, path_id: str) -> Finished:
    """Read every lesson, pass both tests; the last attempt and the code of the certificate."""
    path = library_of(person).paths[path_id]
    for lesson_id in path.lesson_ids:
        read_lesson(person, lesson_id)
    attempt_id = [pass_test(person, test_id) for test_id in path.test_ids][-1]
    codes = re.findall(r"/certificaten/([\w-]+)\"", person.read("/certificaten"))
    return Finished(person, attempt_id, codes[0])


def read_lesson(person: Person, lesson_id: str) -> None:
    """Read a lesson to its end, a step at a time."""
    for step in range(1, len(library_of(person).lessons[lesson_id].steps) + 1):
        address = f"/lessen/{lesson_id}"
        response = person.submit(f"{address}?stap={step}", address)
        assert response.status_code == 303, (lesson_id, step, response.status_code)


def pass_test(person: Person, test_id: str) -> UUID:
    """Begin a test or go on with it, answer everything right and hand it in."""
    begin_test(person, test_id)
    for place in range(1, library_of(person).tests[test_id].size + 1):
        answer_right(person, test_id, place)
    handed_in = person.submit(f"/toets/{test_id}/nakijken", f"/toets/{test_id}/inleveren", getoond="")
    assert handed_in.status_code == 303, handed_in.status_code
    return UUID(handed_in.headers["Location"].rsplit("/", 1)[1])


def begin_test(person: Person, test_id: str) -> None:
    """Begin a test; the same click goes on with one that is open."""
    response = person.post(f"/toets/{test_id}")
    assert response.status_code == 303, (test_id, response.status_code)


def answer_right(person: Person, test_id: str, place: int) -> None:
    """Open one question and save the right answer."""
    address = f"/toets/{test_id}/{place}"
    html = person.read(address)
    fields = right_fields(question_on(person, html))
    response = person.send(html, address, **fields)
    assert response.status_code == 303, (address, response.status_code)


def question_on(person: Person, html: str) -> Question:
    """The question that a page asks, found by its words."""
    found = LEGEND.search(html)
    assert found, html
    words = " ".join(unescape(re.sub(r"<[^>]+>", "", found[1])).split())
    modules = library_of(person).modules.values()
    same = [q for module in modules for q in module.questions.values() if q.text == words]
    # Two questions may ask the same words; the one whose keys are on the page is meant.
    return next(q for q in same if all(key in html for key in keys_of(q)))


def keys_of(question: Question) -> list[str]:
    """The keys that a page with this question shows."""
    match question:
        case Matching():
            return [pair.key for pair in question.pairs]
        case Ordering():
            return [step.key for step in question.steps]
        case ShortAnswer():
            return []
        case _:
            return [option.key for option in question.options]


def right_fields(question: Question) -> dict[str, str | list[str]]:
    """The form fields of the fully right answer."""
    match question:
        case Matching():
            keys = {text: key for key, text in question.choices.items()}
            return {f"antwoord-{pair.key}": keys[pair.right] for pair in question.pairs}
        case Ordering():
            return {f"antwoord-{one.key}": str(n) for n, one in enumerate(question.steps, 1)}
        case ShortAnswer():
            return {"antwoord": question.accepted[0]}
        case _:
            return {"antwoord": [option.key for option in question.options if option.right]}
