"""The same quiz with other right answers."""

from __future__ import annotations

import re
from typing import Any

import yaml


def other_key(text: str, number: int) -> str:
    """The quiz with other words and other right answers; every option keeps its key."""
    quiz = yaml.load(text, yaml.BaseLoader)  # noqa: S506 -- plain text only
    for question in quiz["vragen"]:
        question["vraag"] = re.sub(r" \(editie \d+\)$", "", question["vraag"]) + f" (editie {number})"
        _turn(question)
    return yaml.safe_dump(quiz, allow_unicode=True, sort_keys=False, width=1000)


def _turn(question: dict[str, Any]) -> None:
    match question["soort"]:
        case "een-antwoord":
            rights = [_is_yes(one.get("goed")) for one in question["antwoorden"]]
            _set_rights(question["antwoorden"], [rights[-1], *rights[:-1]])
        case "meer-antwoorden":
            _set_rights(
                question["antwoorden"], [not _is_yes(one.get("goed")) for one in question["antwoorden"]]
            )
        case "stelling":
            question["klopt"] = "nee" if _is_yes(question["klopt"]) else "ja"
        case "koppelen":
            rights = [one["rechts"] for one in question["paren"]]
            for one, right in zip(question["paren"], [*rights[1:], rights[0]], strict=True):
                one["rechts"] = right
        case "volgorde":
            question["stappen"].reverse()
        case "invullen":
            question["goed"] = ["ander woord" if question["goed"] == ["woord"] else "woord"]


def _is_yes(text: str | None) -> bool:
    return text in {"ja", "true"}


def _set_rights(rows: list[dict[str, Any]], rights: list[bool]) -> None:
    for row, is_right in zip(rows, rights, strict=True):
        row["goed"] = "ja" if is_right else "nee"
