"""Make an export once more, for who lost its file: the same bytes, or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.exports.registrations.fields import CHOSEN
from elearn.exports.registrations.make import Made, OpenPart, ask_between, make
from elearn.exports.registrations.order import Order, stamp
from elearn.exports.registrations.profile import Profile
from elearn.services.exporting.log import ExportView, previous
from elearn.services.refusal import Refusal

Tell = Callable[[int], None]

NO_PROFILE = (
    "Het profiel van deze export is er niet meer, of het is veranderd.",
    "Maak een nieuwe export van alles.",
)
CHANGED = (
    "Dit bestand kan niet meer precies zo worden: er veranderde iets aan deze regels.",
    "Maak een nieuwe export van alles. Daar staat ook in wat toen nieuw was.",
)


def profile_of(export: ExportView, profiles: Mapping[str, Profile]) -> Profile | None:
    """The profile as it was then; None when it is gone or has another text, and for the API."""
    found = profiles.get(export.profile)
    then = export.manifest.get("profiel", {}).get("sha256")
    return found if found and hashlib.sha256(found.text.encode()).hexdigest() == then else None


def order_again(
    export: ExportView, profiles: Mapping[str, Profile], *, organisation_id: UUID, code: str, actor_id: UUID
) -> Order:
    """What was asked for then, by who asks now. Raises Refusal without that profile."""
    profile = profile_of(export, profiles)
    if profile is None:
        raise Refusal(*NO_PROFILE)
    return Order.from_json(
        {
            "organisation_id": str(organisation_id),
            "organisation_code": code,
            "profile": {"name": profile.name, "text": profile.text, "own": profile.is_own},
            "format": export.format,
            "filter": export.filter,
            "chosen": [field for field in export.fields if field in CHOSEN],
            "since_previous": bool(export.manifest.get("sinds_vorige")),
            "actor_id": str(actor_id),
        }
    )


def make_again(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    library: Library,
    order: Order,
    export: ExportView,
    *,
    open_part: OpenPart,
    now: datetime,
    tell: Tell | None = None,
) -> Made:
    """The same files. It is an export of its own and moves no mark: the next increment stays as it was.

    Raises Refusal when the bytes are not the same any more, which is when its rows changed.
    """
    then: dict[str, Any] = {"before": None, "until": export.until_number, "now": export.at}
    if order.since_previous:
        organisation_id, series = order.organisation_id, order.series
        then["before"] = previous(session, organisation_id=organisation_id, series=series, before=export.at)
    asked = ask_between(session, library, order, **then)
    made = make(session, asked, open_part=open_part, now=export.at, tell=tell)
    if made.exported.sha256 != export.sha256:
        raise Refusal(*CHANGED)
    manifest = made.manifest | {"gemaakt_op": stamp(now), "opnieuw_gemaakt_van": stamp(export.at)}
    return replace(made, exported=replace(made.exported, at=now, series="", manifest=manifest))
