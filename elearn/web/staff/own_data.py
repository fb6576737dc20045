"""Everything that is held about whoever is signed in: to read, and to take along."""

from __future__ import annotations

import json

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue

from elearn.services.exporting.log import exports_about
from elearn.services.own_data.gather import ROWS_ON_A_PAGE, sections
from elearn.services.own_data.labels import labelled
from elearn.services.retention.kinds import KINDS, term_of
from elearn.services.retention.terms import terms_of
from elearn.web.access import Audience, allow
from elearn.web.current import db, library, now, today, visitor

blueprint = Blueprint("own_data", __name__)


@blueprint.get("/mijn-gegevens")
@allow(Audience.STAFF)
def show() -> ResponseReturnValue:
    """All of it in plain words, the newest rows of each part."""
    who = visitor()
    found = list(sections(db(), library(), person_id=who.person_id, most=ROWS_ON_A_PAGE))
    return render_template(
        "staff/mijn_gegevens.html",
        sections=found,
        labelled=labelled,
        exports=exports_about(db(), person_id=who.person_id),
        kind_of={table: kind for kind in KINDS for table in kind.tables},
        term_of=term_of,
        terms=terms_of(db(), organisation_id=who.organisation_id),
    )


@blueprint.get("/mijn-gegevens.json")
@allow(Audience.STAFF)
def download() -> ResponseReturnValue:
    """All of it as one file that other systems can read (AVG article 20)."""
    person_id = visitor().person_id
    parts = {
        one.part.key: {"titel": one.part.title, "rijen": list(one.rows)}
        for one in sections(db(), library(), person_id=person_id)
    }
    exports = [
        {"op": one.at.isoformat(), "door": one.by, "soort": one.format, "rijen": one.rows}
        for one in exports_about(db(), person_id=person_id)
    ]
    made = {"gemaakt_op": now().isoformat(), "onderdelen": parts, "exports": exports}
    name = f"mijn-gegevens_{today():%Y%m%d}.json"
    return Response(
        json.dumps(made, ensure_ascii=False, indent=1),
        mimetype="application/json",
        headers={"Content-Disposition": f"attachment; filename={name}"},
    )
