"""What a reminder follows from, and what it is; frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from elearn.services.certification.values import Standing

MailKind = Literal["herinnering", "teamoverzicht"]


@dataclass(frozen=True, slots=True)
class Open:
    """A path of somebody as it stands now."""

    assignment_id: UUID
    path_id: str
    title: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Reader:
    """Who would get the mail."""

    id: UUID
    organisation_id: UUID
    organisation_name: str
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Reminder:
    """A message that is due: about these paths, most urgent first, and why in one sentence."""

    paths: tuple[Open, ...]
    reason: str
    trigger: date
