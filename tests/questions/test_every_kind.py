"""What every type of question promises; a new type must keep all of it."""

import hashlib
import re
from html.parser import HTMLParser
from typing import get_args

import pytest

from elearn.questions import KINDS, QUESTION, AnyQuestion, parse_json

every_kind = pytest.mark.parametrize("kind", KINDS)


def right_answer(question):
    match question.kind:
        case "een-antwoord" | "stelling":
            return next(option.key for option in question.options if option.right)
        case "meer-antwoorden":
            return sorted(option.key for option in question.options if option.right)
        case "koppelen":
            keys = {text: key for key, text in question.choices.items()}
            return {pair.key: keys[pair.right] for pair in question.pairs}
        case "volgorde":
            return {step.key: str(place) for place, step in enumerate(question.steps, 1)}
        case "invullen":
            return question.accepted[0]


def keys_held(kind, answer):
    match kind:
        case "invullen":
            return set()
        case "een-antwoord" | "stelling":
            return {answer}
        case "koppelen":
            return {*answer, *answer.values()}
        case _:
            return set(answer)


def test_kinds_names_every_class_by_its_soort():
    assert {get_args(cls.model_fields["kind"].annotation)[0]: cls for cls in KINDS.values()} == KINDS
    assert set(get_args(get_args(AnyQuestion)[0])) == set(KINDS.values())


@every_kind
def test_example_in_the_manual_is_a_question_of_its_kind(kind, example):
    assert type(example(kind)) is KINDS[kind]


@every_kind
def test_stored_version_equals_the_question_and_keeps_its_hash(kind, example):
    question = example(kind, kritiek="ja", gebruik="toets", waarschuwing="Dit kan raken.")

    stored = parse_json(question.to_json())

    assert stored == question
    assert stored.content_hash == question.content_hash
    assert stored.critical is True


def test_hash_of_a_stored_version_is_the_same_in_every_release():
    stored = (
        '{"soort":"stelling","id":"a","doel":"D1","bron":["p01.k1"],"vraag":"Één zin?","uitleg":"Ja.",'
        '"klopt":false,"feedback_waar":"Nee.","feedback_niet_waar":"Ja."}'
    )

    question = parse_json(stored)

    assert question.to_json() == stored
    assert question.content_hash == hashlib.sha256(stored.encode()).hexdigest()


@every_kind
def test_hash_changes_with_what_a_learner_sees(kind, example):
    question = example(kind)

    hashes = {
        question.content_hash,
        example(kind, vraag="Iets anders?").content_hash,
        example(kind, uitleg="Een andere uitleg.").content_hash,
        example(kind, kritiek="ja").content_hash,
    }

    assert len(hashes) == 4


@every_kind
def test_hash_does_not_change_when_a_default_is_written_out(kind, example):
    written_out = example(kind, gebruik="beide", kritiek="nee")

    assert written_out.content_hash == example(kind).content_hash


@every_kind
def test_right_answer_earns_the_full_point(kind, example):
    question = example(kind)

    grade = question.grade(right_answer(question))

    assert grade.points == 1.0
    assert grade.is_right
    assert {remark.verdict for remark in grade.remarks} <= {"goed-gekozen", "terecht-niet-gekozen"}


@every_kind
def test_no_answer_earns_nothing_and_still_gets_feedback(kind, example):
    question = example(kind)

    grade = question.grade(None)

    assert grade.points == 0.0
    assert not grade.is_right
    assert {remark.verdict for remark in grade.remarks} <= {"gemist", "terecht-niet-gekozen"}
    assert all(remark.why for remark in grade.remarks)


@every_kind
def test_a_stored_answer_holds_keys_of_the_question_and_no_others(kind, example):
    question = example(kind)

    assert keys_held(kind, right_answer(question)) <= question.keys.keys()
    assert all(question.keys.values())


@every_kind
def test_the_right_answer_holds_what_is_right_and_nothing_else(kind, example):
    question = example(kind)

    picks = question.picks(right_answer(question))

    assert [pick.picked for pick in picks] == [pick.right for pick in picks]
    assert any(pick.right for pick in picks)
    assert len({pick.key for pick in picks}) == len(picks)


@every_kind
def test_no_answer_holds_nothing(kind, example):
    assert [pick for pick in example(kind).picks(None) if pick.picked] == []


@every_kind
def test_answer_survives_the_form(kind, example, field_of):
    question = example(kind)
    answer = right_answer(question)

    shown = field_of(question, answer=answer)

    assert question.to_answer(question.to_data(answer)) == answer
    assert question.to_answer(shown.data) == answer
    assert question.to_answer(field_of(question, posted=as_posted(shown)).data) == answer


@every_kind
def test_no_answer_survives_the_form(kind, example, field_of):
    question = example(kind)

    assert question.to_answer(question.to_data(None)) is None
    assert question.to_answer(field_of(question, posted=[], answer=right_answer(question)).data) is None


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("een-antwoord", ["bestaat-niet"]),
        ("meer-antwoorden", ["bestaat-niet"]),
        ("stelling", ["bestaat-niet"]),
        ("koppelen", {"bestaat-niet": "bestaat-ook-niet"}),
        ("volgorde", {"bestaat-niet": "1"}),
    ],
)
def test_unknown_keys_are_dropped(kind, data, example):
    question = example(kind)

    assert question.to_answer(data) is None


@every_kind
def test_every_control_has_a_label_and_an_own_id(kind, example, field_of, rendered):
    html = rendered(field=field_of(example(kind), seed="poging-1"))

    labels, controls = re.findall(r'<label for="([^"]+)"', html), Controls(html).ids

    assert labels == controls
    assert len(set(controls)) == len(controls) > 0


@pytest.mark.parametrize(
    ("kind", "other_truth"),
    [
        ("een-antwoord", lambda data: move_right(data["antwoorden"])),
        ("meer-antwoorden", lambda data: move_right(data["antwoorden"])),
        ("stelling", lambda data: data.update(klopt="ja")),
        ("koppelen", lambda data: swap_right(data["paren"])),
        ("volgorde", lambda data: data["stappen"].reverse()),
        ("invullen", lambda data: data.update(goed=["hoe"])),
    ],
)
def test_page_before_answering_is_the_same_whatever_is_right(
    kind, other_truth, example_data, field_of, rendered
):
    data = example_data(kind)
    other_truth(data)
    question, other = map(QUESTION.validate_python, (example_data(kind), data))

    html, other_html = (rendered(field=field_of(one)) for one in (question, other))

    assert right_answer(question) != right_answer(other)
    assert html == other_html
    assert not [why for why in feedback_in(data) if why in html]


@pytest.mark.parametrize(
    ("kind", "rows"),
    [("een-antwoord", "antwoorden"), ("koppelen", "paren"), ("volgorde", "stappen")],
)
def test_keys_and_stored_answers_survive_another_order_of_the_rows(kind, rows, example, example_data):
    question = example(kind)
    reordered = example(kind, **{rows: example_data(kind)[rows][::-1]})

    assert question.content_hash != reordered.content_hash
    assert keys_by_text(question) == keys_by_text(reordered)
    assert question.export(right_answer(question))
    assert set(reordered.export(right_answer(question))) == set(question.export(right_answer(question)))


@every_kind
def test_another_seed_gives_another_order_of_the_same_controls(kind, example, field_of):
    question = example(kind)
    orders = {
        tuple(control.key for control in field_of(question, seed=str(seed)).controls) for seed in range(50)
    }

    assert len({frozenset(order) for order in orders}) == 1
    assert (len(orders) == 1) == (kind in {"stelling", "invullen"})


@every_kind
def test_rule_is_one_short_sentence(kind, example):
    rule = example(kind).rule

    assert len(rule.split()) <= 12
    assert re.fullmatch(r"[^.]+\.", rule)


@every_kind
def test_unknown_key_is_refused(kind, example_data, mistakes_in):
    assert mistakes_in(example_data(kind, antwoort="x")) == [(("antwoort",), "extra_forbidden")]


def as_posted(field):
    """What a browser sends for a page that shows this field."""
    for control in field.controls:
        if field.family == "options" and control.selected:
            yield control.name, control.value
        if field.family == "rows":
            yield from ((control.name, choice.value) for choice in control.choices if choice.selected)
        if field.family == "line":
            yield control.name, control.value


class Controls(HTMLParser):
    """The ids of the inputs and selects of a page, in order."""

    def __init__(self, html):
        super().__init__()
        self.ids = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag in {"input", "select"}:
            self.ids.append(dict(attrs)["id"])


def move_right(options):
    truths = [option.get("goed", "nee") for option in options]
    for option, truth in zip(options, truths[1:] + truths[:1], strict=True):
        option["goed"] = truth


def swap_right(pairs):
    pairs[0]["rechts"], pairs[1]["rechts"] = pairs[1]["rechts"], pairs[0]["rechts"]


def feedback_in(node):
    if isinstance(node, list):
        return [why for one in node for why in feedback_in(one)]
    if isinstance(node, dict):
        own = [text for key, text in node.items() if key.startswith(("feedback", "uitleg"))]
        return own + [why for one in node.values() for why in feedback_in(one)]
    return []


def keys_by_text(question):
    rows = getattr(question, "options", None) or getattr(question, "pairs", None) or question.steps
    return {row.text: row.key for row in rows}
