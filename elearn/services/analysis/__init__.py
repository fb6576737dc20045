"""Learning from answers: counters of first attempts, and what they say about a question.

`count` adds an attempt to the counters; `report` reads them for the pages of trainers. What lies
between are pure functions over values. No counter knows a person, so a counter stays when the
answers it came from are deleted.
"""

from elearn.services.analysis.advice import Advice
from elearn.services.analysis.count import count_first_attempt
from elearn.services.analysis.figures import Figures
from elearn.services.analysis.report import (
    Overview,
    QuestionReport,
    QuizReport,
    overview,
    question_report,
    quiz_report,
)

__all__ = [
    "Advice",
    "Figures",
    "Overview",
    "QuestionReport",
    "QuizReport",
    "count_first_attempt",
    "overview",
    "question_report",
    "quiz_report",
]
