"""Telling a trainer what is wrong with a question, and reading what came of it."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import Form, RadioField, TextAreaField
from wtforms.validators import AnyOf, Length, ValidationError

from elearn.questions.question import Question
from elearn.services.reports.values import LONGEST, REASONS
from elearn.services.reports.writing import (
    mark_read,
    own_reports,
    question_seen,
    report_question,
    take_back,
)
from elearn.web.access import Audience, allow
from elearn.web.current import db, library, now, sessions, visitor

blueprint = Blueprint("reports", __name__)


class ReportForm(Form):
    """What is wrong, and a few words about it."""

    reden = RadioField(
        "Wat is er mis met deze vraag?",
        [AnyOf(REASONS, message="Kies wat er mis is")],
        choices=REASONS,
        validate_choice=False,
    )
    opmerking = TextAreaField(
        "Jouw uitleg",
        [Length(max=LONGEST, message=f"Schrijf hooguit {LONGEST} tekens")],
        filters=[lambda text: " ".join((text or "").replace("\0", "").split())],
    )

    def validate_opmerking(self, field: TextAreaField) -> None:
        """Ask what it is when none of the reasons fits."""
        if self.reden.data == "anders" and not field.data:
            raise ValidationError("Schrijf kort op wat er mis is")


@blueprint.get("/opmerkingen")
@allow(Audience.STAFF)
def overview() -> ResponseReturnValue:
    """Everything somebody reported, with the answers."""
    person_id = visitor().person_id
    reports = own_reports(db(), person_id=person_id)
    if any(one.is_news for one in reports):
        with sessions().begin() as writing:  # this is a GET, which only reads
            mark_read(writing, person_id=person_id)
    return render_template("staff/reports/opmerkingen.html", reports=reports, reasons=REASONS)


@blueprint.get("/opmerkingen/vraag/<question_id>/<content_hash>")
@allow(Audience.STAFF)
def ask(question_id: str, content_hash: str) -> ResponseReturnValue:
    """The form for one question."""
    return _form(_seen(question_id, content_hash), ReportForm())


@blueprint.post("/opmerkingen/vraag/<question_id>/<content_hash>")
@allow(Audience.STAFF)
def send(question_id: str, content_hash: str) -> ResponseReturnValue:
    """Send the report to the trainers."""
    question, form = _seen(question_id, content_hash), ReportForm(request.form)
    if not form.validate():
        return _form(question, form), HTTPStatus.UNPROCESSABLE_ENTITY
    report_question(
        db(),
        question,
        person_id=visitor().person_id,
        reason=form.reden.data,
        remark=form.opmerking.data or "",
        now=now(),
    )
    return redirect(url_for(".overview"), 303)


@blueprint.post("/opmerkingen/<uuid:report_id>/weg")
@allow(Audience.STAFF)
def remove(report_id: UUID) -> ResponseReturnValue:
    """Take a report back."""
    take_back(db(), person_id=visitor().person_id, report_id=report_id)
    return redirect(url_for(".overview"), 303)


def _seen(question_id: str, content_hash: str) -> Question:
    return question_seen(
        db(),
        library(),
        person_id=visitor().person_id,
        question_id=question_id,
        content_hash=content_hash,
    )


def _form(question: Question, form: ReportForm) -> str:
    return render_template("staff/reports/opmerking.html", question=question, form=form, longest=LONGEST)
