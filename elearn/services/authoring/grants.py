"""Which modules a trainer was given: looking it up, giving one, and taking it away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from elearn.content.files import ContentFile
from elearn.content.shelf import Shelf
from elearn.db import ModuleGrant, Person, RoleGrant
from elearn.db.upsert import insert_into
from elearn.services import audit
from elearn.services.refusal import NotThere

TRAINER = "trainer"


@dataclass(frozen=True, slots=True)
class Trainer:
    """Somebody with the right of a trainer, and the ids of the modules that were given."""

    person_id: UUID
    name: str
    email: str
    module_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grant:
    """A module for a trainer, and who decides about it (None: somebody at the command line)."""

    person_id: UUID
    module_id: str
    organisation_id: UUID
    actor_id: UUID | None


def modules_of(session: Session, shelf: Shelf, *, person_id: UUID) -> tuple[str, ...]:
    """The ids of the modules that somebody works on and that the content has, in order."""
    given = session.scalars(select(ModuleGrant.module_id).where(ModuleGrant.person_id == person_id))
    return tuple(sorted(shelf.drafts.keys() & set(given)))


def check_may_edit(session: Session, shelf: Shelf, *, person_id: UUID, file: ContentFile) -> None:
    """Raise NotThere for a file of a module that somebody was not given, or that cannot be."""
    if not file.is_known or file.module_id not in modules_of(session, shelf, person_id=person_id):
        raise NotThere(f"file {file.path} of module {file.module_id}")


def trainers_of(session: Session, *, organisation_id: UUID) -> tuple[Trainer, ...]:
    """The trainers of an organisation, on family name. One query."""
    found = session.execute(
        select(Person.id, Person.name, Person.email, ModuleGrant.module_id)
        .join(RoleGrant, (RoleGrant.person_id == Person.id) & (RoleGrant.role == TRAINER))
        .outerjoin(ModuleGrant, ModuleGrant.person_id == Person.id)
        .where(Person.organisation_id == organisation_id)
        .order_by(Person.lookup, Person.id, ModuleGrant.module_id)
    )
    modules: dict[tuple[UUID, str, str], list[str]] = {}
    for person_id, name, email, module_id in found:
        modules.setdefault((person_id, name, email), []).extend([module_id] if module_id else [])
    return tuple(Trainer(*person, tuple(given)) for person, given in modules.items())


def give_module(session: Session, shelf: Shelf, grant: Grant, *, now: datetime) -> bool:
    """Let a trainer work on a module; False when they already could.

    Raises NotThere for somebody who is no trainer of the organisation, and for an unknown module.
    """
    _check_trainer(session, grant)
    if grant.module_id not in shelf.drafts:
        raise NotThere(f"module {grant.module_id}")
    given = session.scalar(
        insert_into(session, ModuleGrant)
        .values(person_id=grant.person_id, module_id=grant.module_id)
        .on_conflict_do_nothing()
        .returning(ModuleGrant.module_id)
    )
    return _write_down(session, grant, "module given", is_changed=given is not None, now=now)


def take_module(session: Session, grant: Grant, *, now: datetime) -> bool:
    """Take a module away from a trainer; False when they had none. What they wrote stays.

    Also of a module that the content does not have any more. Raises NotThere for somebody who is no
    trainer of the organisation.
    """
    _check_trainer(session, grant)
    taken = session.scalar(
        delete(ModuleGrant)
        .where(ModuleGrant.person_id == grant.person_id, ModuleGrant.module_id == grant.module_id)
        .returning(ModuleGrant.module_id)
        .execution_options(synchronize_session=False)
    )
    return _write_down(session, grant, "module taken away", is_changed=taken is not None, now=now)


def _check_trainer(session: Session, grant: Grant) -> None:
    known = {one.person_id for one in trainers_of(session, organisation_id=grant.organisation_id)}
    if grant.person_id not in known:
        raise NotThere(f"trainer {grant.person_id}")


def _write_down(session: Session, grant: Grant, action: str, *, is_changed: bool, now: datetime) -> bool:
    if is_changed:
        audit.record(
            session,
            actor_id=grant.actor_id,
            action=action,
            facts={"person": str(grant.person_id), "module": grant.module_id},
            now=now,
            organisation_id=grant.organisation_id,
        )
    return is_changed
