"""The profiles an organisation can choose from: those of the product and its own."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from elearn.exports.registrations.profile import Profile, read_profile
from elearn.exports.registrations.shipped import shipped_profiles
from elearn.reader.problem import Problem
from elearn.services.exporting.profiles import own_profiles


@dataclass(frozen=True, slots=True)
class Catalog:
    """Name -> profile; and own profiles that this version cannot read any more, with what is wrong."""

    profiles: dict[str, Profile]
    broken: dict[str, tuple[Problem, ...]]


def catalog_of(session: Session, *, organisation_id: UUID) -> Catalog:
    """All profiles of an organisation; an own one cannot take the name of one of ours."""
    profiles, broken = dict(shipped_profiles()), {}
    for name, text in own_profiles(session, organisation_id=organisation_id).items():
        profile, problems = read_profile(name, text.encode(), is_own=True)
        if profile is None:
            broken[name] = problems
        else:
            profiles.setdefault(name, profile)
    return Catalog(profiles, broken)
