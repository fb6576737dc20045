"""Until when a certificate counts: what holds for each path, and what another choice would do."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.content.library import Path
from elearn.services.certification import Policy, policies, preview
from elearn.services.certification.policy import describe
from elearn.services.refusal import NotThere
from elearn.web.access import Audience, allow
from elearn.web.current import db, library, now, today, visitor
from elearn.web.hr.validity.policy_form import PolicyForm, read_form, to_policy

blueprint = Blueprint("validity", __name__)

ROUTE = "/hr/geldigheid"
NOBODY = "Geen collega met dit nummer heeft dit leerpad. Kijk het nummer na of laat het leeg"


@blueprint.get(ROUTE)
@allow(Audience.HR)
def overview() -> ResponseReturnValue:
    """What holds for each path, and who decided it."""
    return render_template(
        "hr/validity/geldigheid.html",
        paths=sorted(library().paths.values(), key=lambda one: one.title),
        in_words={path_id: describe(one) for path_id, one in _policies().items()},
        decided=policies.decided(db(), organisation_id=visitor().organisation_id),
        saved=request.args.get("bewaard", ""),
    )


@blueprint.get(f"{ROUTE}/<path_id>")
@allow(Audience.HR)
def change(path_id: str) -> ResponseReturnValue:
    """The form; once it is filled in, what would happen to somebody and to how many."""
    path = _path(path_id)
    form = _form(path)
    if not request.args:
        return _page(path, form)
    example = _example(path, form) if form.validate() else None
    if example is None:
        return _page(path, form), HTTPStatus.UNPROCESSABLE_ENTITY
    wanted = to_policy(form)
    timelines = preview.timelines(example, wanted, completed_on=form.behaald.data or today())
    asked = {"wanted": wanted, "in_words": describe(wanted), "example": example, "timelines": timelines}
    return _page(
        path, form, **asked, renewing=(_renewing(path, _policies()[path_id]), _renewing(path, wanted))
    )


@blueprint.post(f"{ROUTE}/<path_id>")
@allow(Audience.HR)
def save(path_id: str) -> ResponseReturnValue:
    """Save a policy as it was previewed."""
    path = _path(path_id)
    form = _form(path)
    if not form.validate():
        return _page(path, form), HTTPStatus.UNPROCESSABLE_ENTITY
    policies.decide(
        db(),
        library(),
        organisation_id=visitor().organisation_id,
        path_id=path_id,
        policy=to_policy(form),
        actor_id=visitor().person_id,
        now=now(),
    )
    return redirect(url_for("validity.overview", bewaard=path_id), HTTPStatus.SEE_OTHER)


def _page(path: Path, form: PolicyForm, **more: Any) -> str:
    given = {"wanted": None, "in_words": "", "example": None, "timelines": None, "renewing": (0, 0)} | more
    return render_template(
        "hr/validity/beleid.html",
        path=path,
        form=form,
        now_in_words=describe(_policies()[path.id]),
        asked=request.args.to_dict(),
        **given,
    )


def _form(path: Path) -> PolicyForm:
    return read_form(request.args or None, _policies()[path.id])


def _example(path: Path, form: PolicyForm) -> preview.Example | None:
    number = form.nummer.data
    if not number:
        return preview.made_up(today=today())
    try:
        return preview.colleague(
            db(), organisation_id=visitor().organisation_id, path_id=path.id, personnel_number=number
        )
    except NotThere:
        form.nummer.errors = [*form.nummer.errors, NOBODY]
        return None


def _renewing(path: Path, policy: Policy) -> int:
    return preview.renewing_now(
        db(), organisation_id=visitor().organisation_id, path_id=path.id, policy=policy, today=today()
    )


def _policies() -> dict[str, Policy]:
    return dict(policies.policies(db(), library(), organisation_id=visitor().organisation_id))


def _path(path_id: str) -> Path:
    return library().paths.get(path_id) or abort(404)
