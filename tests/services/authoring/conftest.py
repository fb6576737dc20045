"""Two trainers of the module `buurt`, one of no module, and the shelf that serves what they publish."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

import pytest

from elearn.content.files import ContentFile
from elearn.content.shelf import Shelf
from elearn.db import ModuleGrant
from elearn.services.authoring import proposals, publishing
from elearn.services.authoring.overlay import PublishedFiles
from elearn.services.authoring.values import Publication
from tests.content.cases import copy_good
from tests.content.sources import Sources
from tests.services.people import NOW, make_organisation, make_person

QUIZ = ContentFile("buurt", "quizzen/groeten.yaml")
PATH = ContentFile("buurt", "leerpaden/buur.yaml")


@dataclass
class Office:
    """Where trainers work: `process` is another process that serves the same content."""

    session: object
    sources: Sources
    shelf: Shelf
    process: Shelf
    people: dict[str, UUID] = field(default_factory=dict)
    now: object = NOW

    def text(self, old: str = "", new: str = "", file: ContentFile = QUIZ) -> bytes:
        """The file of the folder, with a change."""
        text = self.sources.text(file)
        assert old in text
        return text.replace(old, new, 1).encode()

    def publication(self, content: bytes | None, **more) -> Publication:
        facts = {"file": QUIZ, "reason": "Een tikfout", "weight": "klein"}
        return Publication(content=content, **{**facts, **more})

    def publish(self, content: bytes | None, by="Tarik", seen=None, **more) -> int:
        """Publish, commit, and let a minute pass."""
        publication = self.publication(content, **more)
        seen = publishing.newest_number(self.session, publication.file) if seen is None else seen
        number = publishing.publish(
            self.session,
            self.shelf,
            publication=publication,
            by=publishing.By(self.people[by]),
            seen=seen,
            now=self.now,
        )
        return self.keep(number)

    def ask(self, content: bytes | None, by="Tarik", **more) -> UUID:
        publication = self.publication(content, **more)
        asked = proposals.ask(
            self.session,
            self.shelf,
            publication=publication,
            author_id=self.people[by],
            seen=publishing.newest_number(self.session, publication.file),
            now=self.now,
        )
        return self.keep(asked)

    def approve(self, proposal_id: UUID, by="Lieke", file=QUIZ) -> int:
        number = proposals.approve(
            self.session,
            self.shelf,
            proposal_id=proposal_id,
            person_id=self.people[by],
            seen=publishing.newest_number(self.session, file),
            now=self.now,
        )
        return self.keep(number)

    def keep(self, value):
        self.session.commit()
        self.now += timedelta(minutes=1)
        self.sources.wait()
        return value


@pytest.fixture
def office(session, sessions, tmp_path) -> Office:
    sources = Sources(copy_good(tmp_path))
    shelves = [
        Shelf(sources.modules, clock=lambda: sources.now, overlay=PublishedFiles(sessions)) for _ in range(2)
    ]
    office = Office(session, sources, *shelves)
    organisation = make_organisation(session)
    for name in ("Tarik", "Lieke", "Nora"):
        office.people[name] = make_person(session, organisation, f"{name} Trainer").id
    session.add_all(
        ModuleGrant(person_id=office.people[one], module_id="buurt") for one in ("Tarik", "Lieke")
    )
    session.commit()
    return office
