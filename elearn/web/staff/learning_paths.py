"""Somebody's paths: all of them, one of them, and the place where they left off."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, Response, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from elearn.exports.calendar_event import due_event
from elearn.services.calendar import AMSTERDAM
from elearn.services.learning import learning_paths
from elearn.services.progress import Next
from elearn.services.reports.writing import count_unread
from elearn.web.access import Audience, allow
from elearn.web.current import db, library, now, settings, visitor

blueprint = Blueprint("learning_paths", __name__)

NOON, EVENING = 12, 18  # hours of the day


@blueprint.get("/leerpaden")
@allow(Audience.STAFF)
def overview() -> ResponseReturnValue:
    """All paths with one next step."""
    person_id = visitor().person_id
    mine = learning_paths.overview(db(), library(), person_id=person_id, now=now())
    return render_template(
        "staff/learning_paths/leerpaden.html",
        mine=mine,
        greeting=greeting(now()),
        unread=count_unread(db(), person_id=person_id),
        changed=[one for one in mine.paths if one.standing.catch_up],
    )


@blueprint.get("/leerpaden/<path_id>")
@allow(Audience.STAFF)
def path(path_id: str) -> ResponseReturnValue:
    """One path: its lessons, its tests and what comes next."""
    progress = learning_paths.path_progress(
        db(), library(), person_id=visitor().person_id, path_id=path_id, now=now()
    )
    return render_template(
        "staff/learning_paths/leerpad.html", progress=progress, next_address=address_of(progress.next)
    )


@blueprint.get("/leerpaden/<path_id>/agenda.ics")
@allow(Audience.STAFF)
def calendar(path_id: str) -> ResponseReturnValue:
    """The last day of a path for one's own calendar."""
    held = learning_paths.path_progress(
        db(), library(), person_id=visitor().person_id, path_id=path_id, now=now()
    )
    if held.standing.act_before is None:
        abort(404)
    event = due_event(
        uid=f"{visitor().person_id}-{path_id}@in-verbinding",
        title=held.path.title,
        due_on=held.standing.act_before,
        address=settings().address + url_for("learning_paths.path", path_id=path_id),
        now=now(),
    )
    return Response(
        event,
        mimetype="text/calendar",
        headers={"Content-Disposition": f"attachment; filename={path_id}.ics"},
    )


@blueprint.get("/verder")
@allow(Audience.STAFF)
def resume() -> ResponseReturnValue:
    """Go to the first unfinished step of the most urgent path."""
    mine = learning_paths.overview(db(), library(), person_id=visitor().person_id, now=now())
    return redirect(address_of(mine.next), 303)


def address_of(step: Next | None) -> str:
    """The exact place of a next step; the overview when there is nothing left to do."""
    if step is None:
        return url_for("learning_paths.overview")
    if step.kind == "les":
        return url_for("lessons.read", lesson_id=step.id, stap=step.step)
    if step.place is not None:
        return url_for("attempts.question", test_id=step.id, place=step.place)
    return url_for("attempts.review" if step.is_answered else "attempts.start_page", test_id=step.id)


def greeting(moment: datetime) -> str:
    """The Dutch greeting that fits the time of day."""
    hour = moment.astimezone(AMSTERDAM).hour
    if hour < NOON:
        return "Goedemorgen"
    return "Goedemiddag" if hour < EVENING else "Goedenavond"
