"""Two versions of a file, and what a trainer hears about them."""

from __future__ import annotations

from copy import deepcopy

import pytest

from elearn.content.differences.diff import Change, differences

CHOICE = {
    "id": "melding",
    "soort": "een-antwoord",
    "doel": "D5",
    "bron": ["p09.k5"],
    "situatie": "Drie bezoekers zeiden hetzelfde.",
    "vraag": "Welke melding stuur je?",
    "antwoorden": [
        {"tekst": "Kort en precies", "feedback": "Ja.", "sleutel": "a", "goed": True},
        {"tekst": "Met een naam", "feedback": "Nee.", "sleutel": "b"},
        {"tekst": "Niets", "feedback": "Jammer.", "sleutel": "c"},
    ],
    "uitleg": "Wat, waar en wanneer.",
}
STATEMENT = {
    "id": "gerucht",
    "soort": "stelling",
    "vraag": "Wachten is beter.",
    "klopt": False,
    "feedback_waar": "Nee.",
    "feedback_niet_waar": "Ja.",
    "uitleg": "Vroeg melden helpt.",
}
ORDER = {
    "id": "volgorde",
    "soort": "volgorde",
    "vraag": "Zet op volgorde.",
    "stappen": [{"tekst": one, "feedback": "!", "sleutel": one} for one in ("een", "twee", "drie")],
    "uitleg": "Zo gaat het.",
}
PAIRS = {
    "id": "paren",
    "soort": "koppelen",
    "vraag": "Kies de route.",
    "paren": [
        {"links": "Brand", "rechts": "112", "feedback": "Gevaar.", "sleutel": "x"},
        {"links": "Gerucht", "rechts": "spil", "feedback": "Thema.", "sleutel": "y"},
    ],
    "uitleg": "Gevaar gaat voor.",
}
WORD = {
    "id": "woord",
    "soort": "invullen",
    "vraag": "Welk woord?",
    "goed": ["wie"],
    "fout": [{"antwoord": "waarom", "feedback": "Niet dit."}],
    "feedback_goed": "Ja.",
    "feedback_overig": "Nee.",
    "uitleg": "Zonder naam.",
}
QUIZ = {"titel": "Melden", "les": "melden", "vragen": [CHOICE, STATEMENT, ORDER, PAIRS, WORD]}


def quiz(change) -> dict:
    """The quiz after somebody did something to a copy of it."""
    copy = deepcopy(QUIZ)
    change(copy, copy["vragen"])
    return copy


def put(place, **more):
    return lambda _, questions: questions[place].update(more)


def put_row(place, rows, row, **more):
    return lambda _, questions: questions[place][rows][row].update(more)


def take_row(place, rows, row):
    return lambda _, questions: questions[place][rows].pop(row)


def turn(place, rows):
    return lambda _, questions: questions[place][rows].reverse()


CASES = {
    "nothing": (put(0), []),
    "the title": (lambda whole, _: whole.update(titel="Meld het"), ["De titel is gewijzigd"]),
    "how many to practise": (
        lambda whole, _: whole.update(oefenen=4),
        ["Het aantal vragen om mee te oefenen is nieuw"],
    ),
    "the words of a question": (put(0, vraag="Wat stuur je?"), ["Vraag 1: de vraagtekst is gewijzigd"]),
    "the situation gone": (
        lambda _, questions: questions[0].pop("situatie"),
        ["Vraag 1: de situatie is weg"],
    ),
    "a warning": (put(1, waarschuwing="Let op."), ["Vraag 2: de waarschuwing is nieuw"]),
    "critical from now on": (put(1, kritiek=True), ["Vraag 2: het merk ‘kritiek’ staat nu aan (beslist)"]),
    "other sources": (put(0, bron=["p09.k5", "p15.k2"]), ["Vraag 1: de bron is gewijzigd"]),
    "the text of an answer with its key": (
        put_row(0, "antwoorden", 1, tekst="Met een bijnaam"),
        ["Vraag 1: antwoord B is gewijzigd"],
    ),
    "the text of an answer, whose key follows": (
        put_row(0, "antwoorden", 1, tekst="Met een bijnaam", sleutel="anders"),
        ["Vraag 1: antwoord B is gewijzigd"],
    ),
    "the feedback on an answer": (
        put_row(0, "antwoorden", 2, feedback="Denk na."),
        ["Vraag 1: de feedback bij antwoord C is gewijzigd"],
    ),
    "another answer is right": (
        lambda _, questions: (
            questions[0]["antwoorden"][0].pop("goed"),
            questions[0]["antwoorden"][1].update(goed=True),
        ),
        [
            "Vraag 1: antwoord A is niet meer goed (beslist)",
            "Vraag 1: antwoord B is nu goed (beslist)",
        ],
    ),
    "an answer less": (take_row(0, "antwoorden", 1), ["Vraag 1: antwoord B van eerst is weg"]),
    "the right answer less": (
        take_row(0, "antwoorden", 0),
        ["Vraag 1: antwoord A van eerst is weg (beslist)"],
    ),
    "an answer more": (
        lambda _, questions: questions[0]["antwoorden"].append(
            {"tekst": "Bellen", "feedback": "Mag.", "sleutel": "d"}
        ),
        ["Vraag 1: antwoord D is nieuw"],
    ),
    "answers in another order": (
        turn(0, "antwoorden"),
        ["Vraag 1: de volgorde van de antwoorden is gewijzigd"],
    ),
    "steps in another order": (turn(2, "stappen"), ["Vraag 3: de goede volgorde is gewijzigd (beslist)"]),
    "the statement is true": (put(1, klopt=True), ["Vraag 2: het goede antwoord is nu ‘Waar’ (beslist)"]),
    "another choice belongs to a row": (
        put_row(3, "paren", 1, rechts="112"),
        ["Vraag 4: de goede keuze bij regel 2 is gewijzigd (beslist)"],
    ),
    "rows in another order": (turn(3, "paren"), ["Vraag 4: de volgorde van de regels is gewijzigd"]),
    "another word is right": (
        put(4, goed=["wie", "naam"]),
        ["Vraag 5: de lijst met goede antwoorden is gewijzigd (beslist)"],
    ),
    "an expected mistake": (
        put_row(4, "fout", 0, antwoord="hoezo"),
        ["Vraag 5: verwachte fout 1 is gewijzigd"],
    ),
    "a question less": (
        lambda _, questions: questions.pop(1),
        ["Vraag ‘gerucht’: is weg en stond op plek 2"],
    ),
    "a question more": (
        lambda _, questions: questions.insert(1, {**STATEMENT, "id": "nieuw"}),
        ["Vraag 2: is nieuw"],
    ),
    "a question at another place": (
        lambda _, questions: questions.insert(0, questions.pop(3)),
        ["Vraag 1: is verplaatst en stond op plek 4"],
    ),
    "another id for the same question": (put(1, id="een-gerucht"), ["Vraag 2: de id is gewijzigd"]),
    "another kind": (
        lambda _, questions: questions.__setitem__(
            1,
            {
                "id": "gerucht",
                "soort": "invullen",
                "vraag": "Wat doe je?",
                "goed": ["melden"],
                "uitleg": "Vroeg melden helpt.",
            },
        ),
        ["Vraag 2: het soort is gewijzigd (beslist)", "Vraag 2: de vraagtekst is gewijzigd"],
    ),
    "moved and changed": (
        lambda _, questions: (
            questions.append(questions.pop(0)),
            questions[4].update(uitleg="Alleen wat je zag."),
        ),
        ["Vraag 5: de uitleg is gewijzigd", "Vraag 5: is verplaatst en stond op plek 1"],
    ),
    "a key that we have no word for": (put(0, plaatje="x.png"), ["Vraag 1: ‘plaatje’ is nieuw"]),
}


def told(change: Change) -> str:
    return f"{change}{' (beslist)' if change.decides else ''}"


@pytest.mark.parametrize("name", CASES)
def test_a_trainer_reads_what_happened_to_a_quiz(name):
    change, expected = CASES[name]

    assert [told(one) for one in differences(QUIZ, quiz(change))] == expected


def test_a_difference_shows_the_words_before_and_after():
    [change] = differences(QUIZ, quiz(put_row(0, "antwoorden", 1, tekst="Met een bijnaam")))

    assert change == Change("Vraag 1", "antwoord B is gewijzigd", "Met een naam", "Met een bijnaam")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"lessen": ["a", "b"]}, {"lessen": ["b", "a"]}, ["De lijst met lessen is gewijzigd"]),
        (
            {"toets": {"titel": "Toets", "doelen": ["D1"], "slaagnorm": 75}},
            {"toets": {"titel": "Toets", "doelen": ["D2"], "slaagnorm": 80}},
            [
                "Toets: de lijst met doelen is gewijzigd (beslist)",
                "Toets: de norm om te slagen is gewijzigd (beslist)",
            ],
        ),
        ({"titel": "T"}, {"titel": "T", "toets": {"titel": "Toets"}}, ["Toets: de titel is nieuw"]),
        (
            {"casus": {"balie": {"thema": "a", "tekst": "b"}}},
            {"casus": {"balie": {"thema": "a", "tekst": "c"}}},
            ["Casus, balie: de tekst is gewijzigd"],
        ),
        (
            {"lesstappen": [{"titel": "Een", "tekst": "a"}, {"titel": "Twee", "tekst": "b"}]},
            {"lesstappen": [{"titel": "Een", "tekst": "a"}, {"titel": "Drie", "tekst": "c"}]},
            ["Stap 2: de titel is gewijzigd", "Stap 2: de tekst is gewijzigd"],
        ),
        (
            {"doelen": [{"id": "D1", "titel": "Groet", "kritiek": False}]},
            {"doelen": [{"id": "D1", "titel": "Groet", "kritiek": True}, {"id": "D2", "titel": "Bel"}]},
            ["Doel ‘D1’: het merk ‘kritiek’ staat nu aan (beslist)", "Doel ‘D2’: is nieuw"],
        ),
        (
            {"paginas": [{"id": "p01", "kernpunten": [{"id": "p01.k1", "tekst": "a"}]}]},
            {"paginas": [{"id": "p01", "kernpunten": [{"id": "p01.k1", "tekst": "b"}]}]},
            ["Pagina ‘p01’, kernpunt ‘p01.k1’: de tekst is gewijzigd"],
        ),
        (
            {"begrippen": [{"begrip": "buur", "uitleg": "Iemand."}]},
            {"begrippen": []},
            ["Begrip ‘buur’: is weg en stond op plek 1"],
        ),
        ({"begrippen": ["buur"]}, {"begrippen": []}, ["De lijst met begrippen is weg"]),
    ],
    ids=[
        "lessons of a path",
        "the test of a path",
        "a test from now on",
        "a case of a lesson",
        "a step of a lesson",
        "goals",
        "key points",
        "a term less",
        "terms of a lesson",
    ],
)
def test_a_trainer_reads_what_happened_to_another_file(before, after, expected):
    assert [told(one) for one in differences(before, after)] == expected
