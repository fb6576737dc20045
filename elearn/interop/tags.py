"""What only we know of a question, as labels that other systems keep and give back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from elearn.questions.question import Question

ORDER = "soort:volgorde"
"""For formats that can only say an ordering as rows with a number."""

CASE = "hoofdletters:ja"
"""For formats that cannot say that case counts."""

_MARKS = ("redactie", "kritiek")
_OURS = frozenset({"bron", "doel", "gebruik", "hoofdletters", "soort", *_MARKS})


def tags_of(question: Question) -> tuple[str, ...]:
    """Labels such as `doel:D5`, `bron:p05.k6` and `kritiek:ja`, in a fixed order."""
    tags = [f"doel:{question.goal}", *(f"bron:{source}" for source in question.sources)]
    marks = {"redactie": question.editorial, "kritiek": question.critical}
    tags += [f"{name}:ja" for name in _MARKS if marks[name]]
    if question.use != "beide":
        tags.append(f"gebruik:{question.use}")
    return tuple(tags)


def read_tags(tags: Iterable[str]) -> dict[str, Any]:
    """The keys that labels fill: `doel` and `bron` are always there, empty when no label says so."""
    found: dict[str, list[str]] = {}
    for tag in tags:
        name, _, value = tag.partition(":")
        found.setdefault(name.strip().lower(), []).append(value.strip())
    keys: dict[str, Any] = {"doel": next(iter(found.get("doel", ())), "")}
    keys["bron"] = [source for source in found.get("bron", ()) if source]
    keys |= {name: "ja" for name in _MARKS if "ja" in found.get(name, ())}
    use = next(iter(found.get("gebruik", ())), "")
    return keys | ({"gebruik": use} if use in {"oefenen", "toets"} else {})


def unknown_tags(tags: Iterable[str]) -> list[str]:
    """Labels that we have no key for."""
    return [tag for tag in tags if tag.partition(":")[0].strip().lower() not in _OURS]
