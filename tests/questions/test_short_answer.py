import pytest

from elearn.questions.question import Grade, Remark


@pytest.fixture
def question(example):
    return example(
        "invullen",
        goed=["Café 't Hoekje", "112"],
        fout=[{"antwoord": "Kroeg", "feedback": "Bijna."}],
        feedback_goed="Ja.",
        feedback_overig="Nee.",
    )


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("Café 't Hoekje", 1.0),
        ("  cafe   ’T HOEKJE!! ", 1.0),
        ("cafe\u0301 't hoekje", 1.0),
        ("112", 1.0),
        ("112.", 1.0),
        ("１１２", 1.0),
        ("1 1 2", 0.0),
        ("café", 0.0),
        (".", 0.0),
    ],
)
def test_differences_that_do_not_count(typed, points, question):
    assert question.grade(typed).points == points


@pytest.mark.parametrize(("typed", "points"), [("VAR", 1.0), (" VAR. ", 1.0), ("var", 0.0), ("VÁR", 0.0)])
def test_case_and_accents_count_when_the_author_says_so(typed, points, example):
    question = example("invullen", goed=["VAR"], hoofdletters="ja")

    assert question.grade(typed).points == points
    assert question.rule == "Let op: hoofdletters en accenten tellen mee."


@pytest.mark.parametrize("mark", ["?", "!", "..."])
def test_punctuation_can_be_the_answer_itself(mark, example):
    question = example("invullen", goed=[mark])

    assert question.grade(mark).points == 1.0
    assert question.grade(":").points == 0.0


BEST = "Café 't Hoekje"


@pytest.mark.parametrize(
    ("typed", "remark"),
    [
        ("112", Remark("", "112", "goed-gekozen", "Ja.", "112", BEST)),
        ("kroeg.", Remark("", "kroeg.", "fout-gekozen", "Bijna.", "kroeg.", BEST)),
        ("plein", Remark("", "plein", "fout-gekozen", "Nee.", "plein", BEST)),
        (None, Remark("", "", "gemist", "Nee.", "", BEST)),
    ],
)
def test_feedback_fits_what_was_typed(typed, remark, question):
    assert question.grade(typed) == Grade(float(remark.verdict == "goed-gekozen"), (remark,))


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("  twee\r\nregels\x00 ", "twee regels"),
        ("a\ud800b", "a b"),
        ("x" * 39 + " lang verhaal over een buurman", "x" * 39),
        (" \t\n", None),
    ],
)
def test_answer_is_one_short_line(typed, answer, question):
    assert question.to_answer(typed) == answer


def test_export_is_what_was_typed(question):
    assert question.export("Kroeg!") == ("Kroeg!",)
    assert question.export(None) == ()


@pytest.mark.parametrize(
    ("changes", "mistakes"),
    [
        ({"goed": []}, [(("goed",), "none_right")]),
        ({"goed": ["wie", "x" * 41]}, [(("goed", 1), "answer_too_long")]),
        ({"goed": ["twee\nregels"]}, [(("goed", 0), "answer_too_long")]),
        ({"goed": ["Waaróm!"]}, [(("fout", 0, "antwoord"), "right_and_wrong")]),
        (
            {"fout": [{"antwoord": text, "feedback": "Nee."} for text in ("wat", "Wat.")]},
            [(("fout", 1, "antwoord"), "same_twice")],
        ),
    ],
)
def test_mistakes_of_an_author(changes, mistakes, example_data, mistakes_in):
    assert mistakes_in(example_data("invullen", **changes)) == mistakes
