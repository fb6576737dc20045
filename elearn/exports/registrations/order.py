"""What somebody asks for: one profile, one kind of file, some rows. Fits in JSON, for a job."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from elearn.exports.registrations.profile import Profile, read_profile
from elearn.services.certification import Status
from elearn.services.records.registrations import RegistrationFilter


@dataclass(frozen=True)
class Order:
    """An export to make. `chosen` are optional fields; `since_previous`: what came after the last one."""

    organisation_id: UUID
    organisation_code: str
    profile: Profile
    format: str
    wanted: RegistrationFilter
    chosen: frozenset[str] = frozenset()
    since_previous: bool = False
    actor_id: UUID | None = None

    @property
    def filter(self) -> dict[str, str]:
        """The filters that are set, as they go into the log."""
        found = {key.rstrip("_"): value for key, value in asdict(self.wanted).items() if value}
        return {key: str(value) for key, value in found.items()}

    @property
    def series(self) -> str:
        """What exports that follow each other share: organisation, profile, filter and columns."""
        parts = [self.profile.name, self.filter, sorted(self.chosen)]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:32]

    def to_json(self) -> dict[str, Any]:
        """As plain data; `from_json` gives the same order."""
        return {
            "organisation_id": str(self.organisation_id),
            "organisation_code": self.organisation_code,
            "profile": {"name": self.profile.name, "text": self.profile.text, "own": self.profile.is_own},
            "format": self.format,
            "filter": self.filter,
            "chosen": sorted(self.chosen),
            "since_previous": self.since_previous,
            "actor_id": str(self.actor_id) if self.actor_id else None,
        }

    @classmethod
    def from_json(cls, given: dict[str, Any]) -> Order:
        """The order that `to_json` wrote."""
        profile = given["profile"]
        read, _ = read_profile(profile["name"], profile["text"].encode(), is_own=profile["own"])
        if read is None:
            raise ValueError("a profile that was right when the order was made")
        return cls(
            organisation_id=UUID(given["organisation_id"]),
            organisation_code=given["organisation_code"],
            profile=read,
            format=given["format"],
            wanted=_filter(given["filter"]),
            chosen=frozenset(given["chosen"]),
            since_previous=given["since_previous"],
            actor_id=UUID(given["actor_id"]) if given["actor_id"] else None,
        )


def _filter(given: dict[str, str]) -> RegistrationFilter:
    wanted = RegistrationFilter(
        path_id=given.get("path_id"),
        query=given.get("query"),
        status=cast("Status | None", given.get("status")),
    )
    return replace(
        wanted,
        department_id=UUID(given["department_id"]) if "department_id" in given else None,
        from_=date.fromisoformat(given["from"]) if "from" in given else None,
        until=date.fromisoformat(given["until"]) if "until" in given else None,
    )


def stamp(now: datetime) -> str:
    """A moment as it stands in a manifest."""
    return now.isoformat(timespec="seconds")
