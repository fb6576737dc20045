"""Writing Moodle XML: HTML texts, an id number and labels, and weights that count as we do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from elearn.content.library import Quiz
from elearn.interop.loss import Loss
from elearn.interop.moodle.category import to_category
from elearn.interop.moodle.weights import weight_of
from elearn.interop.packaged import Packaged, common_losses, extra_choices, reasons, right_of
from elearn.interop.tags import tags_of
from elearn.interop.wrapping import explanation_of, inline, stem_of, to_html
from elearn.questions.matching import Matching
from elearn.questions.multiple_choice import MultipleChoice
from elearn.questions.options import Option
from elearn.questions.ordering import Ordering
from elearn.questions.question import Question
from elearn.questions.short_answer import ShortAnswer
from elearn.questions.single_choice import SingleChoice
from elearn.questions.statement import Statement

MATCHING = "foute regels kosten geen punten"
WHY_MATCHING = "Moodle telt alleen goede regels. Bij ons gaat een foute regel eraf."
ORDERING = "foute plekken kosten geen punten"
WHY_ORDERING = "Moodle telt alleen goede plekken. Bij ons gaat een verkeerde plek eraf."


def write_moodle(quiz: Quiz) -> Packaged:
    """A quiz as Moodle XML in UTF-8."""
    root = Element("quiz")
    category = SubElement(root, "question", type="category")
    _text(SubElement(category, "category"), to_category(quiz.title))
    for question in quiz.questions:
        _question(root, question)
    indent(root)
    losses = (*common_losses(quiz, keeps_keys=False, feedback_per_row=False), *points(quiz))
    return Packaged(tostring(root, encoding="utf-8", xml_declaration=True), losses)


def points(quiz: Quiz) -> Iterator[Loss]:
    """Where Moodle counts differently from us."""
    for question in quiz.questions:
        if isinstance(question, Matching):
            yield Loss(question.id, MATCHING, WHY_MATCHING)
        if isinstance(question, Ordering):
            yield Loss(question.id, ORDERING, WHY_ORDERING)


def _question(root: Element, question: Question) -> None:
    node = SubElement(root, "question", type=_TYPES[question.kind])
    _text(SubElement(node, "name"), question.id)
    _html(node, "questiontext", to_html(stem_of(question)))
    _html(node, "generalfeedback", to_html(explanation_of(question, _row_feedback(question))))
    _facts(node, {"defaultgrade": "1", "penalty": "0", "hidden": "0", "idnumber": question.id})
    _answers(node, question)
    labels = SubElement(node, "tags")
    for tag in tags_of(question):
        _text(SubElement(labels, "tag"), tag)


def _row_feedback(question: Question) -> list[str]:
    match question:
        case Matching():
            return reasons(question.pairs)
        case Ordering():
            return reasons(question.steps)
    return []


def _answers(node: Element, question: Question) -> None:
    match question:
        case SingleChoice():
            weights = ["100" if option.right else "0" for option in question.options]
            _options(node, question.options, weights, single="true")
        case MultipleChoice():
            weights = [weight_of(question, option) for option in question.options]
            _options(node, question.options, weights, single="false")
        case Statement():
            _answer(node, "100" if question.is_true else "0", "true", question.why_true)
            _answer(node, "0" if question.is_true else "100", "false", question.why_false)
        case ShortAnswer():
            _typed(node, question)
        case Matching():
            _matching(node, question)
        case Ordering():
            _ordering(node, question)


def _options(node: Element, options: Iterable[Option], weights: Iterable[str], *, single: str) -> None:
    _facts(node, {"single": single, "shuffleanswers": "true", "answernumbering": "none"})
    for option, weight in zip(options, weights, strict=True):
        _answer(node, weight, inline(option.text), option.why)


def _typed(node: Element, question: ShortAnswer) -> None:
    _facts(node, {"usecase": "1" if question.case_sensitive else "0"})
    for text in question.accepted:
        _answer(node, "100", _word(text), question.why_right, form="moodle_auto_format")
    for mistake in question.expected_mistakes:
        _answer(node, "0", _word(mistake.text), mistake.why, form="moodle_auto_format")
    _answer(node, "0", "*", question.why_wrong, form="moodle_auto_format")


def _word(text: str) -> str:
    # A star stands for anything in Moodle.
    return text.replace("*", "\\*")


def _matching(node: Element, question: Matching) -> None:
    _facts(node, {"shuffleanswers": "true"})
    pairs = [(inline(pair.text), right_of(question, pair)) for pair in question.pairs]
    for left, right in [*pairs, *(("", text) for text in extra_choices(question))]:
        row = SubElement(node, "subquestion", format="html")
        _text(row, left)
        _text(SubElement(row, "answer"), right)


def _ordering(node: Element, question: Ordering) -> None:
    facts = {"layouttype": "VERTICAL", "selecttype": "ALL", "selectcount": "0"}
    _facts(
        node, facts | {"gradingtype": "ABSOLUTE_POSITION", "showgrading": "SHOW", "numberingstyle": "none"}
    )
    for place, step in enumerate(question.steps, start=1):
        row = SubElement(node, "answer", fraction=f"{place}.0000000", format="html")
        _text(row, inline(step.text))


def _answer(node: Element, fraction: str, text: str, why: str, *, form: str = "html") -> None:
    answer = SubElement(node, "answer", fraction=fraction, format=form)
    _text(answer, text)
    _html(answer, "feedback", inline(why))


def _html(node: Element, name: str, html: str) -> None:
    _text(SubElement(node, name, format="html"), html)


def _facts(node: Element, facts: dict[str, str]) -> None:
    for name, value in facts.items():
        SubElement(node, name).text = value


def _text(node: Element, text: str) -> None:
    SubElement(node, "text").text = text


_TYPES = {
    "een-antwoord": "multichoice",
    "invullen": "shortanswer",
    "koppelen": "matching",
    "meer-antwoorden": "multichoice",
    "stelling": "truefalse",
    "volgorde": "ordering",
}
