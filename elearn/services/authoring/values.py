"""What a trainer sees of content that is written in the browser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from elearn.content.files import ContentFile
from elearn.content.library import Module
from elearn.reader.problem import Problem

Weight = Literal["klein", "wezenlijk"]
"""`klein`: language and spelling. `wezenlijk`: something else is asked or is right."""

WEIGHTS: tuple[Weight, ...] = ("klein", "wezenlijk")

ProposalState = Literal["open", "ingetrokken", "goedgekeurd", "teruggegeven"]


@dataclass(frozen=True, slots=True)
class Publication:
    """What somebody wants to be served; `content` None: the file in the folder.

    `restores` is the number of the revision that this brings back.
    """

    file: ContentFile
    content: bytes | None
    reason: str
    weight: Weight
    restores: int | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """A file as it was published, without its text; see `elearn.db.authoring.revision`.

    `follows_folder`: from here on the folder counted again. `approved_by` is empty where nobody
    had to.
    """

    number: int
    file: ContentFile
    follows_folder: bool
    author: str
    approved_by: str
    reason: str
    weight: Weight
    restores: int | None
    folder_hash: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Concept:
    """What somebody wrote and did not publish; `version` tells this text from any other.

    `base` is the newest revision of the file when they began; 0: there was none.
    """

    content: bytes
    version: str
    base: int
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Proposal:
    """A publication that a colleague has to approve; `decided_by` is empty while it is open."""

    id: UUID
    publication: Publication
    author_id: UUID
    author: str
    asked_at: datetime
    state: ProposalState
    decided_by: str
    decided_at: datetime | None
    note: str
    revision: int | None


@dataclass(frozen=True, slots=True)
class FileView:
    """A file of a module for the list of its trainers.

    `revision` is the one that is served; None: the file in the folder is. `changed_at` is when
    what counts now was published or written. `folder_changed`: the folder holds something else
    than it did when the revision was published. `is_live` False: a mistake somewhere in the
    module keeps the text that counts now from being served.
    """

    file: ContentFile
    title: str
    errors: int
    warnings: int
    revision: Revision | None
    changed_at: datetime | None
    folder_changed: bool
    is_live: bool
    concept_saved_at: datetime | None


@dataclass(frozen=True, slots=True)
class ModuleView:
    """A module for its trainers; `module` None: it was never without mistakes."""

    id: str
    module: Module | None
    files: Mapping[str, tuple[FileView, ...]]
    problems: tuple[Problem, ...]
    changed_at: datetime | None
