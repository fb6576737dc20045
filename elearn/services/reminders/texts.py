"""The texts of mail: ours, or what an organisation made of them, checked like content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import Any, cast, get_args
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.content.language.readability import sentences
from elearn.db import Organisation
from elearn.services import audit
from elearn.services.reminders.values import MailKind

SETTING = "berichten"
LONGEST_SUBJECT, LONGEST_BODY = 100, 3000
LONGEST_SENTENCE = 20
PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")
KINDS = cast("tuple[MailKind, ...]", get_args(MailKind))


@dataclass(frozen=True, slots=True)
class MailText:
    """A subject and a body; words between braces are filled in for each reader."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong in a text, counted from 1; `field` is `onderwerp` or `tekst`."""

    field: str
    line: int
    column: int
    message: str
    is_error: bool


NAMES: Mapping[MailKind, tuple[str, ...]] = {
    "herinnering": ("naam", "leerpaden", "adres", "gemeente"),
    "teamoverzicht": ("naam", "aantallen", "te_laat", "adres", "gemeente"),
}
"""What can stand between braces."""

NEEDED: Mapping[MailKind, tuple[str, ...]] = {
    "herinnering": ("leerpaden", "adres"),
    "teamoverzicht": ("aantallen", "adres"),
}

TITLES: Mapping[MailKind, str] = {
    "herinnering": "Herinnering aan een medewerker",
    "teamoverzicht": "Overzicht voor een leidinggevende",
}

OURS: Mapping[MailKind, MailText] = {
    "herinnering": MailText(
        "Je leerpad in In verbinding",
        "Hallo {naam},\n\n"
        "Dit staat voor je klaar:\n\n{leerpaden}\n\n"
        "Een les duurt een paar minuten. Je gaat verder waar je was:\n{adres}\n\n"
        "Lukt het niet op tijd? Bespreek het met je leidinggevende.\n\n"
        "Groet,\n{gemeente}\n",
    ),
    "teamoverzicht": MailText(
        "Hoe staat je team ervoor?",
        "Hallo {naam},\n\n"
        "Zo staat je team er nu voor:\n\n{aantallen}\n\n{te_laat}\n\n"
        "Bekijk de stand van dit moment:\n{adres}\n\n"
        "Groet,\n{gemeente}\n",
    ),
}


def texts_of(session: Session, *, organisation_id: UUID) -> dict[MailKind, MailText]:
    """The texts that an organisation uses."""
    settings = session.scalars(select(Organisation.settings).where(Organisation.id == organisation_id)).one()
    own = settings.get(SETTING, {})
    return {kind: MailText(**own[kind]) if kind in own else OURS[kind] for kind in KINDS}


def save_text(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    *,
    organisation_id: UUID,
    kind: MailKind,
    text: MailText | None,
    actor_id: UUID,
    now: datetime,
) -> None:
    """Use a text without errors from now on; None: ours again."""
    organisation = session.get_one(Organisation, organisation_id, with_for_update=True)
    own: dict[str, Any] = {**organisation.settings.get(SETTING, {})}
    own.pop(kind, None)
    if text is not None:
        own[kind] = asdict(text)
    organisation.settings = {**organisation.settings, SETTING: own}
    facts = {"kind": kind, "own": text is not None}
    audit.record(session, actor_id=actor_id, action="mail text changed", facts=facts, now=now)


def check(kind: MailKind, text: MailText) -> list[Mistake]:
    """Every mistake, in order; errors keep a text from being saved, warnings teach."""
    found = [*_check_field(kind, "onderwerp", text.subject, LONGEST_SUBJECT)]
    found += _check_field(kind, "tekst", text.body, LONGEST_BODY)
    found += _missing(kind, text.body)
    found += _too_long(text.body)
    return sorted(found, key=lambda one: (one.field, one.line, one.column))


def fill(text: MailText, values: Mapping[str, str]) -> MailText:
    """The text for one reader; what is filled in is never read as a placeholder."""
    subject = PLACEHOLDER.sub(lambda match: values[match[1]], text.subject)
    body = PLACEHOLDER.sub(lambda match: values[match[1]], text.body)
    return MailText(" ".join(subject.split()), re.sub(r"\n{3,}", "\n\n", body))


def _check_field(kind: MailKind, field: str, text: str, longest: int) -> Iterator[Mistake]:
    if not text.strip():
        yield Mistake(field, 1, 1, f"Het {field} is leeg. Schrijf iets.", is_error=True)
    if len(text) > longest:
        yield _at(field, text, longest, f"Dit is te lang. Gebruik hooguit {longest} tekens.")
    for match in PLACEHOLDER.finditer(text):
        if match[1] not in NAMES[kind]:
            yield _at(field, text, match.start(), _unknown(kind, match[1]))
    without = PLACEHOLDER.sub(lambda match: "x" * len(match[0]), text)
    for match in re.finditer(r"[{}]", without):
        yield _at(
            field, text, match.start(), "Deze accolade staat alleen. Haal hem weg of maak er {naam} van."
        )


def _unknown(kind: MailKind, name: str) -> str:
    close = get_close_matches(name, NAMES[kind], n=1)
    meant = f" Bedoel je {{{close[0]}}}?" if close else ""
    choice = ", ".join(f"{{{one}}}" for one in NAMES[kind])
    return f"{{{name}}} ken ik niet.{meant} Je kunt kiezen uit {choice}."


def _missing(kind: MailKind, body: str) -> Iterator[Mistake]:
    there = set(PLACEHOLDER.findall(body))
    for name in NEEDED[kind]:
        if name not in there:
            yield Mistake("tekst", 1, 1, f"{{{name}}} ontbreekt. Zet het in de tekst.", is_error=True)


def _too_long(body: str) -> Iterator[Mistake]:
    for number, line in enumerate(body.splitlines(), start=1):
        for one in sentences(line):
            if len(one.words) > LONGEST_SENTENCE:
                message = f"Deze zin heeft {len(one.words)} woorden. Maak er twee zinnen van."
                yield Mistake("tekst", number, one.offset + 1, message, is_error=False)


def _at(field: str, text: str, offset: int, message: str) -> Mistake:
    before = text[:offset]
    line, column = before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
    return Mistake(field, line, column, message, is_error=True)
