"""Nothing that gives the answer away leaves the server before somebody answered."""

from __future__ import annotations

import re
from html import unescape

from elearn.questions.matching import Matching
from elearn.questions.ordering import Ordering
from elearn.questions.question import Question
from elearn.questions.short_answer import ShortAnswer
from tests.web.journey import library_of, pass_test, question_on, read_lesson
from tests.web.people import Person


def telling_words(question: Question) -> set[str]:
    """The words of a question that only somebody who answered may see."""
    words = {question.explanation}
    match question:
        case Matching():
            return words | {pair.why for pair in question.pairs}
        case Ordering():
            return words | {step.why for step in question.steps}
        case ShortAnswer():
            return words | {question.why_right, question.why_wrong}
        case _:
            return words | {option.why for option in question.options}


def leaks(question: Question, html: str) -> list[str]:
    shown = unescape(html)
    return sorted(word for word in telling_words(question) if word and word in shown)


def begin_core_test(person: Person) -> int:
    for lesson_id in library_of(person).paths["baliemedewerker"].lesson_ids:
        read_lesson(person, lesson_id)
    person.submit("/toets/kern", "/toets/kern")
    return library_of(person).tests["kern"].size


def test_no_page_of_an_open_test_holds_feedback(as_person):
    sanne = as_person("Sanne")
    size = begin_core_test(sanne)

    pages = [sanne.read(f"/toets/kern/{place}") for place in range(1, size + 1)]
    questions = [question_on(sanne, html) for html in pages]
    overview = sanne.read("/toets/kern/nakijken") + sanne.read("/toets/kern")

    assert [leaks(question, html + overview) for question, html in zip(questions, pages, strict=True)] == [
        [] for _ in questions
    ]


def test_the_result_does_hold_it_so_the_test_above_can_fail(as_person):
    sanne = as_person("Sanne")
    size = begin_core_test(sanne)
    questions = [question_on(sanne, sanne.read(f"/toets/kern/{n}")) for n in range(1, size + 1)]

    attempt_id = pass_test(sanne, "kern")
    result = sanne.read(f"/toets/kern/uitslag/{attempt_id}")

    assert all(question.explanation in unescape(result) for question in questions)


def test_a_practice_question_holds_no_feedback_until_it_is_answered(as_person):
    sanne = as_person("Sanne")

    for quiz_id in library_of(sanne).quizzes:
        sanne.post(f"/oefenen/{quiz_id}/begin")
        html = sanne.read(f"/oefenen/{quiz_id}")
        assert leaks(question_on(sanne, html), html) == []


def test_a_right_option_is_drawn_like_any_other(as_person):
    """A class, an attribute or a value that only right answers have would give them away."""
    sanne = as_person("Sanne")
    size = begin_core_test(sanne)

    drawn = [control for place in range(1, size + 1) for control in controls_of(sanne, place)]

    assert len(drawn) >= 2 * size
    assert len(set(drawn)) <= 2  # one form for radios, one for checkboxes


def controls_of(person: Person, place: int) -> list[str]:
    """The tag of every option on a page, without its own key and the number of its row."""
    html = person.read(f"/toets/kern/{place}")
    tags = re.findall(r'<input[^>]*type="(?:radio|checkbox)"[^>]*>', html)
    return [re.sub(r'(?:id|value)="[^"]*"', "", tag) for tag in tags]
