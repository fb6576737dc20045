"""When the guide changed: what is touched, and a decision for each lesson and question."""

from __future__ import annotations

from typing import cast, get_args

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.content.differences.word_diff import word_diff
from elearn.content.library import Module
from elearn.services.refusal import NotThere
from elearn.services.source.records import decide, pending
from elearn.services.source.values import Decision, Touched
from elearn.web.access import Audience, allow
from elearn.web.current import db, now, visitor
from elearn.web.trainer.own import own_library

blueprint = Blueprint("source", __name__)

CHOICES: dict[Decision, str] = {
    "niets": "Niets doen: de les of vraag klopt nog",
    "vermelden": "Vermelden: de tekst is anders, de kern niet",
    "gewijzigd": "Alleen dit onderdeel opnieuw doen",
    "alles": "Alle lessen en oefenvragen van het leerpad opnieuw doen, zonder toets",
}
LONGEST_REASON = 300
NO_CHOICE = "Kies wat er moet gebeuren"
NO_REASON = f"Schrijf in één of twee zinnen waarom, hooguit {LONGEST_REASON} tekens"


@blueprint.get("/trainer/bron")
@allow(Audience.TRAINER)
def overview() -> ResponseReturnValue:
    """Every change of the guide that waits for a decision."""
    return _page()


@blueprint.post("/trainer/bron/<module_id>/<key_point_id>")
@allow(Audience.TRAINER)
def record(module_id: str, key_point_id: str) -> ResponseReturnValue:
    """Write the decisions down; what is missing is asked again with everything still filled in."""
    module = _module(module_id)
    waiting = [one for one in pending(db(), module) if one.key_point.id == key_point_id]
    choices, reason = _choices(waiting), request.form.get("reden", "").strip()
    wrong = {"keuze": NO_CHOICE} if None in choices.values() else {}
    if not 0 < len(reason) <= LONGEST_REASON:
        wrong["reden"] = NO_REASON
    if wrong:
        return _page(key_point_id, wrong), 422
    decide(
        db(),
        module,
        key_point_id=key_point_id,
        to_hash=request.form.get("tekst", ""),
        choices=cast("dict[tuple[str, str], Decision]", choices),
        reason=reason,
        actor_id=visitor().person_id,
        now=now(),
    )
    return redirect(url_for(".overview"), 303)


def _page(key_point_id: str = "", wrong: dict[str, str] | None = None) -> str:
    modules = own_library().modules
    changes = {module.id: pending(db(), module) for module in modules.values()}
    return render_template(
        "trainer/bron.html",
        modules=modules,
        changes=changes,
        choices=CHOICES,
        word_diff=word_diff,
        wrong_at=key_point_id,
        wrong=wrong or {},
    )


def _module(module_id: str) -> Module:
    modules = own_library().modules
    if module_id not in modules:
        raise NotThere(f"module {module_id}")
    return modules[module_id]


def _choices(waiting: list[Touched]) -> dict[tuple[str, str], Decision | None]:
    """The choice for each item: its own, else the one for all; None when neither was made."""
    general = _decision(request.form.get("keuze", ""))
    return {
        (item.kind, item.id): _decision(request.form.get(f"{item.kind}-{item.id}", "")) or general
        for one in waiting
        for item in one.items
    }


def _decision(text: str) -> Decision | None:
    return cast("Decision", text) if text in get_args(Decision) else None
