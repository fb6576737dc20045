import pytest


def option(text, *, right):
    return {
        "tekst": text,
        "sleutel": text.lower(),
        "goed": "ja" if right else "nee",
        "feedback": f"Over {text}.",
    }


RIGHT = [option(text, right=True) for text in "ABCD"]
WRONG = [option(text, right=False) for text in "XYZ"]


@pytest.fixture
def question(example):
    return example("meer-antwoorden", antwoorden=[*WRONG, *RIGHT])


@pytest.mark.parametrize(
    ("chosen", "points"),
    [
        ("", 0.0),
        ("a", 0.25),
        ("ab", 0.5),
        ("abc", 0.75),
        ("abcd", 1.0),
        ("abcdx", 0.75),
        ("abx", 0.25),
        ("ax", 0.0),
        ("xyz", 0.0),
        ("axyz", 0.0),
        ("abcdxyz", 0.25),
    ],
)
def test_points_are_right_minus_wrong_out_of_the_right_ones(chosen, points, question):
    assert question.grade(list(chosen)).points == points


def test_remarks_go_from_wrong_to_missed_to_the_rest(question):
    remarks = question.grade(["a", "y"]).remarks

    assert [(remark.key, remark.verdict) for remark in remarks] == [
        ("y", "fout-gekozen"),
        ("b", "gemist"),
        ("c", "gemist"),
        ("d", "gemist"),
        ("a", "goed-gekozen"),
        ("x", "terecht-niet-gekozen"),
        ("z", "terecht-niet-gekozen"),
    ]


def test_answer_holds_the_known_keys_sorted(question):
    assert question.to_answer(["y", "a", "weg"]) == ["a", "y"]
    assert question.to_answer(["weg"]) is None


def test_export_is_in_the_order_of_the_question(question):
    assert question.export(["a", "y"]) == ("Y", "A")


@pytest.mark.parametrize(
    ("answers", "mistakes"),
    [
        (WRONG, [(("antwoorden",), "none_right")]),
        (RIGHT, [(("antwoorden",), "all_right")]),
        ([], [(("antwoorden",), "too_few"), (("antwoorden",), "none_right")]),
        ([*RIGHT, *WRONG, option("Q", right=False)], [(("antwoorden",), "too_many")]),
        ([*RIGHT, WRONG[0], WRONG[0]], [(("antwoorden", 5), "same_twice")]),
    ],
)
def test_mistakes_of_an_author(answers, mistakes, example_data, mistakes_in):
    assert mistakes_in(example_data("meer-antwoorden", antwoorden=answers)) == mistakes
