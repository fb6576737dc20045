import pytest

from elearn.questions.question import Grade, Remark
from elearn.questions.row import key_of


def pair(left, right):
    return {"links": left, "rechts": right, "feedback": f"Over {left}.", "sleutel": left.lower()}


PAIRS = [pair("A", "rood"), pair("B", "groen"), pair("C", "rood"), pair("D", "112")]
RED, GREEN, NUMBER, BLUE = (key_of(text) for text in ("rood", "groen", "112", "blauw"))


@pytest.fixture
def question(example):
    return example("koppelen", paren=PAIRS, keuzes=["rood", "groen", "blauw", "112"])


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        ({}, 0.0),
        ({"a": RED}, 0.25),
        ({"a": GREEN}, 0.0),
        ({"a": RED, "b": GREEN, "c": BLUE}, 0.25),
        ({"a": RED, "b": RED, "c": RED, "d": RED}, 0.0),
        ({"a": RED, "b": GREEN, "c": RED, "d": BLUE}, 0.5),
        ({"a": RED, "b": GREEN, "c": RED, "d": NUMBER}, 1.0),
    ],
)
def test_points_are_right_rows_minus_wrong_rows_out_of_all_rows(answer, points, question):
    assert question.grade(answer).points == points


def test_remarks_say_what_was_chosen_and_what_is_right(question):
    assert question.grade({"a": BLUE, "b": GREEN, "d": NUMBER}) == Grade(
        points=0.25,
        remarks=(
            Remark("a", "A", "fout-gekozen", "Over A.", "blauw", "rood"),
            Remark("c", "C", "gemist", "Over C.", "", "rood"),
            Remark("b", "B", "goed-gekozen", "Over B.", "groen", "groen"),
            Remark("d", "D", "goed-gekozen", "Over D.", "112", "112"),
        ),
    )


def test_choices_without_a_list_are_what_stands_on_the_right(example):
    question = example("koppelen", paren=PAIRS, keuzes=[])

    assert list(question.choices.values()) == ["rood", "groen", "112"]


def test_page_does_not_follow_the_order_in_which_the_author_wrote(example, field_of):
    written = example("koppelen", paren=PAIRS, keuzes=[])
    reversed_ = example("koppelen", paren=PAIRS[::-1], keuzes=[])

    assert field_of(written).controls == field_of(reversed_).controls


def test_unknown_choice_is_dropped(question):
    assert question.to_answer({"a": "weg", "b": RED, "weg": RED}) == {"b": RED}


def test_export_names_each_filled_row_with_its_choice(question):
    assert question.export({"d": BLUE, "a": RED}) == ("A → rood", "D → blauw")


@pytest.mark.parametrize(
    ("changes", "mistakes"),
    [
        ({"paren": PAIRS[:1], "keuzes": ["rood", "blauw"]}, [(("paren",), "too_few")]),
        ({"paren": [*PAIRS[:2], PAIRS[0]]}, [(("paren", 2), "same_twice")]),
        ({"paren": PAIRS, "keuzes": ["rood", "112"]}, [(("paren", 1, "rechts"), "not_a_choice")]),
        (
            {"paren": PAIRS, "keuzes": ["rood", "112", "groen", "Rood "]},
            [(("keuzes", 3), "same_twice")],
        ),
        ({"paren": [PAIRS[0], PAIRS[2]]}, [(("paren",), "one_choice")]),
    ],
)
def test_mistakes_of_an_author(changes, mistakes, example_data, mistakes_in):
    data = example_data("koppelen")
    del data["keuzes"]

    assert mistakes_in(data | changes) == mistakes
