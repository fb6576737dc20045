"""A dilemma to play, as a learner does; the way so far stands in the address, and nothing is counted."""

from __future__ import annotations

from flask import redirect, request
from flask.typing import ResponseReturnValue

from elearn.content.dilemma import Dilemma, Ending
from elearn.content.library import Module
from elearn.services.dilemmas.play import Play, choose, go_back, walk
from elearn.services.learning.lessons import contacts_of
from elearn.web.current import db, visitor
from elearn.web.staff.sources import cited
from elearn.web.trainer.preview.scene import Scene

STEP = "."
"""Stands before every choice in the address; alone it says that the play began."""

FORMS = ("dilemmas.begin", "dilemmas.choose_next", "dilemmas.back")


def show_dilemma(scene: Scene) -> ResponseReturnValue:
    """Where the play stands, or on after a button was pressed."""
    module = scene.module
    dilemma = module.dilemmas.get(scene.file.stem) if module else None
    if module is None or dilemma is None:
        return scene.nothing()
    play = walk(dilemma, [key for key in scene.look.weg.split(STEP) if key])
    if request.method == "POST":
        return redirect(scene.address(weg=_way(_pressed(play))), 303)
    leads = dict.fromkeys(FORMS, scene.address(weg=_way(play)))
    if not scene.look.weg:
        return scene.render("staff/dilemmas/begin.html", leads, dilemma=dilemma, path_id="")
    return _show(scene, module, play, leads)


def _show(scene: Scene, module: Module, play: Play, leads: dict[str, str]) -> str:
    is_end = isinstance(play.here, Ending)
    return scene.render(
        "staff/dilemmas/einde.html" if is_end else "staff/dilemmas/moment.html",
        leads,
        play=play,
        path_id=_role(play.dilemma, scene.look.rol),
        sources=cited(module.guide, play.here.sources),
        module=module,
        contacts=contacts_of(db(), visitor().person_id) if is_end else {},
    )


def _role(dilemma: Dilemma, role: str) -> str:
    """The path of which the texts are shown: the one that was asked, else the first that has it."""
    return role if role in dilemma.roles else dilemma.roles[0]


def _pressed(play: Play) -> Play:
    """The play after the button: a choice, back to an earlier one, or from the start."""
    if "keuze" in request.form:
        return choose(play, request.form["keuze"]) or play
    if "naar" in request.form:
        return go_back(play, request.form.get("naar", 0, type=int))
    return walk(play.dilemma, ())


def _way(play: Play) -> str:
    return STEP + STEP.join(play.keys)
