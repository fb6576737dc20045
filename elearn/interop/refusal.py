"""A file that is not read at all."""

from __future__ import annotations


class UnreadableError(Exception):
    """A file that cannot or may not be read; the text is Dutch and says what to do."""


MAX_BYTES = 10 * 1024 * 1024
"""A bank of two thousand questions without pictures is about 2 MB; memory stays below 20 times this."""


MAX_QUESTIONS = 1_000
"""Questions in a file; each takes some 10 kB while it is converted. A quiz of ours has fifty."""

MAX_TEXT = 300_000
"""Characters in all questions together, without pictures. A quiz of ours has at most 256 kB."""


def refuse_too_many(questions: int) -> None:
    """Raise `UnreadableError` for more than `MAX_QUESTIONS`."""
    if questions > MAX_QUESTIONS:
        most = f"{MAX_QUESTIONS:,}".replace(",", ".")
        message = f"In dit bestand staan meer dan {most} vragen. Verdeel ze over meer bestanden."
        raise UnreadableError(message)


def refuse_too_much_text(length: int) -> None:
    """Raise `UnreadableError` for more than `MAX_TEXT` characters."""
    if length > MAX_TEXT:
        most = f"{MAX_TEXT:,}".replace(",", ".")
        message = f"In dit bestand staan meer dan {most} tekens tekst. Verdeel de vragen over meer bestanden."
        raise UnreadableError(message)


def refuse_too_large(content: bytes) -> None:
    """Raise `UnreadableError` for a file above `MAX_BYTES`."""
    if len(content) > MAX_BYTES:
        raise UnreadableError("Dit bestand is groter dan 10 MB. Verdeel de vragen over meer bestanden.")
