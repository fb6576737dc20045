"""The terms that an organisation chose, within the bounds of each kind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.db import Organisation
from elearn.services import audit
from elearn.services.refusal import Refusal
from elearn.services.retention.kind import length
from elearn.services.retention.kinds import KINDS

SETTING = "bewaartermijnen"

Terms = Mapping[str, int]
"""Key of a kind -> how long, in the unit of its term; only kinds with a choice."""

CHOICES = MappingProxyType({one.key: one.term for one in KINDS if one.term})
USUAL: Terms = MappingProxyType({key: term.usual for key, term in CHOICES.items()})


def terms_of(session: Session, *, organisation_id: UUID) -> Terms:
    """The terms that count for an organisation."""
    settings = session.scalar(select(Organisation.settings).where(Organisation.id == organisation_id))
    return read_terms(settings or {})


def read_terms(settings: Mapping[str, Any]) -> Terms:
    """The terms in what an organisation stored; what is not there or out of bounds is the usual term."""
    chosen = settings.get(SETTING, {})
    return {key: chosen[key] if is_within(key, chosen.get(key)) else usual for key, usual in USUAL.items()}


def is_within(key: str, number: object) -> bool:
    """Whether somebody may choose this term."""
    term = CHOICES[key]
    return isinstance(number, int) and term.least <= number <= term.most


def choose_terms(
    session: Session, *, organisation_id: UUID, terms: Terms, actor_id: UUID, now: datetime
) -> None:
    """Let other terms count from now on. Raises Refusal for a term out of bounds."""
    for key, number in terms.items():
        if not is_within(key, number):
            term = CHOICES[key]
            message = f"Deze termijn kan niet: {length(number, term.unit)}."
            raise Refusal(message, f"Kies tussen {term.least} en {length(term.most, term.unit)}.")
    before = terms_of(session, organisation_id=organisation_id)
    changed = {key: number for key, number in terms.items() if before[key] != number}
    if not changed:
        return
    organisation = session.get_one(Organisation, organisation_id, with_for_update=True)
    organisation.settings = {**organisation.settings, SETTING: {**before, **changed}}
    facts = {"from": {key: before[key] for key in changed}, "to": changed}
    audit.record(session, actor_id=actor_id, action="terms chosen", facts=facts, now=now)
