"""Playing a dilemma: choose, see what it does, go back and try something else.

The play lives in the signed cookie of the browser and nowhere else: the server keeps no choice of
a person, and the address of a page says nothing about one. Signing out clears it.
"""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from elearn.content.dilemma import Dilemma, Ending
from elearn.services.dilemmas.counts import count_choice
from elearn.services.dilemmas.play import Play, choose, go_back, own_dilemma, walk
from elearn.services.learning.lessons import contacts_of
from elearn.web.access import Audience, allow
from elearn.web.current import db, library, visitor
from elearn.web.staff.sources import cited

blueprint = Blueprint("dilemmas", __name__)

COOKIE = "dilemma"  # {"id": ..., "keys": choices so far, "counted": moments whose first choice was counted}
HERE = "nu"  # the anchor of the moment: the focus goes there


@blueprint.get("/dilemmas/<dilemma_id>")
@allow(Audience.STAFF)
def show(dilemma_id: str) -> ResponseReturnValue:
    """Where the play stands: not begun, at a moment, or at an end."""
    dilemma, path_id = _own(dilemma_id)
    kept = _kept(dilemma)
    if kept is None:
        return render_template("staff/dilemmas/begin.html", dilemma=dilemma, path_id=path_id)
    play = walk(dilemma, kept["keys"])
    module = library().module_of[dilemma_id]
    sources = cited(module.guide, play.here.sources)
    values = {"play": play, "path_id": path_id, "sources": sources}
    if not isinstance(play.here, Ending):
        return render_template("staff/dilemmas/moment.html", **values)
    contacts = contacts_of(db(), visitor().person_id)
    return render_template("staff/dilemmas/einde.html", **values, module=module, contacts=contacts)


@blueprint.post("/dilemmas/<dilemma_id>/begin")
@allow(Audience.STAFF)
def begin(dilemma_id: str) -> ResponseReturnValue:
    """Begin, or begin anew."""
    dilemma, _ = _own(dilemma_id)
    _keep(walk(dilemma, ()), (_kept(dilemma) or {}).get("counted", []))
    return _on(dilemma_id)


@blueprint.post("/dilemmas/<dilemma_id>/kies")
@allow(Audience.STAFF)
def choose_next(dilemma_id: str) -> ResponseReturnValue:
    """Make a choice; a second click, or a tab that stayed behind, changes nothing."""
    dilemma, _ = _own(dilemma_id)
    kept = _kept(dilemma)
    play = walk(dilemma, kept["keys"]) if kept else None
    further = None
    if kept and play and request.form.get("na", type=int) == len(play.made):
        further = choose(play, request.form.get("keuze", ""))
    if kept and further:
        _keep(further, _counted(further, kept["counted"]))
    return _on(dilemma_id)


@blueprint.post("/dilemmas/<dilemma_id>/terug")
@allow(Audience.STAFF)
def back(dilemma_id: str) -> ResponseReturnValue:
    """Go back to an earlier moment and choose again."""
    dilemma, _ = _own(dilemma_id)
    if kept := _kept(dilemma):
        play = walk(dilemma, kept["keys"])
        _keep(go_back(play, request.form.get("naar", 0, type=int)), kept["counted"])
    return _on(dilemma_id)


def _own(dilemma_id: str) -> tuple[Dilemma, str]:
    return own_dilemma(db(), library(), person_id=visitor().person_id, dilemma_id=dilemma_id)


def _kept(dilemma: Dilemma) -> dict[str, list[str]] | None:
    kept = session.get(COOKIE)
    return kept if kept and kept["id"] == dilemma.id else None


def _keep(play: Play, counted: list[str]) -> None:
    session[COOKIE] = {"id": play.dilemma.id, "keys": play.keys, "counted": counted}


def _counted(play: Play, counted: list[str]) -> list[str]:
    """Count the last choice, if it is the first one of this play at its moment."""
    last = play.made[-1]
    if last.moment.id in counted:
        return counted
    count_choice(db(), dilemma_id=play.dilemma.id, moment_id=last.moment.id, choice_key=last.choice.key)
    return [*counted, last.moment.id]


def _on(dilemma_id: str) -> ResponseReturnValue:
    return redirect(url_for(".show", dilemma_id=dilemma_id, _anchor=HERE), 303)
