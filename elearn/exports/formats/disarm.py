"""Text that a spreadsheet would run as a formula, made harmless."""

from __future__ import annotations

# OWASP "CSV Injection", with NUL from ASVS 5.0 1.2.10 and the full-width signs that
# spreadsheets in some languages read as well.
TRIGGERS = frozenset("=+-@\t\r\n\0＝＋－＠")


def may_run(cell: object) -> bool:
    """Whether a spreadsheet would run this text; other cells never run."""
    return isinstance(cell, str) and cell[:1] in TRIGGERS


def disarm(text: str) -> str:
    """The text with `'` before it when a spreadsheet would run it; else the text itself."""
    return f"'{text}" if may_run(text) else text
