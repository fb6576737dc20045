"""How the questions do in the tests: all quizzes, one quiz, one question. Groups only, no names."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from elearn.services import analysis
from elearn.services.minimum_group import MINIMUM_GROUP
from elearn.web.access import Audience, allow
from elearn.web.current import db
from elearn.web.trainer.own import own_library

blueprint = Blueprint("analysis", __name__)


@blueprint.get("/trainer/vraaganalyse")
@allow(Audience.TRAINER)
def overview() -> ResponseReturnValue:
    """The questions to look at first, every quiz and every test."""
    return render_template(
        "trainer/analysis/overzicht.html",
        report=analysis.overview(db(), own_library()),
        modules=own_library().modules.values(),
        fewest=MINIMUM_GROUP,
    )


@blueprint.get("/trainer/vraaganalyse/quiz/<quiz_id>")
@allow(Audience.TRAINER)
def quiz(quiz_id: str) -> ResponseReturnValue:
    """The questions of a quiz in one table."""
    return render_template(
        "trainer/analysis/quiz.html",
        report=analysis.quiz_report(db(), own_library(), quiz_id=quiz_id),
        fewest=MINIMUM_GROUP,
    )


@blueprint.get("/trainer/vraaganalyse/<question_id>")
@allow(Audience.TRAINER)
def question(question_id: str) -> ResponseReturnValue:
    """One question: the advice first, then the numbers, then its earlier versions."""
    return render_template(
        "trainer/analysis/vraag.html",
        report=analysis.question_report(db(), own_library(), question_id=question_id),
        fewest=MINIMUM_GROUP,
    )
