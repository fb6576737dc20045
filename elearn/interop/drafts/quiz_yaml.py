"""A draft as a quiz file: our YAML, with a comment at everything that a trainer must still add."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from elearn.interop.drafts.draft import Draft
from elearn.reader.source import HIDDEN

TO_ADD = "VUL AAN"
"""What a trainer searches for; the screen counts it."""

GAPS = {
    "bron": "een kernpunt, zoals [p05.k6]. Of haal dit weg en schrijf redactie: ja.",
    "doel": "het doel, zoals D5. De doelen staan in doelen.yaml.",
    "feedback": "waarom dit wel of niet past.",
    "feedback_goed": "wat je zegt bij een goed antwoord.",
    "feedback_niet_waar": "wat je zegt bij ‘Niet waar’.",
    "feedback_overig": "wat je zegt bij elk ander antwoord.",
    "feedback_waar": "wat je zegt bij ‘Waar’.",
    "uitleg": "de uitleg na het antwoord.",
}
_OTHER = "deze tekst."


def to_yaml(title: str, origin: str, drafts: Iterable[Draft]) -> str:
    """The whole file; `origin` is the format it comes from, as people call it."""
    return "\n".join(_lines(title, origin, tuple(drafts))) + "\n"


def _lines(title: str, origin: str, drafts: tuple[Draft, ...]) -> Iterator[str]:
    yield f"# Omgezet uit {origin}. Zoek op {TO_ADD} en maak elke vraag af."
    yield "# Kijk het na met: python3 -m elearn controleer"
    yield f"titel: {scalar(title)}"
    yield f"les:  # {TO_ADD}: de les waar deze vragen bij horen."
    yield "vragen:" if any(draft.data for draft in drafts) else "vragen: []"
    category = ""
    for draft in drafts:
        yield ""
        if draft.item.category != category:
            category = draft.item.category
            yield from _comment(f"Categorie: {category}")
        yield from _question(draft) if draft.data else _kept(draft)


def _question(draft: Draft) -> Iterator[str]:
    for loss in draft.losses:
        yield from _comment(f"VERANDERD: {loss.what}. {loss.why}")
    for mistake in draft.mistakes:
        yield from _comment(f"LET OP: {mistake}")
    lines = list(_mapping(draft.data))
    yield f"  - {lines[0]}"
    yield from (f"    {line}" for line in lines[1:])


def _kept(draft: Draft) -> Iterator[str]:
    yield from _comment(f"NIET OMGEZET ({draft.item.name}): {draft.item.why_not}")
    yield from _comment(draft.item.source)


def _comment(text: str) -> Iterator[str]:
    for line in HIDDEN.sub("", text).split("\n"):
        yield f"  # {line}".rstrip().replace("\t", " ")


def _mapping(data: dict[str, Any]) -> Iterator[str]:
    for key, value in data.items():
        if value in ("", []):
            empty = " []" if value == [] else ""
            yield f"{key}:{empty}  # {TO_ADD}: {GAPS.get(key, _OTHER)}"
        elif isinstance(value, str):
            yield f"{key}: {scalar(value)}"
        else:
            yield f"{key}:"
            yield from (f"  {line}" for one in value for line in _list_item(one))


def _list_item(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield f"- {scalar(value)}" if value else f"-  # {TO_ADD}: {_OTHER}"
        return
    lines = list(_mapping(value))
    yield f"- {lines[0]}"
    yield from (f"  {line}" for line in lines[1:])


def scalar(text: str) -> str:
    """A text on one line of YAML, with quotes only where it needs them."""
    text = HIDDEN.sub("", text).replace("\t", " ")
    style = '"' if "\n" in text else None
    dumped = str(yaml.safe_dump(text, allow_unicode=True, width=float("inf"), default_style=style))
    return dumped.removesuffix("\n").removesuffix("\n...")
