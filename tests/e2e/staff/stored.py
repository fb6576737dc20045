"""What the database holds of somebody's tests, in words."""

from __future__ import annotations

import json

from elearn.content.library import Library
from tests.e2e.server import Server

ANSWERS = """
select question_id, value from answer
join drawn_question using (attempt_id, question_id)
join attempt on attempt.id = attempt_id
join person on person.id = person_id
where name = ? order by started_at, place
"""
ATTEMPTS = """
select test_id, number, points, passed from attempt
join person on person.id = person_id
where name = ? order by started_at
"""


def answers_of(server: Server, who: str, library: Library) -> list[str]:
    """The stored answers as the review page says them, in the order of the tests."""
    questions = library.modules["buurt"].questions
    rows = server.look_up(ANSWERS, who)
    return [words for id_, value in rows for words in questions[id_].export(json.loads(value))]


def attempts_of(server: Server, who: str) -> list[tuple[object, ...]]:
    """Each attempt: the test, its number, the points and whether it was passed (None: still open)."""
    return server.look_up(ATTEMPTS, who)
