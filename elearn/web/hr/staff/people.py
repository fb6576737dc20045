"""The list of staff for HR, the tree of departments, and a link for who has no password yet."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import Form, SearchField
from wtforms.validators import Length

from elearn.services.people import directory
from elearn.services.people.directory import Branch, Search
from elearn.services.people.invitations import DAYS, invite_colleague
from elearn.web.access import Audience, allow
from elearn.web.current import db, now, settings, today, visitor
from elearn.web.hr.fields import Choice

blueprint = Blueprint("people", __name__)

ROUTE = "/hr/medewerkers"
PAGE_SIZE = 50
LAST_PAGE = 1_000_000
WHO = {"": "In dienst", "weg": "Uit dienst"}


class SearchForm(Form):
    """Whom to list; every field may stay empty."""

    zoek = SearchField(
        "Naam, nummer of mail",
        [Length(max=100, message="Zoek met hoogstens 100 tekens")],
        filters=[lambda text: "".join(one for one in text or "" if one.isprintable()).strip()],
    )
    afdeling = Choice("Afdeling", default="")
    wie = Choice("Wie", default="", choices=WHO)


@blueprint.get(ROUTE)
@allow(Audience.HR)
def overview() -> ResponseReturnValue:
    """A page of people, filtered by the address, beside the departments."""
    tree = directory.tree_of(db(), organisation_id=visitor().organisation_id, today=today())
    form = _form(tree)
    number = request.args.get("pagina", 1, type=int)
    if not form.validate():
        return _page(form, tree, None), 422
    if not 1 <= number <= LAST_PAGE:
        abort(404)
    rows, total = directory.page_of(
        db(),
        organisation_id=visitor().organisation_id,
        search=Search(form.zoek.data or "", form.afdeling.data or "", form.wie.data == "weg"),
        today=today(),
        page=number,
        size=PAGE_SIZE,
    )
    pages = max(1, -(-total // PAGE_SIZE))
    if number > pages:
        abort(404)
    return _page(form, tree, {"rows": rows, "total": total, "number": number, "pages": pages})


@blueprint.post(f"{ROUTE}/<uuid:person_id>/uitnodiging")
@allow(Audience.HR)
def invite(person_id: UUID) -> ResponseReturnValue:
    """A link to give to somebody; it is shown once and kept nowhere."""
    person, token = invite_colleague(
        db(),
        organisation_id=visitor().organisation_id,
        person_id=person_id,
        actor_id=visitor().person_id,
        now=now(),
    )
    link = f"{settings().address}/uitnodiging/{token}"
    return render_template("hr/medewerkers/uitnodiging.html", person=person, link=link, days=DAYS)


def _form(tree: list[Branch]) -> SearchForm:
    form = SearchForm(request.args)
    form.afdeling.choices = {"": "Alle afdelingen"} | {one.name: one.name for one in tree}
    return form


def _page(form: SearchForm, tree: list[Branch], page: dict[str, object] | None) -> str:
    filters = {field.short_name: field.data for field in form if field.data}
    return render_template("hr/medewerkers/lijst.html", form=form, tree=tree, page=page, filters=filters)
