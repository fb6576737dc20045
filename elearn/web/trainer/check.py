"""The modules of a trainer: every file, what is served of it, and what needs a look."""

from __future__ import annotations

import hashlib

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.content.files import FOLDERS, ContentFile
from elearn.services.authoring.files import modules_view
from elearn.web.access import Audience, allow
from elearn.web.current import db, library, shelf, visitor
from elearn.web.trainer.own import own_modules

blueprint = Blueprint("check", __name__)

WRONG_NAME = "Gebruik kleine letters, cijfers en streepjes, zoals goed-signaal"


@blueprint.get("/trainer")
@allow(Audience.TRAINER)
def overview() -> ResponseReturnValue:
    """All files of the modules that somebody was given, and what the last check found in them.

    A browser that has the page open asks again with the tag that it has: mostly nothing is new.
    """
    if request.if_none_match.contains(_tag()):
        return Response(status=304)
    return _page()


@blueprint.get("/trainer/nieuw")
@allow(Audience.TRAINER)
def new_file() -> ResponseReturnValue:
    """The editor for a file that is not there yet; it exists from the first time it is saved."""
    kind, name = request.args.get("soort", ""), request.args.get("naam", "").strip()
    file = ContentFile(request.args.get("module", ""), f"{kind}/{name}{FOLDERS.get(kind, '')}")
    if not file.is_known:
        return _page(wrong_name=name or " "), 422
    return redirect(url_for("editor.edit", module_id=file.module_id, path=file.path))


def _page(wrong_name: str = "") -> str:
    mine = own_modules()
    views = modules_view(db(), shelf(), person_id=visitor().person_id, module_ids=mine)
    return render_template(
        "trainer/inhoud.html",
        modules=views,
        tag=_tag(),
        checked_at=shelf().checked_at,
        wrong_name=wrong_name,
        problem=WRONG_NAME if wrong_name else "",
    )


def _tag() -> str:
    """The same for the same problems and editions, in every process."""
    editions = (module.edition for module in library().modules.values())
    told = [*map(str, shelf().problems), *editions]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
