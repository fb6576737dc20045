"""What an organisation decided about the validity of its paths: read it, and decide anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from elearn.content.library import Library
from elearn.db import CertificationPolicy, Person
from elearn.db.base import new_id
from elearn.services import audit
from elearn.services.certification.policy import default_policy, problems_with
from elearn.services.certification.values import Policy
from elearn.services.refusal import NotThere, Refusal

POLICY_COLUMNS = [getattr(CertificationPolicy, one.name) for one in fields(Policy)]


@dataclass(frozen=True, slots=True)
class Decided:
    """A policy that somebody chose; `by` is a name."""

    policy: Policy
    at: datetime
    by: str


def is_newest(
    organisation_id: InstrumentedAttribute[UUID] | UUID, path_id: InstrumentedAttribute[str]
) -> ColumnElement[bool]:
    """Whether a row of `certification_policy` is the one that counts for a path."""
    other = aliased(CertificationPolicy)
    newest = (
        select(other.id)
        .where(other.organisation_id == organisation_id, other.path_id == path_id)
        .order_by(other.made_at.desc(), other.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return CertificationPolicy.id == newest


def policies(session: Session, library: Library, *, organisation_id: UUID) -> Mapping[str, Policy]:
    """The policy of every path, by id: what the organisation decided, else what the content says."""
    usual = {path.id: default_policy(path) for path in library.paths.values()}
    chosen = decided(session, organisation_id=organisation_id)
    return usual | {path_id: one.policy for path_id, one in chosen.items()}


def decided(session: Session, *, organisation_id: UUID) -> dict[str, Decided]:
    """The decision that counts for each path that the organisation decided about."""
    found = session.execute(
        select(
            CertificationPolicy.path_id,
            CertificationPolicy.made_at,
            Person.name,
            *POLICY_COLUMNS,
        )
        .join(Person, Person.id == CertificationPolicy.made_by_id)
        .where(CertificationPolicy.organisation_id == organisation_id)
        .order_by(CertificationPolicy.made_at, CertificationPolicy.id)
    )
    return {path_id: Decided(Policy(*policy), at, name) for path_id, at, name, *policy in found}


def decide(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    library: Library,
    *,
    organisation_id: UUID,
    path_id: str,
    policy: Policy,
    actor_id: UUID,
    now: datetime,
) -> None:
    """Let a policy count from now on; completions keep the days they were given.

    The same policy once more adds nothing. Raises NotThere for a path that is not in the content,
    Refusal for a policy that makes no sense.
    """
    if path_id not in library.paths:
        raise NotThere(f"path {path_id}")
    for problem in problems_with(policy).values():
        raise Refusal(*problem)
    if policies(session, library, organisation_id=organisation_id)[path_id] == policy:
        return
    facts = asdict(policy)
    session.add(
        CertificationPolicy(
            id=new_id(),
            organisation_id=organisation_id,
            path_id=path_id,
            made_at=now,
            made_by_id=actor_id,
            **facts,
        )
    )
    audit.record(session, actor_id=actor_id, action="geldigheid", facts={"path": path_id} | facts, now=now)
