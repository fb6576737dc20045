"""What learners say about questions: read it, mend the question, and say what came of it."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, Form, RadioField, TextAreaField
from wtforms.validators import AnyOf, DataRequired, Length

from elearn.services.reports.answering import answer_report, closed_reports, open_reports
from elearn.services.reports.values import LONGEST, REASONS
from elearn.web.access import Audience, allow
from elearn.web.current import db, library, now
from elearn.web.trainer.own import own_inbox

blueprint = Blueprint("trainer_reports", __name__)

OUTCOMES = {
    "opgelost": "Opgelost: ik heb de vraag verbeterd",
    "afgewezen": "Niet veranderd: ik leg uit waarom",
}


class AnswerForm(Form):
    """What came of a report."""

    status = RadioField(
        "Wat heb je gedaan?",
        [AnyOf(OUTCOMES, message="Kies wat je hebt gedaan")],
        choices=OUTCOMES,
        validate_choice=False,
    )
    antwoord = TextAreaField(
        "Jouw antwoord",
        [
            DataRequired("Schrijf een kort antwoord"),
            Length(max=LONGEST, message=f"Schrijf hooguit {LONGEST} tekens"),
        ],
        filters=[lambda text: " ".join((text or "").replace("\0", "").split())],
    )
    wis = BooleanField("Wis de uitleg, want die gaat over een persoon")


@blueprint.get("/trainer/opmerkingen")
@allow(Audience.TRAINER)
def overview() -> ResponseReturnValue:
    """What waits, and what was answered."""
    return _page()


@blueprint.post("/trainer/opmerkingen/<uuid:report_id>")
@allow(Audience.TRAINER)
def answer(report_id: UUID) -> ResponseReturnValue:
    """Answer a report; an incomplete answer is asked again."""
    form = AnswerForm(request.form)
    if not form.validate():
        return _page(report_id, form), HTTPStatus.UNPROCESSABLE_ENTITY
    answer_report(
        db(),
        own_inbox(),
        report_id=report_id,
        state=form.status.data,
        answer=form.antwoord.data or "",
        erase_remark=form.wis.data,
        now=now(),
    )
    return redirect(url_for(".overview"), 303)


def _page(wrong_at: UUID | None = None, wrong: AnswerForm | None = None) -> str:
    inbox = own_inbox()
    return render_template(
        "trainer/opmerkingen.html",
        waiting=open_reports(db(), library(), inbox),
        answered=closed_reports(db(), library(), inbox),
        reasons=REASONS,
        wrong_at=wrong_at,
        wrong=wrong,
        empty=AnswerForm(),
        longest=LONGEST,
    )
