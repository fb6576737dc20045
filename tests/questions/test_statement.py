import pytest

from elearn.questions.question import Grade, Remark


@pytest.mark.parametrize(
    ("truth", "answer", "points"),
    [("ja", "waar", 1.0), ("ja", "niet-waar", 0.0), ("nee", "waar", 0.0), ("nee", "niet-waar", 1.0)],
)
def test_points(truth, answer, points, example):
    assert example("stelling", klopt=truth).grade(answer).points == points


def test_wrong_choice_gets_the_feedback_of_both_choices(example):
    question = example("stelling", feedback_waar="Nee.", feedback_niet_waar="Ja.")

    assert question.grade("waar") == Grade(
        points=0.0,
        remarks=(
            Remark("waar", "Waar", "fout-gekozen", "Nee."),
            Remark("niet-waar", "Niet waar", "gemist", "Ja."),
        ),
    )


@pytest.mark.parametrize("seed", ["a", "b", "c", "d"])
def test_true_comes_first_whatever_the_seed(seed, example, field_of):
    controls = field_of(example("stelling"), seed=seed).controls

    assert [(control.key, control.text) for control in controls] == [
        ("waar", "Waar"),
        ("niet-waar", "Niet waar"),
    ]


def test_export_is_the_choice_in_words(example):
    assert example("stelling").export("niet-waar") == ("Niet waar",)


def test_truth_must_be_yes_or_no(example_data, mistakes_in):
    assert mistakes_in(example_data("stelling", klopt="soms")) == [(("klopt",), "boolean_nl")]
