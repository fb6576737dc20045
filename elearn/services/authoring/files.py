"""The files of somebody's modules: what is served, since when, and what needs a look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from elearn.content.drafts.draft import Draft, Read
from elearn.content.drafts.reading import stamp_of
from elearn.content.files import ContentFile
from elearn.content.shelf import Shelf
from elearn.reader.problem import Severity
from elearn.services.authoring.concepts import concepts_of
from elearn.services.authoring.revisions import folder_changed, newest_revisions
from elearn.services.authoring.values import FileView, ModuleView, Revision

KINDS = ("quizzen", "lessen", "dilemmas", "leerpaden", "")
"""The folders in the order in which a trainer needs them; the files on top come last."""

_TITLES = {
    "module.yaml": "Over de module",
    "handreiking.yaml": "Handreiking",
    "doelen.yaml": "Doelen",
    "begrippen.yaml": "Begrippen",
    "contact.yaml": "Contacten",
}

BILLION = 1_000_000_000


def modules_view(
    session: Session, shelf: Shelf, *, person_id: UUID, module_ids: tuple[str, ...]
) -> tuple[ModuleView, ...]:
    """These modules with all their files. Two queries, however many there are."""
    revisions = newest_revisions(session, module_ids, reader_id=person_id)
    concepts = concepts_of(session, person_id=person_id, module_ids=module_ids)
    return tuple(_Maker(shelf, module_id, revisions, concepts).view() for module_id in module_ids)


def title_of(file: ContentFile, read: Read[object] | None) -> str:
    """What a file is called: its own title, else its name."""
    data = read.document.data if read else None
    title = data.get("titel") if isinstance(data, dict) else None
    return _TITLES.get(file.path) or (title if isinstance(title, str) and title.strip() else file.stem)


@dataclass(frozen=True)
class _Maker:
    """Puts the view of one module together."""

    shelf: Shelf
    module_id: str
    revisions: dict[ContentFile, Revision]
    concepts: dict[ContentFile, datetime]

    def view(self) -> ModuleView:
        prefix = f"{self.draft.folder.name}/"
        problems = tuple(one for one in self.shelf.problems if one.file.startswith(prefix))
        counts = Counter((one.file.removeprefix(prefix), one.severity) for one in problems)
        files = [self.file(file, counts) for file in self.all_files()]
        by_kind = {kind: tuple(one for one in files if one.file.kind == kind) for kind in KINDS}
        changed_at = max((one.changed_at for one in files if one.changed_at), default=None)
        module = self.shelf.library.modules.get(self.module_id)
        return ModuleView(self.module_id, module, by_kind, problems, changed_at)

    @property
    def draft(self) -> Draft:
        return self.shelf.drafts[self.module_id]

    def all_files(self) -> Iterable[ContentFile]:
        """The files that are there, and those that somebody has only written a concept of."""
        there = {ContentFile(self.module_id, path) for path in self.draft.by_path}
        written = {file for file in self.concepts if file.module_id == self.module_id}
        return sorted(there | written)

    def file(self, file: ContentFile, counts: Counter[tuple[str, Severity]]) -> FileView:
        read = self.draft.by_path.get(file.path)
        newest = self.revisions.get(file)
        revision = newest if file in self.shelf.overlay else None
        return FileView(
            file=file,
            title=title_of(file, read),
            errors=counts[file.path, "fout"],
            warnings=counts[file.path, "waarschuwing"],
            revision=revision,
            changed_at=revision.published_at if revision else self.written_at(file, newest),
            folder_changed=folder_changed(self.shelf, revision),
            is_live=_content(read) == self.served(file),
            concept_saved_at=self.concepts.get(file),
        )

    def served(self, file: ContentFile) -> bytes | None:
        draft = self.shelf.served.get(self.module_id)
        return _content(draft.by_path.get(file.path)) if draft else None

    def written_at(self, file: ContentFile, newest: Revision | None) -> datetime | None:
        """When the file in the folder began to count: as it was written, or let in again."""
        stamp = stamp_of(Path(self.draft.folder.path / file.path))
        if stamp is None:
            return newest.published_at if newest else None
        written = datetime.fromtimestamp(stamp[0] / BILLION, UTC)
        return max(written, newest.published_at) if newest else written


def _content(read: Read[object] | None) -> bytes | None:
    return read.document.source.content if read else None
