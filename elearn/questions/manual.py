"""What trainers read about a type of question: the docstring of its file."""

from __future__ import annotations

import sys

from elearn.questions import KINDS


def manual(kind: str) -> str:
    """The manual of a type, with an example in YAML."""
    return (sys.modules[KINDS[kind].__module__].__doc__ or "").strip()
