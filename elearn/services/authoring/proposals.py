"""Four eyes: an author asks, a colleague approves or gives back. Nobody decides on their own work."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, func, select, update
from sqlalchemy.orm import Session, aliased

from elearn.content.files import ContentFile
from elearn.content.shelf import Shelf
from elearn.db import ContentProposal, Person
from elearn.db.base import new_id
from elearn.services import audit
from elearn.services.authoring.publishing import By, check_publication, publish
from elearn.services.authoring.values import Proposal, ProposalState, Publication
from elearn.services.people.colleagues import is_colleague
from elearn.services.refusal import NotThere, Refusal

_AUTHOR, _DECIDER = aliased(Person), aliased(Person)


def ask(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session, shelf: Shelf, *, publication: Publication, author_id: UUID, seen: int, now: datetime
) -> UUID:
    """Ask colleagues to approve; an earlier question of this author about the file is withdrawn.

    Raises Refusal for what could not be published either.
    """
    file = publication.file
    check_publication(session, shelf, publication=publication, seen=seen)
    mine = ContentProposal.author_id == author_id
    earlier = (mine, ContentProposal.module_id == file.module_id, ContentProposal.path == file.path)
    _decide(session, "ingetrokken", *earlier, person_id=author_id, now=now)
    proposal_id = new_id()
    session.add(
        ContentProposal(
            id=proposal_id,
            module_id=file.module_id,
            path=file.path,
            body=publication.content,
            author_id=author_id,
            reason=publication.reason,
            weight=publication.weight,
            restores=publication.restores,
            asked_at=now,
        )
    )
    session.flush()
    _write_down(session, "content approval asked", proposal_id, author_id, now)
    return proposal_id


def publish_or_ask(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    shelf: Shelf,
    *,
    publication: Publication,
    author_id: UUID,
    seen: int,
    four_eyes: bool,
    now: datetime,
) -> int | UUID:
    """The number of the new revision, or with four eyes the id of what a colleague has to approve."""
    if four_eyes:
        return ask(session, shelf, publication=publication, author_id=author_id, seen=seen, now=now)
    return publish(session, shelf, publication=publication, by=By(author_id), seen=seen, now=now)


def approve(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session, shelf: Shelf, *, proposal_id: UUID, person_id: UUID, seen: int, now: datetime
) -> int:
    """Publish what a colleague asked for; the number of the revision. Raises Refusal and NotThere."""
    proposal = _to_decide(session, proposal_id, person_id)
    by = By(proposal.author_id, person_id)
    number = publish(session, shelf, publication=proposal.publication, by=by, seen=seen, now=now)
    one = ContentProposal.id == proposal_id
    _decide(session, "goedgekeurd", one, person_id=person_id, now=now, revision=number)
    _write_down(session, "content approved", proposal_id, person_id, now)
    return number


def give_back(session: Session, *, proposal_id: UUID, person_id: UUID, note: str, now: datetime) -> None:
    """Say what has to be better first. Raises Refusal and NotThere."""
    _to_decide(session, proposal_id, person_id)
    one = ContentProposal.id == proposal_id
    _decide(session, "teruggegeven", one, person_id=person_id, now=now, note=note)
    _write_down(session, "content given back", proposal_id, person_id, now)


def withdraw(session: Session, *, proposal_id: UUID, person_id: UUID, now: datetime) -> None:
    """Take back one's own question; twice is once. Raises NotThere for another's."""
    own = (ContentProposal.id == proposal_id, ContentProposal.author_id == person_id)
    if session.scalar(select(ContentProposal.id).where(*own)) is None:
        raise NotThere(f"proposal {proposal_id}")
    if _decide(session, "ingetrokken", *own, person_id=person_id, now=now):
        _write_down(session, "content approval withdrawn", proposal_id, person_id, now)


def proposal_of(
    session: Session, *, proposal_id: UUID, module_ids: Collection[str], reader_id: UUID
) -> Proposal:
    """A proposal of a colleague about one of these modules. Raises NotThere."""
    which = (ContentProposal.id == proposal_id, ContentProposal.module_id.in_(module_ids))
    row = session.execute(_select(is_colleague(_AUTHOR, reader_id), *which)).one_or_none()
    if row is None:
        raise NotThere(f"proposal {proposal_id}")
    return _to_proposal(row)


def open_proposals(session: Session, *, module_ids: Collection[str], reader_id: UUID) -> tuple[Proposal, ...]:
    """What colleagues ask about these modules and waits for a decision, oldest first."""
    is_open = (ContentProposal.state == "open", ContentProposal.module_id.in_(module_ids))
    found = session.execute(
        _select(is_colleague(_AUTHOR, reader_id), *is_open).order_by(ContentProposal.asked_at)
    )
    return tuple(_to_proposal(row) for row in found)


def last_own_proposal(session: Session, *, author_id: UUID, file: ContentFile) -> Proposal | None:
    """What became of the last thing that somebody asked about a file."""
    about = (ContentProposal.module_id == file.module_id, ContentProposal.path == file.path)
    own = _select(ContentProposal.author_id == author_id, *about)
    row = session.execute(own.order_by(ContentProposal.asked_at.desc()).limit(1)).one_or_none()
    return _to_proposal(row) if row else None


def _to_decide(session: Session, proposal_id: UUID, person_id: UUID) -> Proposal:
    """An open proposal of a colleague, kept for us until we commit."""
    wanted = _select(is_colleague(_AUTHOR, person_id), ContentProposal.id == proposal_id)
    row = session.execute(wanted.with_for_update(of=ContentProposal)).one_or_none()
    if row is None:
        raise NotThere(f"proposal {proposal_id}")
    proposal = _to_proposal(row)
    if proposal.state != "open":
        raise Refusal("Over dit voorstel is al besloten.", "Kijk bij de versies wat er nu live is.")
    if proposal.author_id == person_id:
        raise Refusal("Je eigen voorstel kun je niet goedkeuren.", "Vraag een collega om te kijken.")
    return proposal


def _decide(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    state: ProposalState,
    *which: ColumnElement[bool],
    person_id: UUID,
    now: datetime,
    note: str = "",
    revision: int | None = None,
) -> bool:
    """Close the open ones among some proposals; whether there were any."""
    decided = session.scalars(
        update(ContentProposal)
        .where(ContentProposal.state == "open", *which)
        .values(state=state, decided_by_id=person_id, decided_at=now, note=note, revision=revision)
        .returning(ContentProposal.id)
        .execution_options(synchronize_session=False)
    )
    return bool(decided.all())


def _write_down(session: Session, action: str, proposal_id: UUID, actor_id: UUID, now: datetime) -> None:
    audit.record(session, actor_id=actor_id, action=action, facts={"proposal": str(proposal_id)}, now=now)


def _select(*which: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            ContentProposal.id,
            ContentProposal.module_id,
            ContentProposal.path,
            ContentProposal.body,
            ContentProposal.reason,
            ContentProposal.weight,
            ContentProposal.restores,
            ContentProposal.author_id,
            _AUTHOR.name.label("author"),
            ContentProposal.asked_at,
            ContentProposal.state,
            func.coalesce(_DECIDER.name, "").label("decided_by"),
            ContentProposal.decided_at,
            ContentProposal.note,
            ContentProposal.revision,
        )
        .join(_AUTHOR, _AUTHOR.id == ContentProposal.author_id)
        .outerjoin(_DECIDER, _DECIDER.id == ContentProposal.decided_by_id)
        .where(*which)
    )


def _to_proposal(row: Row[*tuple[Any, ...]]) -> Proposal:
    facts = row._asdict()
    file = ContentFile(facts.pop("module_id"), facts.pop("path"))
    content = facts.pop("body")
    what = {name: facts.pop(name) for name in ("reason", "weight", "restores")}
    return Proposal(publication=Publication(file, content, **what), **facts)
