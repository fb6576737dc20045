"""What people call the things whose ids stand in the log: only those of the own organisation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.db import (
    ApiToken,
    AssignmentRule,
    Completion,
    ContentProposal,
    Organisation,
    Person,
)

GONE = "bestaat niet meer"

Rows = Iterable[Any]
Look = Callable[[Session, set[UUID], UUID, Mapping[str, str]], Rows]
"""(session, ids, organisation, titles of paths and modules) -> id and name of those that are there."""


def names_in(
    session: Session,
    facts: Iterable[Mapping[str, Any]],
    *,
    organisation_id: UUID,
    titles: Mapping[str, str],
) -> dict[str, str]:
    """What stands in facts -> what people read instead of it, for ids and for paths and modules."""
    wanted: dict[str, set[UUID]] = {}
    for key, value in (item for one in facts for item in one.items()):
        if key in LOOKS:
            with suppress(ValueError, TypeError, AttributeError):
                wanted.setdefault(key, set()).add(UUID(value))
    found = dict(titles)
    for key, ids in wanted.items():
        known = {one[0]: one[1] for one in LOOKS[key](session, ids, organisation_id, titles)}
        found |= {str(one): known.get(one, GONE) for one in ids}
    return found


def _people(session: Session, ids: set[UUID], organisation_id: UUID, _: Mapping[str, str]) -> Rows:
    own = Person.organisation_id == organisation_id
    return session.execute(select(Person.id, Person.name).where(Person.id.in_(ids), own))


def _proposals(session: Session, ids: set[UUID], organisation_id: UUID, _: Mapping[str, str]) -> Rows:
    query = select(ContentProposal.id, ContentProposal.path, Person.name).join(
        Person, Person.id == ContentProposal.author_id
    )
    own = Person.organisation_id == organisation_id
    found = session.execute(query.where(ContentProposal.id.in_(ids), own))
    return [(row_id, f"{path} van {name}") for row_id, path, name in found]


def _completions(session: Session, ids: set[UUID], organisation_id: UUID, _: Mapping[str, str]) -> Rows:
    query = select(Completion.id, Completion.path_title, Person.name).join(
        Person, Person.id == Completion.person_id
    )
    own = Person.organisation_id == organisation_id
    found = session.execute(query.where(Completion.id.in_(ids), own))
    return [(row_id, f"{title} van {name}") for row_id, title, name in found]


def _rules(session: Session, ids: set[UUID], organisation_id: UUID, titles: Mapping[str, str]) -> Rows:
    own = AssignmentRule.organisation_id == organisation_id
    query = select(AssignmentRule.id, AssignmentRule.path_id).where(AssignmentRule.id.in_(ids), own)
    return [(row_id, titles.get(path_id, path_id)) for row_id, path_id in session.execute(query)]


def _tokens(session: Session, ids: set[UUID], organisation_id: UUID, _: Mapping[str, str]) -> Rows:
    own = ApiToken.organisation_id == organisation_id
    return session.execute(select(ApiToken.id, ApiToken.system).where(ApiToken.id.in_(ids), own))


def _organisations(session: Session, _ids: set[UUID], organisation_id: UUID, _: Mapping[str, str]) -> Rows:
    own = Organisation.id == organisation_id
    return session.execute(select(Organisation.id, Organisation.name).where(own))


LOOKS: dict[str, Look] = {
    "approved_by": _people,
    "completion": _completions,
    "organisation": _organisations,
    "person": _people,
    "proposal": _proposals,
    "replaces": _rules,
    "rule": _rules,
    "token": _tokens,
}
"""Fact -> where its name is looked up."""
