"""A question as an item of QTI 3.0."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from elearn.interop.qti import scoring
from elearn.interop.qti.elements import ASI, add, add_blocks
from elearn.interop.qti.names import (
    CHOICE,
    EXPLANATION,
    FALSE,
    ITEM,
    MISTAKE,
    OTHER,
    RESPONSE,
    RIGHT,
    ROW,
    TOOL,
    TRUE,
)
from elearn.interop.wrapping import explanation_of, paragraphs, stem_of
from elearn.questions.matching import Matching
from elearn.questions.multiple_choice import MultipleChoice
from elearn.questions.options import Option
from elearn.questions.ordering import Ordering
from elearn.questions.question import Question
from elearn.questions.row import Row, key_of
from elearn.questions.short_answer import MAX_LENGTH, ShortAnswer
from elearn.questions.single_choice import SingleChoice
from elearn.questions.statement import Statement


def to_item(question: Question) -> Element:
    """The item; validates against the XSD of QTI 3.0."""
    root = Element("qti-assessment-item", _head(question))
    match question:
        case SingleChoice():
            _choice(root, question, {f"{ROW}{one.key}": one for one in question.options}, shuffle=True)
        case MultipleChoice():
            _choice(root, question, {f"{ROW}{one.key}": one for one in question.options}, shuffle=True)
        case Statement():
            _choice(root, question, dict(zip((TRUE, FALSE), question.options, strict=True)), shuffle=False)
        case Ordering():
            _ordering(root, question)
        case Matching():
            _matching(root, question)
        case ShortAnswer():
            _short_answer(root, question)
    return root


def _head(question: Question) -> dict[str, str]:
    return {
        "xmlns": ASI,
        "identifier": f"{ITEM}{question.id}",
        "title": question.id,
        "adaptive": "false",
        "time-dependent": "false",
        "xml:lang": "nl",
        "tool-name": TOOL,
    }


def _choice(root: Element, question: Question, options: Mapping[str, Option], *, shuffle: bool) -> None:
    several = isinstance(question, MultipleChoice)
    right = [identifier for identifier, option in options.items() if option.right]
    points = {identifier: 1 if option.right else -1 for identifier, option in options.items()}
    cardinality = "multiple" if several else "single"
    scoring.declare(root, (cardinality, "identifier"), right, points if several else {})
    body = _body(root, question)
    interaction = _ask(body, question, "qti-choice-interaction", shuffle=shuffle)
    interaction.set("max-choices", "0" if several else "1")
    for identifier, option in options.items():
        add_blocks(add(interaction, "qti-simple-choice", identifier=identifier), paragraphs(option.text))
    processing = add(root, "qti-response-processing")
    (scoring.score_by_weights if several else scoring.score_all_or_nothing)(processing)
    scoring.show_chosen(processing)
    _feedback(root, question, {identifier: option.why for identifier, option in options.items()})


def _ordering(root: Element, question: Ordering) -> None:
    identifiers = _identifiers(question.steps)
    scoring.declare(root, ("ordered", "identifier"), identifiers, {})
    interaction = _ask(_body(root, question), question, "qti-order-interaction", shuffle=True)
    for identifier, step in zip(identifiers, question.steps, strict=True):
        add_blocks(add(interaction, "qti-simple-choice", identifier=identifier), paragraphs(step.text))
    processing = add(root, "qti-response-processing")
    scoring.score_all_or_nothing(processing)
    scoring.show_always(processing, identifiers)
    _feedback(root, question, dict(zip(identifiers, (step.why for step in question.steps), strict=True)))


def _matching(root: Element, question: Matching) -> None:
    identifiers = _identifiers(question.pairs)
    choices = {key: f"{CHOICE}{key}" for key in question.choices}
    pairs = [
        f"{identifier} {choices[key_of(pair.right)]}"
        for identifier, pair in zip(identifiers, question.pairs, strict=True)
    ]
    scoring.declare(root, ("multiple", "directedPair"), pairs, dict.fromkeys(pairs, 1), default=-1)
    interaction = _ask(_body(root, question), question, "qti-match-interaction", shuffle=True)
    interaction.set("max-associations", str(len(pairs)))
    left, right = (add(interaction, "qti-simple-match-set") for _ in range(2))
    for identifier, pair in zip(identifiers, question.pairs, strict=True):
        _associable(left, identifier, "1", pair.text)
    for key, text in question.choices.items():
        _associable(right, choices[key], "0", text)
    processing = add(root, "qti-response-processing")
    scoring.score_by_weights(processing)
    scoring.show_always(processing, identifiers)
    _feedback(root, question, dict(zip(identifiers, (pair.why for pair in question.pairs), strict=True)))


def _associable(parent: Element, identifier: str, most: str, text: str) -> None:
    node = add(parent, "qti-simple-associable-choice", identifier=identifier, match_max=most)
    add_blocks(node, paragraphs(text))


def _short_answer(root: Element, question: ShortAnswer) -> None:
    points = dict.fromkeys(question.accepted, 1) | {mistake.text: 0 for mistake in question.expected_mistakes}
    scoring.declare(root, ("single", "string"), question.accepted[:1], points)
    for entry in root.iter("qti-map-entry"):
        entry.set("case-sensitive", "true" if question.case_sensitive else "false")
    body = add(root, "qti-item-body")
    add_blocks(body, stem_of(question))
    length = str(MAX_LENGTH)
    line = add(body, "p")
    add(line, "qti-text-entry-interaction", response_identifier=RESPONSE, expected_length=length)
    processing = add(root, "qti-response-processing")
    scoring.score_by_weights(processing)
    scoring.show_typed(processing, question)
    reasons = {f"{MISTAKE}{n}": one.why for n, one in enumerate(question.expected_mistakes, start=1)}
    _feedback(root, question, {RIGHT: question.why_right, **reasons, OTHER: question.why_wrong})


def _body(root: Element, question: Question) -> Element:
    """Everything of the stem but the question itself, which is the prompt."""
    body = add(root, "qti-item-body")
    add_blocks(body, (block for block in stem_of(question) if block.kind != "vraag"))
    return body


def _ask(body: Element, question: Question, name: str, *, shuffle: bool) -> Element:
    interaction = add(body, name, response_identifier=RESPONSE, shuffle="true" if shuffle else "false")
    prompt = add(interaction, "qti-prompt")
    add_blocks(prompt, (block for block in stem_of(question) if block.kind == "vraag"))
    return interaction


def _feedback(root: Element, question: Question, reasons: Mapping[str, str]) -> None:
    for identifier, why in reasons.items():
        add_blocks(_modal(root, identifier), paragraphs(why))
    add_blocks(_modal(root, EXPLANATION), explanation_of(question))


def _modal(root: Element, identifier: str) -> Element:
    modal = add(
        root, "qti-modal-feedback", outcome_identifier="FEEDBACK", show_hide="show", identifier=identifier
    )
    return add(modal, "qti-content-body")


def _identifiers(rows: Iterable[Row]) -> list[str]:
    return [f"{ROW}{row.key}" for row in rows]
