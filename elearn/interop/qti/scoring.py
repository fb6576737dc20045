"""How an item of QTI is scored, and which feedback it shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from elearn.interop.qti.elements import add
from elearn.interop.qti.names import EXPLANATION, MISTAKE, OTHER, RESPONSE, RIGHT
from elearn.questions.short_answer import ShortAnswer


def declare(
    root: Element, kind: tuple[str, str], right: Iterable[str], weights: Mapping[str, int], default: int = 0
) -> None:
    """The response (`kind` is its cardinality and base type) and the outcomes.

    `weights` are points per answer, floor 0; without them all of it is right or nothing.
    """
    cardinality, base_type = kind
    head = {"identifier": RESPONSE, "cardinality": cardinality, "base_type": base_type}
    response = add(root, "qti-response-declaration", **head)
    correct = add(response, "qti-correct-response")
    for value in right:
        add(correct, "qti-value", value)
    if weights:
        mapping = add(response, "qti-mapping", lower_bound="0", default_value=str(default))
        for key, weight in weights.items():
            add(mapping, "qti-map-entry", map_key=key, mapped_value=str(weight))
    # Of several accepted words only one can be typed.
    most = sum(weight for weight in weights.values() if weight > 0) if cardinality != "single" else 1
    score = {"identifier": "SCORE", "cardinality": "single", "base_type": "float"}
    add(root, "qti-outcome-declaration", **score, normal_maximum=str(most or 1))
    shown = {"identifier": "FEEDBACK", "cardinality": "multiple", "base_type": "identifier"}
    add(root, "qti-outcome-declaration", **shown)


def score_all_or_nothing(processing: Element) -> None:
    """One point when the response is the right one."""
    condition = add(processing, "qti-response-condition")
    then = add(condition, "qti-response-if")
    match = add(then, "qti-match")
    add(match, "qti-variable", identifier=RESPONSE)
    add(match, "qti-correct", identifier=RESPONSE)
    _set_score(then, "1")
    _set_score(add(condition, "qti-response-else"), "0")


def _set_score(parent: Element, value: str) -> None:
    add(add(parent, "qti-set-outcome-value", identifier="SCORE"), "qti-base-value", value, base_type="float")


def score_by_weights(processing: Element) -> None:
    """The points of the mapping."""
    outcome = add(processing, "qti-set-outcome-value", identifier="SCORE")
    add(outcome, "qti-map-response", identifier=RESPONSE)


def show_chosen(processing: Element) -> None:
    """The feedback on what was chosen, and the explanation."""
    shown = _show(processing, [EXPLANATION])
    shown.insert(0, Element("qti-variable", {"identifier": RESPONSE}))


def show_always(processing: Element, identifiers: Iterable[str]) -> None:
    """Feedback that does not depend on the answer, and the explanation."""
    _show(processing, [*identifiers, EXPLANATION])


def show_typed(processing: Element, question: ShortAnswer) -> None:
    """The feedback on a typed answer: right, one of the expected mistakes, or anything else."""
    condition = add(processing, "qti-response-condition")
    right = add(condition, "qti-response-if")
    above = add(right, "qti-gt")
    add(above, "qti-variable", identifier="SCORE")
    add(above, "qti-base-value", "0", base_type="float")
    _show(right, [RIGHT, EXPLANATION])
    for number, mistake in enumerate(question.expected_mistakes, start=1):
        wrong = add(condition, "qti-response-else-if")
        counts = "true" if question.case_sensitive else "false"
        match = add(wrong, "qti-string-match", case_sensitive=counts)
        add(match, "qti-variable", identifier=RESPONSE)
        add(match, "qti-base-value", mistake.text, base_type="string")
        _show(wrong, [f"{MISTAKE}{number}", EXPLANATION])
    _show(add(condition, "qti-response-else"), [OTHER, EXPLANATION])


def _show(parent: Element, identifiers: Iterable[str]) -> Element:
    outcome = add(parent, "qti-set-outcome-value", identifier="FEEDBACK")
    shown = add(outcome, "qti-multiple")
    for identifier in identifiers:
        add(shown, "qti-base-value", identifier, base_type="identifier")
    return shown
