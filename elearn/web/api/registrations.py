"""`/api/v1/registraties`: the rows of the screen, page by page, for systems that pull."""

from __future__ import annotations

import hashlib
from http import HTTPStatus
from typing import Any, cast
from uuid import UUID

from flask import Blueprint, Response, json, request, url_for
from flask.typing import ResponseReturnValue

from elearn.exports.formats.json_lines import plain
from elearn.exports.formats.table import Tally, rows_of
from elearn.exports.registrations.fields import FIELDS
from elearn.exports.registrations.profile import entries_of
from elearn.exports.registrations.table import Plan
from elearn.services.exporting import rows
from elearn.services.exporting.log import Exported, record_export
from elearn.services.exporting.rows import Question, Subject
from elearn.services.records import registrations
from elearn.web.access import Audience, allow
from elearn.web.api.bearer import system
from elearn.web.api.openapi import document
from elearn.web.api.problems import problem
from elearn.web.api.question import USUAL, ApiForm, cursor_of, read_question
from elearn.web.current import db, library, now, sessions, today
from elearn.web.hr.filter_form import in_address, wanted

blueprint = Blueprint("api", __name__)

PROFILE = "api"


@blueprint.get("/api/v1/openapi.json")
@allow(Audience.EVERYONE)
def openapi() -> ResponseReturnValue:
    """The description of the API, made from the code that answers."""
    return Response(json.dumps(document(), ensure_ascii=False, indent=1), mimetype="application/json")


@blueprint.get("/api/v1/registraties")
@allow(Audience.SYSTEM)
def page() -> ResponseReturnValue:
    """A page of registrations, and where the next one begins."""
    paths = {path.id: path.title for path in library().paths.values()}
    departments = registrations.departments(db(), organisation_id=system().organisation_id)
    form, mistakes = read_question(request.args, paths, departments)
    if mistakes:
        return problem(HTTPStatus.BAD_REQUEST, mistakes)
    return _answer(form)


def fields_of(subject: Subject, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """The fields of a registration in an answer: those that were chosen, and all that need no choice."""
    return tuple(
        name
        for name, field in FIELDS.items()
        if subject in field.subjects and (not field.chosen or name in chosen)
    )


def _answer(form: ApiForm) -> ResponseReturnValue:
    question, size = _question(form), form.aantal.data or USUAL
    names = fields_of(question.subject, form.chosen)
    plan, tally = Plan(entries_of(names), today(), runs=False), Tally()
    query = rows.page_after(
        rows.query_of(db(), library(), question), question, after=form.cursor.after, size=size
    )
    found = db().execute(rows.choose(query, plan.labels)).all()
    shown = [dict(zip(names, row, strict=True)) for row in _rows(plan, found[:size], tally)]
    last = UUID(shown[-1]["registratie_id"]) if len(found) > size else None
    body = json.dumps(
        {"registraties": shown, "volgende": _next(last)}, ensure_ascii=False, default=plain
    ).encode()
    if shown:
        _log(form, question, names, tally, hashlib.sha256(body).hexdigest())
    return Response(body, mimetype="application/json")


def _rows(plan: Plan, found: Any, tally: Tally) -> list[tuple[Any, ...]]:
    return [row for batch in plan.batches([found] if found else [], tally) for row in rows_of(batch)]


def _question(form: ApiForm) -> Question:
    return Question(
        organisation_id=system().organisation_id,
        subject=cast("Subject", form.soort.data),
        wanted=wanted(form),
        today=today(),
        changed_since=form.gewijzigd_sinds.moment,
    )


def _next(last: UUID | None) -> str | None:
    if last is None:
        return None
    asked: dict[str, Any] = {**request.args.to_dict(), "cursor": cursor_of(last)}
    return url_for("api.page", **asked)


def _log(form: ApiForm, question: Question, names: tuple[str, ...], tally: Tally, sha256: str) -> None:
    """Write down what left, in a transaction of its own: a GET only reads."""
    export = Exported(
        organisation_id=question.organisation_id,
        at=now(),
        actor_id=None,
        token_id=system().token_id,
        profile=PROFILE,
        format="json",
        subject=question.subject,
        filter=in_address(form),
        fields=list(names),
        rows=tally.rows,
        disarmed=0,
        sha256=sha256,
        series="",
        until_number=0,
        manifest={"filter": in_address(form)},
        people=bytes(tally.people),
    )
    with sessions().begin() as writing:
        record_export(writing, export)
