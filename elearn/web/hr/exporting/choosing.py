"""Choose how the registrations come along, and get them: at once, or as work for later."""

from __future__ import annotations

from uuid import uuid4

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.exports.formats import FORMATS
from elearn.exports.registrations.catalog import catalog_of
from elearn.exports.registrations.fields import CHOSEN
from elearn.exports.registrations.make import ask, count
from elearn.exports.registrations.order import Order
from elearn.exports.registrations.profile import Profile
from elearn.services.jobs.queue import enqueue
from elearn.services.records import organisations, registrations
from elearn.services.refusal import Refusal
from elearn.web.access import Audience, allow
from elearn.web.current import db, library, now, today, visitor
from elearn.web.hr.exporting.form import AS_PROFILE, ExportForm, read_form
from elearn.web.hr.exporting.sending import send_export
from elearn.web.hr.filter_form import FilterForm, in_address, in_words, read_filter, wanted

blueprint = Blueprint("exports", __name__)

LONGEST_KEY = 60


@blueprint.get("/hr/registraties/export")
@allow(Audience.HR)
def choose() -> ResponseReturnValue:
    """The choices for the registrations as filtered."""
    filters = _filter()
    if not filters.validate():
        return _refuse_filter(filters)
    return _page(filters, read_form(None, _profiles()))


@blueprint.post("/hr/registraties/export")
@allow(Audience.HR)
def download() -> ResponseReturnValue:
    """The file, or the page of the work that makes it. A POST, because an export is logged."""
    filters, profiles = _filter(), _profiles()
    if not filters.validate():
        return _refuse_filter(filters)
    form = read_form(request.form, profiles)
    if not form.validate():
        return _page(filters, form), 422
    order = _order(filters, form, profiles[form.profiel.data])
    try:
        return _hand_over(order, form.sleutel.data or "")
    except Refusal as refusal:
        form.profiel.errors = [f"{refusal.message} {refusal.hint}"]
        return _page(filters, form), 422


def _hand_over(order: Order, key: str) -> ResponseReturnValue:
    asked = ask(db(), library(), order, now=now())
    if count(db(), asked) <= FORMATS[order.format].at_once:
        return send_export(order)
    job_id = enqueue(
        db(),
        kind="export",
        key=f"export:{visitor().person_id}:{key[:LONGEST_KEY] or uuid4()}",
        payload=order.to_json(),
        organisation_id=order.organisation_id,
        asked_by_id=order.actor_id,
        now=now(),
    )
    return redirect(url_for("export_jobs.show", job_id=job_id), 303)


def _order(filters: FilterForm, form: ExportForm, profile: Profile) -> Order:
    who = visitor()
    return Order(
        organisation_id=who.organisation_id,
        organisation_code=organisations.code_of(db(), organisation_id=who.organisation_id),
        profile=profile,
        format=profile.file.format if form.formaat.data == AS_PROFILE else form.formaat.data,
        wanted=wanted(filters),
        chosen=frozenset(form.met.data or ()) & frozenset(CHOSEN),
        since_previous=form.sinds.data,
        actor_id=who.person_id,
    )


def _profiles() -> dict[str, Profile]:
    return catalog_of(db(), organisation_id=visitor().organisation_id).profiles


def _filter() -> FilterForm:
    paths = {path.id: path.title for path in library().paths.values()}
    departments = registrations.departments(db(), organisation_id=visitor().organisation_id)
    return read_filter(request.args, paths, departments)


def _refuse_filter(filters: FilterForm) -> ResponseReturnValue:
    """The filters again, each message at its field and everything still filled in."""
    return render_template("hr/registraties.html", form=filters, page=None), 422


def _page(filters: FilterForm, form: ExportForm) -> str:
    total = registrations.page_of(
        db(),
        library(),
        organisation_id=visitor().organisation_id,
        wanted=wanted(filters),
        today=today(),
        page=1,
        size=1,
    ).total
    return render_template(
        "hr/exports/kiezen.html",
        filters=in_address(filters),
        in_words=in_words(filters),
        total=total,
        form=form,
        profiles=_profiles(),
        formats=FORMATS,
        key=form.sleutel.data or str(uuid4()),
    )
