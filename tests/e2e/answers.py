"""A right and a wrong answer to any question, in the words on the screen."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from elearn.questions.matching import Matching
from elearn.questions.multiple_choice import MultipleChoice
from elearn.questions.ordering import Ordering
from elearn.questions.question import Question
from elearn.questions.short_answer import ShortAnswer

Filled = dict[str, str]
"""The label of a control -> what to choose or to type; an option is chosen by its label alone."""

ROLES = {"een-antwoord": "radio", "stelling": "radio", "meer-antwoorden": "checkbox"}


def right_answer(question: Question) -> Filled:
    """An answer that earns the whole point."""
    match question:
        case Matching():
            return {pair.text: pair.right for pair in question.pairs}
        case Ordering():
            return _places(question, first=1)
        case ShortAnswer():
            return {"Jouw antwoord": question.accepted[0]}
        case _:
            return {option.text: "" for option in question.options if option.right}


def wrong_answer(question: Question) -> Filled:
    """An answer that earns nothing."""
    match question:
        case Matching():
            choices = question.choices.values()
            return {pair.text: next(c for c in choices if c != pair.right) for pair in question.pairs}
        case Ordering():
            return _places(question, first=2)
        case ShortAnswer():
            return {"Jouw antwoord": "geen idee"}
        case MultipleChoice():
            return {option.text: "" for option in question.options if not option.right}
        case _:
            return {next(option.text for option in question.options if not option.right): ""}


def fill_in(page: Page, question: Question, filled: Filled) -> None:
    """Fill in an answer on the page that asks the question."""
    for label, value in filled.items():
        match question:
            case Matching() | Ordering():
                control_of(page, question, label).select_option(label=value)
            case ShortAnswer():
                control_of(page, question, label).fill(value)
            case _:
                control_of(page, question, label).check()


def on_page(page: Page, question: Question, filled: Filled) -> Filled:
    """What the same controls hold now; an option that is not chosen is absent."""
    found = {}
    for label in filled:
        control = control_of(page, question, label)
        if question.kind not in ROLES:
            found[label] = control.evaluate("c => c.selectedOptions?.[0].label ?? c.value")
        elif control.is_checked():
            found[label] = ""
    return found


def control_of(page: Page, question: Question, label: str) -> Locator:
    """The control with that label on the page that asks the question."""
    role = ROLES.get(question.kind, "textbox" if isinstance(question, ShortAnswer) else "combobox")
    return page.get_by_role(role, name=label, exact=True)


def _places(question: Ordering, *, first: int) -> Filled:
    size = len(question.steps)
    places = [(first - 1 + n) % size + 1 for n in range(size)]
    steps = zip(question.steps, places, strict=True)
    return {f"Plek van: {step.text}": f"Plek {place}" for step, place in steps}
