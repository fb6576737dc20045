"""Everything a trainer needs to work on one file: its text, what is wrong, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from elearn.content.differences.diff import Change, differences_of_file
from elearn.content.files import ContentFile, lay_over
from elearn.content.shelf import Shelf
from elearn.content.starts import start_text
from elearn.services.authoring.checking import Checked, check_text
from elearn.services.authoring.concepts import concept_of
from elearn.services.authoring.proposals import last_own_proposal
from elearn.services.authoring.revisions import folder_changed, newest_revision, text_that_counts
from elearn.services.authoring.values import Concept, Proposal, Revision


@dataclass(frozen=True, slots=True)
class Desk:
    """One file with what somebody made of it.

    `content` is their concept; without one what counts now, and for a new file an example.
    `current` is what counts now; None: there is no file yet.
    `changes` is the difference with what is served, empty while the file has mistakes.
    `proposal` is the last thing that they asked about it.
    """

    file: ContentFile
    content: bytes
    current: bytes | None
    concept: Concept | None
    newest: Revision | None
    folder_changed: bool
    proposal: Proposal | None
    checked: Checked
    changes: tuple[Change, ...]

    @property
    def is_new(self) -> bool:
        """Whether there is no such file yet."""
        return self.current is None

    @property
    def seen(self) -> int:
        """The number of the newest revision; 0: there is none."""
        return self.newest.number if self.newest else 0

    @property
    def is_ready(self) -> bool:
        """Whether there is a concept without mistakes that says something else than what counts."""
        return self.concept is not None and self.checked.module is not None


def sit_down(session: Session, shelf: Shelf, *, person_id: UUID, file: ContentFile) -> Desk:
    """The file as somebody left it. Four queries at most, however much was published."""
    overlay = shelf.overlay
    concept = concept_of(session, person_id=person_id, file=file)
    current = text_that_counts(shelf, overlay, file)
    content = concept.content if concept else current
    newest = newest_revision(session, file=file, reader_id=person_id)
    checked = check_text(session, shelf, file=file, overlay=lay_over(overlay, file, content))
    return Desk(
        file=file,
        content=start_text(file, checked.draft).encode() if content is None else content,
        current=current,
        concept=concept,
        newest=newest,
        folder_changed=folder_changed(shelf, newest if file in overlay else None),
        proposal=last_own_proposal(session, author_id=person_id, file=file),
        checked=checked,
        changes=changes_against_served(shelf, checked),
    )


def changes_against_served(shelf: Shelf, checked: Checked) -> tuple[Change, ...]:
    """What is different from what learners get now; nothing while the file itself has mistakes."""
    served = shelf.served.get(checked.file.module_id)
    if checked.read and not checked.read.is_sound:
        return ()
    return differences_of_file(served.by_path.get(checked.file.path) if served else None, checked.read)
