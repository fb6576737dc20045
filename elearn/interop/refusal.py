"""A file that is not read at all."""

from __future__ import annotations


class UnreadableError(Exception):
    """A file that cannot or may not be read; the text is Dutch and says what to do."""


MAX_BYTES = 10 * 1024 * 1024
"""A bank of two thousand questions without pictures is about 2 MB; memory stays below 20 times this."""


def refuse_too_large(content: bytes) -> None:
    """Raise `UnreadableError` for a file above `MAX_BYTES`."""
    if len(content) > MAX_BYTES:
        raise UnreadableError("Dit bestand is groter dan 10 MB. Verdeel de vragen over meer bestanden.")
