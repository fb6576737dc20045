"""What learners get, and what a trainer hears, in short words."""

from __future__ import annotations

import pytest

from elearn.services.refusal import Refusal

NEW_TITLE = ("titel: Groeten op straat", "titel: Zwaaien")


def title(shelf) -> str:
    return shelf.library.quizzes["groeten"].title


def refused(office, *arguments, **more) -> tuple[str, str]:
    with pytest.raises(Refusal) as refusal:
        office.publish(*arguments, **more)
    office.session.rollback()
    return refusal.value.message, refusal.value.hint


def more_of(publication) -> dict[str, object]:
    return {
        "reason": publication.reason,
        "weight": publication.weight,
        "restores": publication.restores,
    }
