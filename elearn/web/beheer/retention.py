"""How long the own organisation keeps what, and what was destroyed."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import Form
from wtforms.validators import InputRequired, NumberRange

from elearn.services.retention import run, terms
from elearn.services.retention.kind import Term, length
from elearn.services.retention.kinds import BY_KEY, KINDS
from elearn.services.retention.terms import CHOICES
from elearn.web.access import Audience, allow
from elearn.web.current import db, library, now, visitor
from elearn.web.hr.fields import Number

blueprint = Blueprint("retention", __name__)

REPORTS = 20


def _field(key: str, term: Term) -> Number:
    bounds = f"Kies tussen {term.least} en {length(term.most, term.unit)}"
    return Number(
        f"{BY_KEY[key].title} ({term.unit})",
        [InputRequired(bounds), NumberRange(term.least, term.most, bounds)],
    )


class TermsForm(Form):
    """One number for each kind that has a choice."""


for _key, _term in CHOICES.items():
    setattr(TermsForm, _key, _field(_key, _term))


@blueprint.get("/beheer/bewaartermijnen")
@allow(Audience.BEHEER)
def overview() -> ResponseReturnValue:
    """The terms, what would go now, and the reports of what went."""
    chosen = terms.terms_of(db(), organisation_id=visitor().organisation_id)
    return _page(TermsForm(data=chosen))


@blueprint.post("/beheer/bewaartermijnen")
@allow(Audience.BEHEER)
def choose() -> ResponseReturnValue:
    """Let other terms count from now on."""
    form = TermsForm(request.form)
    if not form.validate():
        return _page(form), HTTPStatus.UNPROCESSABLE_ENTITY
    terms.choose_terms(
        db(),
        organisation_id=visitor().organisation_id,
        terms=form.data,
        actor_id=visitor().person_id,
        now=now(),
    )
    return redirect(url_for(".overview"), 303)


def _page(form: TermsForm) -> str:
    organisation_id = visitor().organisation_id
    return render_template(
        "beheer/bewaartermijnen.html",
        form=form,
        kinds=KINDS,
        choices=CHOICES,
        length=length,
        by_key=BY_KEY,
        waiting=run.look(db(), library(), organisation_id=organisation_id, now=now()),
        reports=run.reports(db(), organisation_id=organisation_id, most=REPORTS),
    )
