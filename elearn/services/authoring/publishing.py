"""Publish a text as a revision that every process serves within seconds. Nothing changes it later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from elearn.content.files import ContentFile, lay_over
from elearn.content.library import Module
from elearn.content.shelf import Shelf
from elearn.db import Attempt, ContentRevision
from elearn.db.authoring.revision import wait_for_other_publishers
from elearn.services import audit
from elearn.services.authoring.checking import Checked, check_text
from elearn.services.authoring.concepts import concept_of, drop_concept
from elearn.services.authoring.overlay import published_files
from elearn.services.authoring.revisions import (
    hash_of,
    heaviest_after,
    revision_text,
    text_that_counts,
)
from elearn.services.authoring.values import Publication
from elearn.services.refusal import Refusal
from elearn.services.source.records import remember_source


@dataclass(frozen=True, slots=True)
class By:
    """Who publishes, and the colleague who approved it (None: nobody had to)."""

    author_id: UUID
    approver_id: UUID | None = None


def publish(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session, shelf: Shelf, *, publication: Publication, by: By, seen: int, now: datetime
) -> int:
    """The number of the new revision. `seen` is the newest one of the file that its author had seen.

    Raises Refusal when somebody published meanwhile, when a mistake blocks it, or when nothing
    changes.
    """
    wait_for_other_publishers(session)
    checked = check_publication(session, shelf, publication=publication, seen=seen)
    file = publication.file
    number = (session.scalar(select(func.max(ContentRevision.number))) or 0) + 1
    session.add(
        ContentRevision(
            number=number,
            module_id=file.module_id,
            path=file.path,
            body=publication.content,
            author_id=by.author_id,
            approved_by_id=by.approver_id,
            reason=publication.reason,
            weight=publication.weight,
            restores=publication.restores,
            folder_hash=hash_of(shelf.in_folder(file)),
            published_at=now,
        )
    )
    session.flush()
    if checked.module:
        remember_source(session, checked.module, now=now)
    _drop_finished_concept(session, by.author_id, publication)
    _write_down(session, publication, by, number, now)
    return number


def check_publication(session: Session, shelf: Shelf, *, publication: Publication, seen: int) -> Checked:
    """The module as it would be. Raises Refusal when this may not be published now."""
    file = publication.file
    if newest_number(session, file) != seen:
        message = "Intussen publiceerde iemand een andere versie van dit bestand."
        raise Refusal(message, "Bekijk het verschil met die versie, en kies dan opnieuw.")
    before = published_files(session)
    after = lay_over(before, file, publication.content)
    same_text = text_that_counts(shelf, before, file) == text_that_counts(shelf, after, file)
    lets_folder_in = publication.content is None and file in before
    if same_text and not lets_folder_in:
        raise Refusal("Deze tekst is al live.", "Er is niets om te publiceren.")
    checked = check_text(session, shelf, file=file, overlay=after)
    if checked.module is None:
        raise Refusal("Er zitten nog fouten in.", "Los ze eerst op. Daarna kun je publiceren.")
    _keep_running_tests(session, shelf, file, checked.module)
    return checked


def newest_number(session: Session, file: ContentFile) -> int:
    """The number of the newest revision of a file; 0: it was never published in the browser."""
    newest = select(func.max(ContentRevision.number))
    return session.scalar(newest.filter_by(module_id=file.module_id, path=file.path)) or 0


def restoring(session: Session, *, file: ContentFile, number: int) -> Publication:
    """What brings an earlier revision back. Raises NotThere."""
    content = revision_text(session, file=file, number=number)
    weight = heaviest_after(session, file=file, number=number)
    return Publication(file, content, f"Terug naar versie {number}.", weight, restores=number)


def following_folder(session: Session, *, file: ContentFile) -> Publication:
    """What lets the folder count again."""
    weight = heaviest_after(session, file=file, number=0)
    return Publication(file, None, "Volg de map weer.", weight)


def _keep_running_tests(session: Session, shelf: Shelf, file: ContentFile, module: Module) -> None:
    """Refuse to take away a test that somebody is taking: they could not hand it in."""
    served = shelf.library.modules.get(file.module_id)
    gone = served.tests.keys() - module.tests.keys() if served else set()
    is_open: ColumnElement[bool] = Attempt.submitted_at.is_(None)
    running = session.scalar(select(Attempt.test_id).where(Attempt.test_id.in_(gone), is_open).limit(1))
    if running and served:
        message = f"Er is nog iemand bezig met ‘{served.tests[running].title}’."
        raise Refusal(message, "Haal de toets weg als iedereen die heeft ingeleverd.")


def _drop_finished_concept(session: Session, author_id: UUID, publication: Publication) -> None:
    """A concept that says what is served now is done; one that went on stays."""
    concept = concept_of(session, person_id=author_id, file=publication.file)
    if concept and concept.content == publication.content:
        drop_concept(session, person_id=author_id, file=publication.file)


def _write_down(session: Session, publication: Publication, by: By, number: int, now: datetime) -> None:
    action = "content published"
    if publication.restores:
        action = "content rolled back"
    elif publication.content is None:
        action = "content follows the folder"
    facts = {
        "module": publication.file.module_id,
        "file": publication.file.path,
        "revision": number,
        "weight": publication.weight,
        "restores": publication.restores,
        "approved_by": str(by.approver_id) if by.approver_id else None,
    }
    audit.record(session, actor_id=by.author_id, action=action, facts=facts, now=now)
