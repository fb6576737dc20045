"""The weights that Moodle allows, so that it counts a question as we do."""

from __future__ import annotations

from elearn.questions.multiple_choice import MultipleChoice
from elearn.questions.options import Option


def weight_of(question: MultipleChoice, option: Option) -> str:
    """The percentage of an option: 33.33333 for one of three right ones, less than 0 for a wrong one.

    Moodle knows a fixed list of weights, each with five decimals; those of the right ones add up
    to 100 within its rounding, and it never gives less than 0 for the whole question.
    """
    share = 100 / sum(one.right for one in question.options)
    text = f"{share:.5f}".rstrip("0").rstrip(".")
    return text if option.right else f"-{text}"
