"""The log of exports: who took what, when, and the manifest that goes with it."""

from __future__ import annotations

from uuid import UUID, uuid4

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.exports.formats import FORMATS
from elearn.exports.registrations.again import order_again, profile_of
from elearn.exports.registrations.catalog import catalog_of
from elearn.exports.registrations.manifest import as_json
from elearn.exports.registrations.profile import Profile
from elearn.services.exporting import log
from elearn.services.jobs.queue import enqueue
from elearn.services.records import organisations
from elearn.web.access import Audience, allow
from elearn.web.current import db, now, visitor
from elearn.web.hr.exporting.sending import send_again

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
    return render_template(
        "hr/exports/export.html",
        export=export,
        manifest=export.manifest,
        may_come_again=profile_of(export, _profiles()) is not None,
    )


@blueprint.post("/hr/exports/<uuid:export_id>/opnieuw")
@allow(Audience.HR)
def again(export_id: UUID) -> ResponseReturnValue:
    """The same file once more, for who lost it; or a page that makes it, when it is large."""
    organisation_id, me = visitor().organisation_id, visitor().person_id
    export = log.export_of(db(), export_id=export_id, organisation_id=organisation_id)
    code = organisations.code_of(db(), organisation_id=organisation_id)
    order = order_again(export, _profiles(), organisation_id=organisation_id, code=code, actor_id=me)
    if export.rows <= FORMATS[export.format].at_once:
        return send_again(order, export)
    job_id = enqueue(
        db(),
        kind="export",
        key=f"export:{me}:opnieuw:{uuid4()}",
        payload=order.to_json() | {"again": str(export_id)},
        organisation_id=organisation_id,
        asked_by_id=me,
        now=now(),
    )
    return redirect(url_for("export_jobs.show", job_id=job_id), 303)


@blueprint.get("/hr/exports/<uuid:export_id>/manifest.json")
@allow(Audience.HR)
def manifest(export_id: UUID) -> ResponseReturnValue:
    """The manifest as a file."""
    export = log.export_of(db(), export_id=export_id, organisation_id=visitor().organisation_id)
    name = f"{export.at:%Y%m%d}_{export.profile}.manifest.json"
    headers = {"Content-Disposition": f"attachment; filename={name}"}
    return Response(as_json(export.manifest), mimetype="application/json", headers=headers)


def _titles() -> dict[str, str]:
    return {name: profile.file.title for name, profile in _profiles().items()}


def _profiles() -> dict[str, Profile]:
    return catalog_of(db(), organisation_id=visitor().organisation_id).profiles
