"""The log of exports: who took what, when, and the manifest that goes with it."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from elearn.exports.registrations.catalog import catalog_of
from elearn.exports.registrations.manifest import as_json
from elearn.services.exporting import log
from elearn.web.access import Audience, allow
from elearn.web.current import db, visitor

blueprint = Blueprint("export_log", __name__)

PAGE_SIZE = 50
LAST_PAGE = 1_000_000


@blueprint.get("/hr/exports")
@allow(Audience.HR)
def overview() -> ResponseReturnValue:
    """All exports, newest first."""
    organisation_id = visitor().organisation_id
    number = request.args.get("pagina", 1, type=int)
    total = log.count_exports(db(), organisation_id=organisation_id)
    pages = max(1, -(-total // PAGE_SIZE))
    if not 1 <= number <= min(pages, LAST_PAGE):
        abort(404)
    return render_template(
        "hr/exports/lijst.html",
        exports=log.exports_of(db(), organisation_id=organisation_id, page=number, size=PAGE_SIZE),
        total=total,
        number=number,
        pages=pages,
        titles=_titles(),
    )


@blueprint.get("/hr/exports/<uuid:export_id>")
@allow(Audience.HR)
def show(export_id: UUID) -> ResponseReturnValue:
    """One export: what was in it, by which rules."""
    export = log.export_of(db(), export_id=export_id, organisation_id=visitor().organisation_id)
    return render_template("hr/exports/export.html", export=export, manifest=export.manifest)


@blueprint.get("/hr/exports/<uuid:export_id>/manifest.json")
@allow(Audience.HR)
def manifest(export_id: UUID) -> ResponseReturnValue:
    """The manifest as a file."""
    export = log.export_of(db(), export_id=export_id, organisation_id=visitor().organisation_id)
    name = f"{export.at:%Y%m%d}_{export.profile}.manifest.json"
    headers = {"Content-Disposition": f"attachment; filename={name}"}
    return Response(as_json(export.manifest), mimetype="application/json", headers=headers)


def _titles() -> dict[str, str]:
    catalog = catalog_of(db(), organisation_id=visitor().organisation_id)
    return {name: profile.file.title for name, profile in catalog.profiles.items()}
