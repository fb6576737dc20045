"""What may happen to a question that was asked in a test."""

from __future__ import annotations

import pytest

from elearn.content.drafts.answered import check_answered
from elearn.content.files import ContentFile
from elearn.content.shelf import Shelf
from tests.content.cases import copy_good
from tests.content.sources import Sources

QUIZ = ContentFile("buurt", "quizzen/groeten.yaml")


@pytest.fixture
def sources(tmp_path):
    return Sources(copy_good(tmp_path))


def told(sources, *changes: tuple[str, str], asked=None) -> list[str]:
    """What is told after changes of the text, when every question was asked as the folder has it."""
    shelf: Shelf = sources.start()
    asked = asked or {id_: (one,) for id_, one in shelf.library.modules["buurt"].questions.items()}
    text = sources.text(QUIZ)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    draft = shelf.draft_with("buurt", {QUIZ: text.encode()})
    return [
        f"{one.line}:{one.column} {one.code} {one.message} {one.hint}"
        for one in check_answered(draft.quizzes["groeten"], asked)
    ]


FREE = {
    "nothing": [],
    "the words of the question": [("vraag: Wat doe je?", "vraag: Wat kun je doen?")],
    "feedback and explanation": [("Een groet duurt één tel.", "Het kost niets.")],
    "the right answer": [
        ("{tekst: Ik groet., goed: ja, feedback", "{tekst: Ik groet., feedback"),
        ("{tekst: Ik kijk weg., feedback", "{tekst: Ik kijk weg., goed: ja, feedback"),
    ],
    "an answer more": [
        ("    uitleg: Een groet", "      - {tekst: Ik bel., feedback: Nee.}\n    uitleg: Een groet")
    ],
    "capitals and spaces, which the key does not see": [("tekst: Ik groet.", "tekst: ik  groet.")],
    "the text of an answer with the key of before": [
        ("{tekst: Ik kijk weg.,", "{tekst: Ik kijk om., sleutel: bcae6836,")
    ],
    "other accepted words, which have no key": [("goed: [roddelen]", "goed: [kletsen over]")],
    "a new id": [("id: buur-in-de-regen", "id: buur-in-de-zon"), ("Ik kijk weg.", "Ik kijk om.")],
    "a question less": [
        ("  - id: eerst-de-ander\n    soort: stelling", "  - id: een-ander\n    soort: stelling")
    ],
}


@pytest.mark.parametrize("name", FREE)
def test_this_may_always_change(sources, name):
    assert told(sources, *FREE[name]) == []


def test_another_kind_needs_another_id(sources):
    assert told(sources, ("soort: een-antwoord", "soort: meer-antwoorden")) == [
        (
            "6:12 Q020 Deze vraag is al in een toets gesteld, als `een-antwoord`."
            " Geef de vraag een nieuwe id, of maak er weer `een-antwoord` van."
        )
    ]


def test_an_answer_whose_text_changed_is_kept_with_the_key_of_before(sources):
    assert told(sources, ("tekst: Ik kijk weg.", "tekst: Ik kijk om.")) == [
        (
            "5:9 Q021 Deze vraag is al in een toets gesteld, met `Ik kijk weg.` erbij."
            " Zet die tekst terug, of geef de vraag een nieuwe id."
            " Is het nog hetzelfde antwoord? Zet er dan `sleutel: bcae6836` bij."
        )
    ]


def test_a_choice_to_match_with_has_no_key_to_keep(sources):
    assert told(sources, ('keuzes: [buur, beheerder, "112"]', "keuzes: [buur, beheerder]")) == [
        (
            "34:9 Q021 Deze vraag is al in een toets gesteld, met `112` erbij."
            " Zet die tekst terug, of geef de vraag een nieuwe id."
        )
    ]


def test_a_question_that_was_never_asked_is_free(sources):
    assert told(sources, ("soort: een-antwoord", "soort: meer-antwoorden"), asked={"andere": ()}) == []


def test_going_back_to_a_version_that_was_asked_is_allowed(sources):
    shelf = sources.start()
    old = shelf.library.modules["buurt"].questions["buur-in-de-regen"]
    text = sources.text(QUIZ).replace("soort: een-antwoord", "soort: meer-antwoorden", 1)
    new = shelf.draft_with("buurt", {QUIZ: text.encode()}).quizzes["groeten"].value.questions[0]

    asked = {"buur-in-de-regen": (old, new)}

    assert new.kind == "meer-antwoorden"
    assert told(sources, asked=asked) == []
    assert len(told(sources, ("Wat doe je?", "Wat doe je dan?"), asked=asked)) == 1
