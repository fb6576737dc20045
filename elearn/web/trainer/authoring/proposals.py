"""What colleagues ask to publish: the difference, and the decision of somebody else."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.content.files import lay_over
from elearn.services.authoring import proposals
from elearn.services.authoring.checking import check_text
from elearn.services.authoring.desk import changes_against_served
from elearn.services.authoring.files import title_of
from elearn.services.authoring.grants import modules_of
from elearn.services.authoring.publishing import newest_number
from elearn.services.authoring.values import Proposal
from elearn.services.refusal import Refusal
from elearn.web.access import Audience, allow
from elearn.web.current import db, now, settings, shelf, visitor
from elearn.web.trainer.authoring.forms import WEIGHT_HINTS, GiveBackForm
from elearn.web.trainer.authoring.publishing import released

blueprint = Blueprint("proposals", __name__)

ROUTE = "/trainer/voorstellen"


@blueprint.get(ROUTE)
@allow(Audience.TRAINER)
def overview() -> ResponseReturnValue:
    """What waits for a decision."""
    waiting = proposals.open_proposals(db(), module_ids=_mine(), reader_id=visitor().person_id)
    return render_template(
        "trainer/authoring/voorstellen.html",
        proposals=waiting,
        titles={one.id: _title(one) for one in waiting},
        person_id=visitor().person_id,
        four_eyes=settings().four_eyes,
    )


@blueprint.get(f"{ROUTE}/<uuid:proposal_id>")
@allow(Audience.TRAINER)
def show(proposal_id: UUID) -> ResponseReturnValue:
    """The difference with what is live, and the buttons for whoever may decide."""
    return _page(_proposal(proposal_id), GiveBackForm())


@blueprint.post(f"{ROUTE}/<uuid:proposal_id>/goedkeuren")
@allow(Audience.TRAINER)
def approve(proposal_id: UUID) -> ResponseReturnValue:
    """Publish what a colleague wrote."""
    proposal = _proposal(proposal_id)
    try:
        number = proposals.approve(
            db(),
            shelf(),
            proposal_id=proposal_id,
            person_id=visitor().person_id,
            seen=request.form.get("versie", -1, type=int),
            now=now(),
        )
    except Refusal as refusal:
        return _page(proposal, GiveBackForm(), refusal), HTTPStatus.CONFLICT
    return released(number, proposal.publication.file)


@blueprint.post(f"{ROUTE}/<uuid:proposal_id>/teruggeven")
@allow(Audience.TRAINER)
def give_back(proposal_id: UUID) -> ResponseReturnValue:
    """Say what has to be better first."""
    proposal, form = _proposal(proposal_id), GiveBackForm(request.form)
    if not form.validate():
        return _page(proposal, form), HTTPStatus.UNPROCESSABLE_ENTITY
    person_id, note = visitor().person_id, form.opmerking.data or ""
    try:
        proposals.give_back(db(), proposal_id=proposal_id, person_id=person_id, note=note, now=now())
    except Refusal as refusal:
        return _page(proposal, form, refusal), HTTPStatus.CONFLICT
    return redirect(url_for(".overview"), 303)


@blueprint.post(f"{ROUTE}/<uuid:proposal_id>/intrekken")
@allow(Audience.TRAINER)
def withdraw(proposal_id: UUID) -> ResponseReturnValue:
    """Take back one's own question."""
    proposal = _proposal(proposal_id)
    proposals.withdraw(db(), proposal_id=proposal_id, person_id=visitor().person_id, now=now())
    return redirect(url_for("editor.edit", **proposal.publication.file._asdict()), 303)


def _mine() -> tuple[str, ...]:
    return modules_of(db(), shelf(), person_id=visitor().person_id)


def _proposal(proposal_id: UUID) -> Proposal:
    return proposals.proposal_of(
        db(), proposal_id=proposal_id, module_ids=_mine(), reader_id=visitor().person_id
    )


def _title(proposal: Proposal) -> str:
    file = proposal.publication.file
    return title_of(file, shelf().drafts[file.module_id].by_path.get(file.path))


def _page(proposal: Proposal, form: GiveBackForm, refusal: Refusal | None = None) -> str:
    file = proposal.publication.file
    overlay = lay_over(shelf().overlay, file, proposal.publication.content)
    checked = check_text(db(), shelf(), file=file, overlay=overlay)
    return render_template(
        "trainer/authoring/voorstel.html",
        proposal=proposal,
        file=file,
        title=_title(proposal),
        checked=checked,
        changes=changes_against_served(shelf(), checked),
        seen=newest_number(db(), file),
        is_own=proposal.author_id == visitor().person_id,
        weights=WEIGHT_HINTS,
        form=form,
        refusal=refusal,
    )
