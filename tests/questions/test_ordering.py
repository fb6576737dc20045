import pytest

from elearn.questions.question import Remark


def step(text):
    return {"tekst": text, "feedback": f"Over {text}.", "sleutel": text.lower()}


@pytest.fixture
def question(example):
    return example("volgorde", stappen=[step(text) for text in "ABCD"])


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        ({}, 0.0),
        ({"a": "1"}, 0.25),
        ({"a": "1", "b": "2", "c": "3"}, 0.75),
        ({"a": "1", "b": "2", "c": "4", "d": "3"}, 0.0),
        ({"a": "1", "b": "2", "c": "4"}, 0.25),
        ({"a": "1", "b": "1", "c": "1", "d": "1"}, 0.0),
        ({"a": "4", "b": "3", "c": "2", "d": "1"}, 0.0),
        ({"a": "1", "b": "2", "c": "3", "d": "4"}, 1.0),
    ],
)
def test_points_are_right_places_minus_wrong_places_out_of_all_steps(answer, points, question):
    assert question.grade(answer).points == points


def test_remarks_say_which_place_was_given_and_which_is_right(question):
    assert question.grade({"a": "1", "b": "3", "d": "4"}).remarks == (
        Remark("b", "B", "fout-gekozen", "Over B.", "Plek 3", "Plek 2"),
        Remark("c", "C", "gemist", "Over C.", "", "Plek 3"),
        Remark("a", "A", "goed-gekozen", "Over A.", "Plek 1", "Plek 1"),
        Remark("d", "D", "goed-gekozen", "Over D.", "Plek 4", "Plek 4"),
    )


@pytest.mark.parametrize("place", ["0", "5", "01", "-1", "een"])
def test_place_that_does_not_exist_is_dropped(place, question):
    assert question.to_answer({"a": place, "b": "2"}) == {"b": "2"}


def test_export_is_in_the_order_of_the_learner(question):
    assert question.export({"a": "3", "c": "1", "d": "2"}) == ("1. C", "2. D", "3. A")


@pytest.mark.parametrize(
    ("texts", "mistakes"),
    [
        ("AB", [(("stappen",), "too_few")]),
        ("ABCA", [(("stappen", 3), "same_twice")]),
    ],
)
def test_mistakes_of_an_author(texts, mistakes, example_data, mistakes_in):
    data = example_data("volgorde", stappen=[step(text) for text in texts])

    assert mistakes_in(data) == mistakes
