"""The pages of a trainer ask the database the same number of questions, however much there is."""

from __future__ import annotations

import pytest

from tests.web.test_queries import queries
from tests.web.trainer.authoring.desk import at, change, publish
from tests.web.trainer.conftest import QUIZ

# The most a page may ask, signing in included.
LIMITS = {
    "/trainer": 4,
    "/trainer/voorstellen": 3,
    at("bewerken"): 6,
    at("publiceren"): 6,
    at("voorbeeld"): 3,
    at("scherm"): 3,
    at("versies"): 3,
}


@pytest.mark.parametrize("path", LIMITS)
def test_a_page_asks_few_questions_however_much_was_published(app, as_person, path):
    tarik = as_person("Tarik")
    at_first = queries(app, tarik, path)
    for number in range(3):
        for file in (QUIZ, "quizzen/vier-fasen.yaml"):
            change(tarik, "titel: ", f"# wijziging {number}\ntitel: ", file)
            publish(tarik, file)
    change(tarik, "titel: ", "titel: Concept ")
    assert app.extensions["shelf"].library

    assert at_first <= LIMITS[path]
    assert queries(app, tarik, path) <= LIMITS[path]
