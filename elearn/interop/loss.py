"""What did not survive a conversion, told to the trainer who asked for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Loss:
    """What of which question is gone or changed, and why; `question` empty is the whole file."""

    question: str
    what: str
    why: str

    def __str__(self) -> str:
        return f"{self.question or 'Hele bestand'}: {self.what}. {self.why}"
