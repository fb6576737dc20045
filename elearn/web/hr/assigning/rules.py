"""Who gets which path: rules, and what a rule changes before it is saved."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.db.base import new_id
from elearn.services.assignments import rules, staff
from elearn.services.assignments.matching import in_words
from elearn.services.assignments.values import Preview, Rule
from elearn.services.records import registrations
from elearn.web.access import Audience, allow
from elearn.web.current import db, library, now, visitor
from elearn.web.hr.assigning.rule_form import Choices, RuleForm, read_form, to_rule

blueprint = Blueprint("rules", __name__)

ROUTE = "/hr/regels"
SHOWN = 50


@blueprint.get(ROUTE)
@allow(Audience.HR)
def overview() -> ResponseReturnValue:
    """The rules, and how many people have a path by each."""
    found = rules.overview(db(), organisation_id=visitor().organisation_id)
    return render_template(
        "hr/assigning/regels.html", rules=found, paths=_paths(), done=request.args.get("gedaan", "")
    )


@blueprint.get(f"{ROUTE}/nieuw")
@allow(Audience.HR)
def new() -> ResponseReturnValue:
    """A new rule; once it is filled in, who gets what and why."""
    return _form_and_preview(None)


@blueprint.get(f"{ROUTE}/<uuid:rule_id>")
@allow(Audience.HR)
def change(rule_id: UUID) -> ResponseReturnValue:
    """The same for a rule that applies."""
    return _form_and_preview(_rule(rule_id))


@blueprint.post(f"{ROUTE}/nieuw")
@allow(Audience.HR)
def save_new() -> ResponseReturnValue:
    """Save a rule as it was previewed."""
    return _save(None)


@blueprint.post(f"{ROUTE}/<uuid:rule_id>")
@allow(Audience.HR)
def save_change(rule_id: UUID) -> ResponseReturnValue:
    """Put the previewed rule in the place of this one."""
    return _save(_rule(rule_id))


@blueprint.get(f"{ROUTE}/<uuid:rule_id>/stoppen")
@allow(Audience.HR)
def before_end(rule_id: UUID) -> ResponseReturnValue:
    """What happens when a rule stops."""
    rule = _rule(rule_id)
    plan = _preview(None, replaces=rule)
    return render_template(
        "hr/assigning/regel_stoppen.html",
        rule=rule,
        in_words=in_words(rule),
        plan=plan,
        paths=_paths(),
    )


@blueprint.post(f"{ROUTE}/<uuid:rule_id>/stoppen")
@allow(Audience.HR)
def end(rule_id: UUID) -> ResponseReturnValue:
    """Stop a rule."""
    rules.end_rule(
        db(),
        organisation_id=visitor().organisation_id,
        rule_id=rule_id,
        actor_id=visitor().person_id,
        now=now(),
    )
    return redirect(url_for("rules.overview", gedaan="gestopt"), HTTPStatus.SEE_OTHER)


def _form_and_preview(rule: Rule | None) -> ResponseReturnValue:
    form = _form(rule)
    if not request.args:
        return _page(rule, form)
    if not form.validate():
        return _page(rule, form), HTTPStatus.UNPROCESSABLE_ENTITY
    draft = _draft(form)
    plan = _preview(draft, replaces=rule)
    return _page(rule, form, draft=draft, plan=plan, in_words=in_words(draft))


def _preview(draft: Rule | None, *, replaces: Rule | None) -> Preview:
    return rules.preview(
        db(),
        organisation_id=visitor().organisation_id,
        draft=draft,
        replaces=replaces.id if replaces else None,
        now=now(),
        shown=SHOWN,
    )


def _save(rule: Rule | None) -> ResponseReturnValue:
    form = _form(rule)
    if not form.validate():
        return _page(rule, form), HTTPStatus.UNPROCESSABLE_ENTITY
    rules.make_rule(
        db(),
        organisation_id=visitor().organisation_id,
        draft=_draft(form),
        replaces=rule.id if rule else None,
        actor_id=visitor().person_id,
        now=now(),
    )
    return redirect(url_for("rules.overview", gedaan="bewaard"), HTTPStatus.SEE_OTHER)


def _page(rule: Rule | None, form: RuleForm, **more: Any) -> str:
    given = {"draft": None, "plan": None, "in_words": ""} | more
    return render_template(
        "hr/assigning/regel.html",
        rule=rule,
        form=form,
        paths=_paths(),
        asked=request.args.to_dict(),
        **given,
    )


def _form(rule: Rule | None) -> RuleForm:
    organisation_id = visitor().organisation_id
    choices = Choices(
        paths=_paths(),
        departments=_departments(),
        functions=staff.functions_of(db(), organisation_id=organisation_id),
        roles=staff.roles_of(db(), organisation_id=organisation_id),
    )
    return read_form(request.args or None, choices, rule)


def _draft(form: RuleForm) -> Rule:
    return to_rule(form, _departments(), new_id())


def _departments() -> dict[UUID, str]:
    return registrations.departments(db(), organisation_id=visitor().organisation_id)


def _paths() -> dict[str, str]:
    return {path.id: path.title for path in library().paths.values()}


def _rule(rule_id: UUID) -> Rule:
    return rules.rule_with(db(), organisation_id=visitor().organisation_id, rule_id=rule_id)
