"""The formats, and the two verbs over them: convert a file to YAML, and package a quiz."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from elearn.content.library import Quiz
from elearn.interop.drafts.draft import Draft, to_drafts
from elearn.interop.drafts.quiz_yaml import TO_ADD, to_yaml
from elearn.interop.gift.read import read_gift
from elearn.interop.gift.write import write_gift
from elearn.interop.item import Bank
from elearn.interop.loss import Loss
from elearn.interop.moodle.read import read_moodle
from elearn.interop.moodle.write import write_moodle
from elearn.interop.packaged import Packaged
from elearn.interop.qti.read import read_qti
from elearn.interop.qti.write import write_qti
from elearn.interop.refusal import UnreadableError
from elearn.reader.source import MAX_BYTES

UNTITLED = "Omgezette vragen"
TOO_LONG = Loss(
    "", "te lang voor één quiz", "Een quiz is hooguit 256 kB. Verdeel de vragen over meer quizzen."
)


@dataclass(frozen=True, slots=True)
class Origin:
    """A format that is read: `title` and `hint` for people, `suffixes` of its files."""

    title: str
    hint: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes], Bank]


@dataclass(frozen=True, slots=True)
class Target:
    """A format that is written."""

    title: str
    hint: str
    suffix: str
    media_type: str
    write: Callable[[Quiz], Packaged]


ORIGINS = {
    "gift": Origin("GIFT", "Tekst uit Moodle, vaak een .txt-bestand.", (".txt", ".gift"), read_gift),
    "moodle-xml": Origin("Moodle XML", "Een .xml-bestand uit Moodle.", (".xml",), read_moodle),
    "qti": Origin("QTI", "Versie 2 of 3, als zip of één vraag als .xml.", (".zip", ".xml"), read_qti),
}

TARGETS = {
    "moodle-xml": Target(
        "Moodle XML", "Voor Moodle. Houdt het meeste vast.", ".xml", "application/xml", write_moodle
    ),
    "gift": Target(
        "GIFT", "Voor Moodle, als gewone tekst die je kunt lezen.", ".txt", "text/plain", write_gift
    ),
    "qti3": Target("QTI 3.0", "Voor andere systemen, als zip.", ".zip", "application/zip", write_qti),
}


@dataclass(frozen=True, slots=True)
class Converted:
    """A quiz file in the making.

    `kept` counts the questions that became ours, `left` those in comments, `gaps` what a trainer
    must still add.
    """

    yaml: str
    losses: tuple[Loss, ...]
    kept: int
    left: int
    gaps: int


def convert(content: bytes, origin: str) -> Converted:
    """Read a file in a format of `ORIGINS`. Raises `UnreadableError`."""
    chosen = ORIGINS[origin]
    bank = chosen.read(content)
    if not bank.items:
        message = f"In dit bestand staan geen vragen in {chosen.title}. Kies een ander bestand of formaat."
        raise UnreadableError(message)
    drafts = to_drafts(bank)
    text = to_yaml(bank.title or UNTITLED, chosen.title, drafts)
    kept = sum(bool(draft.data) for draft in drafts)
    losses = [*bank.losses, *([TOO_LONG] if len(text.encode()) > MAX_BYTES else [])]
    losses += [loss for draft in drafts for loss in (*draft.losses, *_mistakes(draft))]
    return Converted(text, tuple(losses), kept, len(drafts) - kept, text.count(f"# {TO_ADD}:"))


def _mistakes(draft: Draft) -> list[Loss]:
    return [Loss(draft.data["id"], "past nog niet", mistake) for mistake in draft.mistakes]


def package(quiz: Quiz, target: str) -> Packaged:
    """Write a quiz in a format of `TARGETS`."""
    return TARGETS[target].write(quiz)
