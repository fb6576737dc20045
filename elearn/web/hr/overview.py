"""Who is ready? Counts by department, and who is late; live, by path, department and period."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import Form

from elearn.services.certification.policies import policies
from elearn.services.overview.counts import by_part, counts, iter_departments, late, total
from elearn.services.overview.periods import PERIODS, days_of
from elearn.services.overview.values import Scope
from elearn.web.access import Audience, allow
from elearn.web.current import db, library, now, today, visitor
from elearn.web.hr.fields import Choice

blueprint = Blueprint("overview", __name__)

LATE_SHOWN = 10


class ScopeForm(Form):
    """What the overview is about; every field may stay empty."""

    pad = Choice("Leerpad", default="")
    afdeling = Choice("Afdeling", default="")
    periode = Choice("Toegewezen in", default="", choices=dict(PERIODS))


@blueprint.get("/hr")
@allow(Audience.HR)
def show() -> ResponseReturnValue:
    """The overview, filtered by the address."""
    departments = [(str(id_), name) for id_, name in iter_departments(db(), visitor().organisation_id)]
    form = _form(dict(departments))
    if not form.validate():
        return _page(form), HTTPStatus.UNPROCESSABLE_ENTITY
    scope = _scope(form, dict(departments))
    policy_of = policies(db(), library(), organisation_id=scope.organisation_id)
    found = counts(db(), scope, policies=policy_of, today=today())
    return _page(
        form,
        total=total(found),
        parts=by_part(found, scope.department),
        late=late(db(), scope, policies=policy_of, today=today(), limit=LATE_SHOWN),
        ids={name: id_ for id_, name in departments},
        within=scope.department,
    )


def _form(departments: dict[str, str]) -> ScopeForm:
    form = ScopeForm(request.args)
    form.pad.choices = {"": "Alle leerpaden", **_paths()}
    form.afdeling.choices = {"": "Alle afdelingen", **departments}
    return form


def _scope(form: ScopeForm, departments: dict[str, str]) -> Scope:
    from_, until = days_of(form.periode.data, today())
    return Scope(
        organisation_id=visitor().organisation_id,
        path_id=form.pad.data or None,
        department=departments.get(form.afdeling.data, ""),
        from_=from_,
        until=until,
    )


def _page(form: ScopeForm, **more: Any) -> str:
    given = {"total": None, "parts": [], "late": [], "ids": {}, "within": ""} | more
    asked = {field.name: field.data for field in form if field.data}
    return render_template(
        "hr/overzicht.html",
        form=form,
        asked=asked,
        now=now(),
        today=today(),
        paths=_paths(),
        **given,
    )


def _paths() -> dict[str, str]:
    return {path.id: path.title for path in library().paths.values()}
