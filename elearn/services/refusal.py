"""What a service says when it does not do what was asked."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 -- no error: a rule that the screen explains
    """A rule forbids it; `message` and `hint` are Dutch sentences for the person who asked."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class NotThere(Exception):  # noqa: N818 -- no error: the screen says that it is not there
    """It does not exist, or not for this person; `what` is for the log, not for the screen."""

    def __init__(self, what: str = "") -> None:
        super().__init__(what)
        self.what = what
