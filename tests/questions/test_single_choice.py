import pytest

from elearn.questions.question import Grade, Remark

WRONG, RIGHT, OTHER = (
    {"tekst": "Fout.", "feedback": "Nee, fout."},
    {"tekst": "Goed.", "feedback": "Ja, goed.", "goed": "ja"},
    {"tekst": "Ook fout.", "feedback": "Ook nee.", "goed": "nee", "sleutel": "ander"},
)


@pytest.fixture
def question(example):
    return example("een-antwoord", antwoorden=[OTHER, WRONG, RIGHT])


@pytest.fixture
def key(question):
    return {option.text: option.key for option in question.options}


def test_wrong_answer_gets_feedback_on_every_option_and_on_the_wrong_one_first(question, key):
    assert question.grade(key["Fout."]) == Grade(
        points=0.0,
        remarks=(
            Remark(key["Fout."], "Fout.", "fout-gekozen", "Nee, fout."),
            Remark(key["Goed."], "Goed.", "gemist", "Ja, goed."),
            Remark("ander", "Ook fout.", "terecht-niet-gekozen", "Ook nee."),
        ),
    )


def test_right_answer_comes_first_when_nothing_is_wrong(question, key):
    verdicts = [(remark.text, remark.verdict) for remark in question.grade(key["Goed."]).remarks]

    assert verdicts == [
        ("Goed.", "goed-gekozen"),
        ("Ook fout.", "terecht-niet-gekozen"),
        ("Fout.", "terecht-niet-gekozen"),
    ]


def test_export_is_the_text_of_the_answer(question):
    assert question.export("ander") == ("Ook fout.",)
    assert question.export(None) == ()


@pytest.mark.parametrize(
    ("answers", "mistakes"),
    [
        ([RIGHT], [(("antwoorden",), "too_few")]),
        ([RIGHT, WRONG, WRONG], [(("antwoorden", 2), "same_twice")]),
        ([RIGHT, OTHER, WRONG | {"sleutel": "ander"}], [(("antwoorden", 2), "same_twice")]),
        ([WRONG, OTHER], [(("antwoorden",), "none_right")]),
        ([RIGHT, WRONG, OTHER | {"goed": "ja"}], [(("antwoorden", 2, "goed"), "more_right")]),
        ([WRONG], [(("antwoorden",), "too_few"), (("antwoorden",), "none_right")]),
        (
            [RIGHT, *({"tekst": f"Nummer {n}.", "feedback": "Nee."} for n in range(5))],
            [(("antwoorden",), "too_many")],
        ),
        ([RIGHT, {"tekst": "Fout."}], [(("antwoorden", 1, "feedback"), "missing")]),
        ([RIGHT, WRONG | {"feedback": " "}], [(("antwoorden", 1, "feedback"), "text_empty_nl")]),
        ([RIGHT, {"feedback": "Nee."}], [(("antwoorden", 1, "tekst"), "missing")]),
        ([RIGHT, WRONG | {"sleutel": "A B"}], [(("antwoorden", 1, "sleutel"), "slug_nl")]),
    ],
)
def test_mistakes_of_an_author(answers, mistakes, example_data, mistakes_in):
    assert mistakes_in(example_data("een-antwoord", antwoorden=answers)) == mistakes
