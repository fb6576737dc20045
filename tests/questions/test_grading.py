"""Rules of counting that hold for every answer, looked for by trying many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.questions import QUESTION
from elearn.questions.row import key_of

DATA = st.data()


@pytest.fixture(scope="session")
def answers(example):
    """kind -> a strategy for what may be stored, blank and partial answers included."""

    def strategy(kind):
        question = example(kind)
        match kind:
            case "meer-antwoorden":
                keys = [option.key for option in question.options]
                return st.lists(st.sampled_from(keys), unique=True)
            case "koppelen":
                return partial([pair.key for pair in question.pairs], question.choices)
            case "volgorde":
                return partial(question.places, question.places.values())
            case "invullen":
                return st.text(max_size=40) | st.sampled_from(["wie", "WIE?", "waarom"])
            case _:
                return st.sampled_from([option.key for option in question.options])

    return strategy


def partial(rows, choices):
    return st.fixed_dictionaries({}, optional={row: st.sampled_from([*choices]) for row in rows})


every_kind = pytest.mark.parametrize(
    "kind", ["een-antwoord", "invullen", "koppelen", "meer-antwoorden", "stelling", "volgorde"]
)


@every_kind
@given(data=DATA)
def test_points_stay_between_nothing_and_all(kind, data, example, answers):
    question = example(kind)

    grade = question.grade(data.draw(answers(kind)))

    assert 0.0 <= grade.points <= 1.0
    assert len(grade.remarks) == len(question.grade(None).remarks)
    assert grade.is_right == (not {"fout-gekozen", "gemist"} & {remark.verdict for remark in grade.remarks})


@every_kind
@given(data=DATA)
def test_every_stored_answer_survives_the_form(kind, data, example, answers, field_of):
    question = example(kind)
    answer = question.to_answer(question.to_data(data.draw(answers(kind))))

    field = field_of(question, answer=answer, required=False)

    assert field.validate(None)
    assert question.to_answer(field.data) == answer


@pytest.mark.parametrize("kind", ["koppelen", "volgorde"])
@given(data=DATA)
def test_opening_a_row_never_pays_unless_it_was_wrong(kind, data, example, answers):
    question = example(kind)
    answer = data.draw(answers(kind))
    before = question.grade(answer)
    wrong = {remark.key for remark in before.remarks if remark.verdict == "fout-gekozen"}

    for row in answer.keys() - wrong:
        opened = {key: value for key, value in answer.items() if key != row}
        assert question.grade(opened).points <= before.points


@pytest.mark.parametrize(
    ("kind", "rows"),
    [("een-antwoord", "antwoorden"), ("meer-antwoorden", "antwoorden"), ("koppelen", "paren")],
)
@given(data=DATA)
def test_order_of_rows_and_of_choices_makes_no_difference(kind, rows, data, example_data, answers):
    answer = data.draw(answers(kind))
    written = example_data(kind)
    reordered = written | {rows: data.draw(st.permutations(written[rows]))}

    grade = QUESTION.validate_python(written).grade(answer)
    other = QUESTION.validate_python(reordered).grade(shuffle(data, answer))

    assert other.points == grade.points
    assert set(other.remarks) == set(grade.remarks)


def shuffle(data, answer):
    match answer:
        case list():
            return data.draw(st.permutations(answer))
        case dict():
            return dict(data.draw(st.permutations(list(answer.items()))))
        case _:
            return answer


@given(text=st.text())
def test_key_is_stable_under_its_own_normalisation(text):
    assert key_of(f"  {text} ") == key_of(text)
