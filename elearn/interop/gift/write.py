"""Writing GIFT that Moodle reads back: HTML texts, an id and labels in the comment.

Weights of a question with more right answers add up to 100; each wrong one takes as much off as a
right one gives, so that Moodle counts as we do.
"""

from __future__ import annotations

from collections.abc import Iterator

from elearn.content.library import Quiz
from elearn.interop import tags
from elearn.interop.gift.syntax import escape
from elearn.interop.loss import Loss
from elearn.interop.moodle.category import to_category
from elearn.interop.moodle.weights import weight_of
from elearn.interop.packaged import Packaged, common_losses, extra_choices, reasons, right_of
from elearn.interop.wrapping import explanation_of, inline, stem_of, to_html
from elearn.questions.matching import Matching
from elearn.questions.multiple_choice import MultipleChoice
from elearn.questions.ordering import Ordering
from elearn.questions.question import Question
from elearn.questions.short_answer import ShortAnswer
from elearn.questions.single_choice import SingleChoice
from elearn.questions.statement import Statement

CASE = "hoofdletters tellen niet mee"
WHY_CASE = "GIFT kan niet zeggen dat ze meetellen. Zet dat in Moodle zelf aan."
ORDER = "volgorde wordt koppelen"
WHY_ORDER = "GIFT kent geen volgorde. De cursist kiest bij elke stap een nummer."
ARROW = "niet geschreven"
WHY_ARROW = "In GIFT is een antwoord met -> altijd koppelen. Kies Moodle XML."
_READ_IN_FRONT = frozenset("[%")


def write_gift(quiz: Quiz) -> Packaged:
    """A quiz as GIFT in UTF-8."""
    said = [question for question in quiz.questions if not _holds_arrow(question)]
    parts = [f"$CATEGORY: {to_category(quiz.title)}", *(_question(question) for question in said)]
    losses = (*common_losses(quiz, keeps_keys=False, feedback_per_row=False), *_own_losses(quiz))
    return Packaged(("\n\n".join(parts) + "\n").encode(), losses)


def _own_losses(quiz: Quiz) -> Iterator[Loss]:
    for question in quiz.questions:
        if isinstance(question, ShortAnswer) and question.case_sensitive:
            yield Loss(question.id, CASE, WHY_CASE)
        if isinstance(question, Ordering):
            yield Loss(question.id, ORDER, WHY_ORDER)
        if _holds_arrow(question):
            yield Loss(question.id, ARROW, WHY_ARROW)


def _holds_arrow(question: Question) -> bool:
    typed = question.accepted if isinstance(question, ShortAnswer) else ()
    expected = question.expected_mistakes if isinstance(question, ShortAnswer) else ()
    return any("->" in text for text in (*typed, *(mistake.text for mistake in expected)))


def _question(question: Question) -> str:
    labels = "".join(f" [tag:{_label(tag)}]" for tag in (*tags.tags_of(question), *_own_tags(question)))
    general = escape(to_html(explanation_of(question, _row_feedback(question))))
    lines = [
        f"// [id:{question.id}]{labels}",
        f"::{escape(question.id)}::[html]{escape(to_html(stem_of(question)))}{{",
        *(f"\t{line}" for line in _answers(question)),
        f"\t####{general}",
        "}",
    ]
    return "\n".join(lines)


def _own_tags(question: Question) -> list[str]:
    if isinstance(question, ShortAnswer) and question.case_sensitive:
        return [tags.CASE]
    return [tags.ORDER] if isinstance(question, Ordering) else []


def _label(tag: str) -> str:
    return " ".join(tag.replace("]", "\\]").split())


def _row_feedback(question: Question) -> list[str]:
    match question:
        case Matching():
            return reasons(question.pairs)
        case Ordering():
            return reasons(question.steps)
    return []


def _answers(question: Question) -> Iterator[str]:
    match question:
        case SingleChoice():
            return (_answer("=" if one.right else "~", one.text, one.why) for one in question.options)
        case MultipleChoice():
            return (_answer(f"~%{weight_of(question, one)}%", one.text, one.why) for one in question.options)
        case Statement():
            return iter([_statement(question)])
        case ShortAnswer():
            return _typed(question)
        case Matching():
            return _matching(question)
        case Ordering():
            return (_pair(step.text, str(place)) for place, step in enumerate(question.steps, start=1))
    raise LookupError(question.kind)


def _answer(sign: str, text: str, why: str) -> str:
    return f"{sign}{_html(text)}#{_html(why)}"


def _html(text: str) -> str:
    # In front, a bracket would be read as the name of a format and a percent sign as a weight.
    html = inline(text)
    return escape(f"&#{ord(html[0])};{html[1:]}" if html[:1] in _READ_IN_FRONT else html)


def _statement(question: Statement) -> str:
    right, wrong = question.why_true, question.why_false
    if question.is_true:
        return f"TRUE#{_html(wrong)}#{_html(right)}"
    return f"FALSE#{_html(right)}#{_html(wrong)}"


def _typed(question: ShortAnswer) -> Iterator[str]:
    for text in question.accepted:
        yield f"=%100%{_word(text)}#{_html(question.why_right)}"
    for mistake in question.expected_mistakes:
        yield f"=%0%{_word(mistake.text)}#{_html(mistake.why)}"
    yield f"=%0%*#{_html(question.why_wrong)}"


def _word(text: str) -> str:
    # What is typed is compared as it is, without HTML; only a star means something to Moodle.
    words = escape(text.replace("*", "\\*"))
    return f"[plain]{words}" if text.startswith("[") else words


def _matching(question: Matching) -> Iterator[str]:
    yield from (_pair(pair.text, right_of(question, pair)) for pair in question.pairs)
    yield from (_pair("", text) for text in extra_choices(question))


def _pair(left: str, right: str) -> str:
    return f"={_html(left)} -> {escape(' '.join(right.split()))}"
