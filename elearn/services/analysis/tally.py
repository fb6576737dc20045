"""What one attempt adds to the counters, as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from elearn.questions.question import Answer, Question
from elearn.services.analysis.figures import ItemCount, PickCount
from elearn.services.analysis.reliability import AttemptCount
from elearn.services.analysis.sums import Sums, in_units


@dataclass(frozen=True, slots=True)
class Response:
    """A question as it was shown, and the answer to it."""

    question: Question
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Tally:
    """One attempt: the test as a whole, and content hash -> its question."""

    attempt: AttemptCount
    items: dict[str, ItemCount]


def tally(responses: Sequence[Response]) -> Tally:
    """Count one attempt; what was left open earns nothing and picks nothing."""
    points = [in_units(one.question.grade(one.answer).points) for one in responses]
    total = sum(points)
    attempt = AttemptCount(
        size=len(responses),
        people=1,
        points=total,
        points_squared=total**2,
        answers_squared=sum(own**2 for own in points),
    )
    items = {
        one.question.content_hash: _item(one, own, total - own)
        for one, own in zip(responses, points, strict=True)
    }
    return Tally(attempt, items)


def _item(response: Response, points: int, rest: int) -> ItemCount:
    question = response.question
    picked = [pick.key for pick in question.picks(response.answer) if pick.picked]
    return ItemCount(
        sums=Sums(1, points, points**2, rest, rest**2, points * rest),
        fully_right=int(question.grade(response.answer).is_right),
        picks={key: PickCount(1, rest) for key in picked},
    )
