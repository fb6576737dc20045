"""Passwords: argon2id, never more than two at once."""

from __future__ import annotations

from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

_hasher = PasswordHasher()  # the low-memory profile of RFC 9106: argon2id, 64 MiB, 3 passes

# Each check takes 64 MiB: without a limit a burst of sign-ins would fill the machine.
_at_once = BoundedSemaphore(2)


def hash_password(text: str) -> str:
    """The hash to store."""
    with _at_once:
        return _hasher.hash(text)


def is_password(stored: str | None, text: str) -> bool:
    """Whether the text is the password; None (no such account) takes as long as a wrong one."""
    expected = stored or _decoy()
    with _at_once:
        try:
            return _hasher.verify(expected, text) and stored is not None
        except (VerifyMismatchError, InvalidHashError):
            return False


@cache
def _decoy() -> str:
    return hash_password("nobody has this password")
