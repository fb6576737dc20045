"""The code on a certificate: easy to read aloud, impossible to guess."""

from __future__ import annotations

import secrets

# No 0 and O, no 1, I and L: a code is often typed from paper.
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 12
GROUP = 4


def new_code() -> str:
    """A new code such as `7KQ2-M9XA-TR4B`; 12 letters of 31 are some 59 bits."""
    return in_groups("".join(secrets.choice(LETTERS) for _ in range(LENGTH)))


def in_groups(text: str) -> str:
    """A code as we write it, from however somebody typed it."""
    plain = "".join(letter for letter in text.upper() if letter.isalnum())
    return "-".join(plain[start : start + GROUP] for start in range(0, len(plain), GROUP))
