"""Read the log of human acts: for beheer, per organisation, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from elearn.db import AuditEvent, Person
from elearn.db.people.person import fold
from elearn.services.calendar import AMSTERDAM
from elearn.services.log_names import names_in

ROWS_AT_ONCE = 500
COMMAND_LINE = "Beheer op de server"

ACTIONS = {
    "api token made": "Token voor een systeem gemaakt",
    "api token revoked": "Token van een systeem ingetrokken",
    "completion corrected": "Registratie ingetrokken",
    "correction taken back": "Correctie ingetrokken: de registratie telt weer",
    "content approval asked": "Om goedkeuring gevraagd",
    "content approval withdrawn": "Vraag om goedkeuring ingetrokken",
    "content approved": "Inhoud goedgekeurd",
    "content follows the folder": "Inhoud volgt de map weer",
    "content published": "Inhoud gepubliceerd",
    "content rolled back": "Inhoud teruggezet",
    "content given back": "Voorstel teruggegeven",
    "geldigheid": "Geldigheid van een leerpad vastgesteld",
    "export profile removed": "Profiel voor exports weggehaald",
    "export profile saved": "Profiel voor exports bewaard",
    "log exported": "Logboek meegenomen",
    "mail switched": "Mail aan- of uitgezet",
    "mail text changed": "Tekst van een mail gewijzigd",
    "module given": "Module gegeven aan een trainer",
    "module taken away": "Module weggehaald bij een trainer",
    "names for team leads": "Gekozen wat een leidinggevende ziet",
    "organisation made": "Organisatie gemaakt",
    "password renewed": "Link gemaakt voor een nieuw wachtwoord",
    "person invited": "Medewerker uitgenodigd",
    "registrations exported": "Registraties geëxporteerd",
    "right given": "Recht gegeven",
    "right taken away": "Recht teruggenomen",
    "rights given": "Rechten gegeven",
    "rule ended": "Regel beëindigd",
    "rule made": "Regel gemaakt",
    "signed in as beheer": "Ingelogd met beheerrechten",
    "staff loaded": "Medewerkers ingelezen",
    "staff share chosen": "Grens voor wijzigingen gekozen",
    "terms chosen": "Bewaartermijnen gewijzigd",
}
"""Action -> what people read; an action that is not here shows as it is."""


FACTS = {
    "approved_by": "goedgekeurd door",
    "code": "code",
    "completion": "registratie",
    "changed": "gewijzigd",
    "day": "dag",
    "departments_new": "nieuwe afdelingen",
    "departments_renamed": "hernoemde afdelingen",
    "disarmed": "onschadelijk gemaakt",
    "file": "bestand",
    "filter": "filter",
    "format": "soort",
    "from": "was",
    "kind": "soort",
    "left": "uit dienst",
    "module": "module",
    "month": "maand",
    "months": "maanden",
    "name": "naam",
    "new": "nieuw",
    "on": "aan",
    "organisation": "organisatie",
    "own": "eigen tekst",
    "path": "leerpad",
    "person": "medewerker",
    "profile": "profiel",
    "proposal": "voorstel",
    "reason": "reden",
    "refused": "geweigerd",
    "replaces": "vervangt regel",
    "restores": "zet terug",
    "revision": "versie",
    "right": "recht",
    "roles": "rechten",
    "rows": "regels",
    "rule": "regel",
    "sha256": "controlegetal",
    "share": "procent",
    "shown": "namen zichtbaar",
    "to": "wordt",
    "token": "systeem",
    "unchanged": "ongewijzigd",
    "weight": "gewicht",
    "window_days": "dagen om te vernieuwen",
}
"""Fact -> what people read; a fact that is not here shows as it is."""

ONLY_IN_THE_FILE = frozenset({"correction", "export"})
"""Ids of things that have no name; another fact of the same act says what it was about."""


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which acts; None is no limit. `from_` and `until` are days in Amsterdam, inclusive."""

    action: str | None = None
    from_: date | None = None
    until: date | None = None
    query: str | None = None


@dataclass(frozen=True, slots=True)
class LogLine:
    """One act; `sequence` is its number in the log."""

    sequence: int
    at: datetime
    actor: str
    action: str
    facts: dict[str, Any]
    hash: str
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The act in Dutch."""
        return ACTIONS.get(self.action, self.action)

    @property
    def facts_in_words(self) -> str:
        """The facts that were filled in, with names for ids; the file has the ids themselves."""
        return ". ".join(
            f"{FACTS.get(key, key)}: {self.names.get(str(value), _in_words(value))}"
            for key, value in self.facts.items()
            if key not in ONLY_IN_THE_FILE and value not in (None, "", {}, [])
        )


@dataclass(frozen=True, slots=True)
class LogPage:
    """Some lines of the log; `total` counts all that fit the filter."""

    lines: tuple[LogLine, ...]
    total: int


def page_of(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    *,
    organisation_id: UUID,
    wanted: LogFilter,
    titles: Mapping[str, str],
    page: int,
    size: int,
) -> LogPage:
    """A page of the log, counted from 1; `titles` are those of paths and modules, by id."""
    query = _lines(organisation_id, wanted)
    total = session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    found = session.execute(query.limit(size).offset((page - 1) * size))
    lines = [_to_line(row) for row in found]
    facts = (one.facts for one in lines)
    names = names_in(session, facts, organisation_id=organisation_id, titles=titles)
    return LogPage(tuple(replace(one, names=names) for one in lines), total)


def stream(session: Session, *, organisation_id: UUID, wanted: LogFilter) -> Iterator[LogLine]:
    """All lines that fit the filter, one by one."""
    query = _lines(organisation_id, wanted).execution_options(yield_per=ROWS_AT_ONCE)
    with session.execute(query) as found:
        yield from map(_to_line, found)


def actions_of(session: Session, *, organisation_id: UUID) -> dict[str, str]:
    """The acts that occur: action -> in Dutch, in Dutch order."""
    own = AuditEvent.organisation_id == organisation_id
    found = session.scalars(select(AuditEvent.action).where(own).distinct())
    named = {action: ACTIONS.get(action, action) for action in found}
    return dict(sorted(named.items(), key=lambda one: one[1].casefold()))


def _lines(organisation_id: UUID, wanted: LogFilter) -> Select[*tuple[Any, ...]]:
    return (
        select(
            AuditEvent.sequence,
            AuditEvent.at,
            func.coalesce(Person.name, COMMAND_LINE).label("actor"),
            AuditEvent.action,
            AuditEvent.facts,
            AuditEvent.hash,
        )
        .outerjoin(Person, Person.id == AuditEvent.actor_id)
        .where(AuditEvent.organisation_id == organisation_id)
        .where(*_conditions(wanted))
        .order_by(AuditEvent.sequence.desc())
    )


def _conditions(wanted: LogFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.action:
        yield AuditEvent.action == wanted.action
    if wanted.from_:
        yield AuditEvent.at >= _begin(wanted.from_)
    if wanted.until:
        yield AuditEvent.at < _begin(wanted.until + timedelta(days=1))
    for word in fold(wanted.query or "").split():
        yield Person.lookup.contains(word, autoescape=True)


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), AMSTERDAM)


def _to_line(row: Any) -> LogLine:
    return LogLine(*row)


def _in_words(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, dict):
        return ", ".join(f"{key} {_in_words(one)}" for key, one in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
