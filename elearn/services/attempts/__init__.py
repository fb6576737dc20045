"""Taking a test: start, answer, look back, hand in, and see how it went."""

from elearn.services.attempts.hand_in import hand_in
from elearn.services.attempts.results import result
from elearn.services.attempts.review import review
from elearn.services.attempts.start import start_attempt
from elearn.services.attempts.taking import asked_question, open_question, save_answer
from elearn.services.attempts.values import (
    Asked,
    GoalScore,
    Graded,
    OpenQuestion,
    Result,
    ResultRow,
    Review,
    ReviewRow,
    Verdict,
)

__all__ = [
    "Asked",
    "GoalScore",
    "Graded",
    "OpenQuestion",
    "Result",
    "ResultRow",
    "Review",
    "ReviewRow",
    "Verdict",
    "asked_question",
    "hand_in",
    "open_question",
    "result",
    "review",
    "save_answer",
    "start_attempt",
]
