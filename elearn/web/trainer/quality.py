"""How good the content is: what it covers, and what somebody should look at again."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from elearn.content import coverage
from elearn.services.calendar import MONTHS_IN_YEAR, add_months
from elearn.services.reports.answering import count_open
from elearn.web.access import Audience, allow
from elearn.web.current import db, today
from elearn.web.trainer.own import own_inbox, own_library

blueprint = Blueprint("quality", __name__)


@blueprint.get("/trainer/kwaliteit")
@allow(Audience.TRAINER)
def overview() -> ResponseReturnValue:
    """Every module: questions per goal and role, gaps, and what was not checked for a year."""
    since = add_months(today(), -MONTHS_IN_YEAR)
    modules = [
        {
            "module": module,
            "goals": coverage.goals_by_role(module),
            "gaps": [one for one in coverage.key_point_coverage(module) if not one.is_whole],
            "late": coverage.not_checked_since(module, since),
            "links": coverage.links_not_checked_since(module, since),
        }
        for module in own_library().modules.values()
    ]
    waiting = count_open(db(), own_inbox())
    return render_template("trainer/kwaliteit.html", modules=modules, waiting=waiting)
