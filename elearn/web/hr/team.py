"""How a team lead's own team stands: numbers, and names only where the organisation wants that."""

from __future__ import annotations

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from elearn.services.certification.policies import policies
from elearn.services.overview.counts import behind, counts, late, total
from elearn.services.overview.names import shows_names
from elearn.services.overview.values import Scope
from elearn.services.source.asking import asking
from elearn.web.access import Audience, allow
from elearn.web.current import db, library, now, today, visitor

blueprint = Blueprint("team", __name__)

LATE_SHOWN = 100


@blueprint.get("/team")
@allow(Audience.STAFF)
def show() -> ResponseReturnValue:
    """The numbers of the own team, by path; for others there is no such page."""
    if not visitor().is_lead:
        abort(404)
    organisation_id = visitor().organisation_id
    policy_of = policies(db(), library(), organisation_id=organisation_id)
    scope = Scope(organisation_id, manager_id=visitor().person_id)
    has_names = shows_names(db(), organisation_id=organisation_id)
    return render_template(
        "staff/team.html",
        total=total(counts(db(), scope, policies=policy_of, today=today())),
        behind=behind(db(), scope, policies=policy_of, asked=asking(db(), library()), today=today()),
        late=late(db(), scope, policies=policy_of, today=today(), limit=LATE_SHOWN) if has_names else [],
        has_names=has_names,
        paths={path.id: path.title for path in library().paths.values()},
        now=now(),
    )
