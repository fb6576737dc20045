"""Look at the difference with what is live, and publish it or ask a colleague."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.services.authoring.desk import Desk
from elearn.services.authoring.files import title_of
from elearn.services.authoring.proposals import publish_or_ask
from elearn.services.authoring.values import Publication
from elearn.services.refusal import Refusal
from elearn.web.access import Audience, allow
from elearn.web.current import db, now, settings, shelf, visitor
from elearn.web.trainer.authoring.file import ROUTE, desk_at
from elearn.web.trainer.authoring.forms import WEIGHT_HINTS, PublishForm

blueprint = Blueprint("publishing", __name__)


@blueprint.get(f"/trainer/publiceren/{ROUTE}")
@allow(Audience.TRAINER)
def look(module_id: str, path: str) -> ResponseReturnValue:
    """The difference in words, and the form to publish it."""
    return _page(desk_at(module_id, path), PublishForm())


@blueprint.post(f"/trainer/publiceren/{ROUTE}")
@allow(Audience.TRAINER)
def publish(module_id: str, path: str) -> ResponseReturnValue:
    """Publish the concept that was looked at, or ask a colleague to."""
    desk, form = desk_at(module_id, path), PublishForm(request.form)
    if not form.validate():
        return _page(desk, form), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        return _release(desk, form)
    except Refusal as refusal:
        return _page(desk, form, refusal), HTTPStatus.CONFLICT


def released(outcome: int | UUID, file: tuple[str, str]) -> ResponseReturnValue:
    """Lead on after something was published, or asked."""
    db().commit()
    shelf().look_again()  # this process shows it at once, the others within seconds
    if isinstance(outcome, UUID):
        return redirect(url_for("proposals.show", proposal_id=outcome), 303)
    module_id, path = file
    return redirect(url_for("revisions.overview", module_id=module_id, path=path, nieuw=outcome), 303)


def _release(desk: Desk, form: PublishForm) -> ResponseReturnValue:
    if desk.concept is None:
        raise Refusal("Er is geen concept om te publiceren.", "Verander eerst iets, en controleer het.")
    if desk.concept.version != request.form.get("concept"):
        raise Refusal("Je concept is intussen veranderd.", "Bekijk het verschil hieronder nog een keer.")
    reason = form.reden.data or ""
    publication = Publication(desk.file, desk.concept.content, reason, form.weight)
    outcome = publish_or_ask(
        db(),
        shelf(),
        publication=publication,
        author_id=visitor().person_id,
        seen=request.form.get("versie", -1, type=int),
        four_eyes=settings().four_eyes,
        now=now(),
    )
    return released(outcome, desk.file)


def _page(desk: Desk, form: PublishForm, refusal: Refusal | None = None) -> str:
    return render_template(
        "trainer/authoring/publiceren.html",
        desk=desk,
        file=desk.file,
        title=title_of(desk.file, desk.checked.read),
        form=form,
        refusal=refusal,
        weights=WEIGHT_HINTS,
        four_eyes=settings().four_eyes,
    )
