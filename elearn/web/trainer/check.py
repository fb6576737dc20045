"""What a trainer must know now: is the content as served the content in the folder?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from elearn.content.library import Module
from elearn.reader.problem import Problem
from elearn.web.access import Audience, allow
from elearn.web.current import library, shelf

blueprint = Blueprint("check", __name__)


@blueprint.get("/trainer")
@allow(Audience.TRAINER)
def overview() -> ResponseReturnValue:
    """The modules as served and every problem of the last check, with its place.

    A browser that has the page open asks again with the tag that it has: mostly nothing is new.
    """
    problems, modules = shelf().problems, library().modules
    tag = _tag_of(problems, modules.values())
    if request.if_none_match.contains(tag):
        return Response(status=304)
    return render_template(
        "trainer/inhoud.html",
        tag=tag,
        modules=modules.values(),
        errors=[one for one in problems if one.severity == "fout"],
        warnings=[one for one in problems if one.severity == "waarschuwing"],
        checked_at=shelf().checked_at,
    )


def _tag_of(problems: Iterable[Problem], modules: Iterable[Module]) -> str:
    """The same for the same problems and editions, in every process."""
    told = [*map(str, problems), *(module.edition for module in modules)]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
