"""Registrations for HR: who finished which path and until when that counts. Never an answer."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from elearn.services.records import registrations
from elearn.web.access import Audience, allow
from elearn.web.current import db, library, today, visitor
from elearn.web.hr.filter_form import FilterForm, in_address, read_filter, wanted

blueprint = Blueprint("registrations", __name__)

PAGE_SIZE = 50
# More than any list has, and small enough for every database to count to.
LAST_PAGE = 1_000_000


@blueprint.get("/hr/registraties")
@allow(Audience.HR)
def overview() -> ResponseReturnValue:
    """A page of registrations, filtered by the address."""
    form = _filter()
    if not form.validate():
        return _refuse(form)
    number = request.args.get("pagina", 1, type=int)
    if not 1 <= number <= LAST_PAGE:
        abort(404)
    page = _page(form, number, PAGE_SIZE)
    pages = max(1, -(-page.total // PAGE_SIZE))
    if number > pages:
        abort(404)
    return render_template(
        "hr/registraties.html",
        form=form,
        filters=in_address(form),
        page=page,
        number=number,
        pages=pages,
        first=(number - 1) * PAGE_SIZE + 1,
    )


def _filter() -> FilterForm:
    paths = {path.id: path.title for path in library().paths.values()}
    departments = registrations.departments(db(), organisation_id=visitor().organisation_id)
    return read_filter(request.args, paths, departments)


def _page(form: FilterForm, number: int, size: int) -> registrations.Page:
    return registrations.page_of(
        db(),
        library(),
        organisation_id=visitor().organisation_id,
        wanted=wanted(form),
        today=today(),
        page=number,
        size=size,
    )


def _refuse(form: FilterForm) -> ResponseReturnValue:
    """The filters again, each message at its field and everything still filled in."""
    return render_template("hr/registraties.html", form=form, page=None), 422
