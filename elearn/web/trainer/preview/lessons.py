"""A lesson and a path as a learner sees them at the start."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from flask import redirect, request
from flask.typing import ResponseReturnValue

from elearn.content.library import Library, Module, Path
from elearn.services.learning.lessons import Reading, contacts_for
from elearn.services.progress import Assigned, Facts, LessonState, progress_of_path
from elearn.web.current import db, now, visitor
from elearn.web.staff.lessons import key_points_in
from elearn.web.staff.sources import cited
from elearn.web.trainer.preview.scene import Scene

MONTH = timedelta(days=30)


def show_lesson(scene: Scene) -> ResponseReturnValue:
    """One step of a lesson, read for the first time."""
    lesson = scene.module.lessons.get(scene.file.stem) if scene.module else None
    if scene.module is None or lesson is None:
        return scene.nothing()
    number = min(max(scene.look.stap, 1), len(lesson.steps))
    if request.method == "POST":
        return redirect(scene.address(stap=number % len(lesson.steps) + 1), 303)
    path = _path_with(scene.module, lesson.id, scene.look.rol)
    state = LessonState(lesson, "bezig", number - 1)
    step = lesson.steps[number - 1]
    return scene.render(
        "staff/les.html",
        {"lessons.finish_step": scene.address(stap=number)},
        reading=Reading(lesson, path, lesson.cases.get(path.id), state),
        module=scene.module,
        number=number,
        step=step,
        sources=cited(scene.module.guide, key_points_in(step)),
        is_editorial=any(citation.editorial for citation in step.citations),
        contacts=contacts_for(db(), step, person_id=visitor().person_id),
    )


def _path_with(module: Module, lesson_id: str, role: str) -> Path:
    """The path of the role; a lesson that it does not have is shown as if it were alone in it."""
    paths = [path for path in module.paths.values() if lesson_id in path.lesson_ids]
    chosen = module.paths.get(role)
    path = chosen or next(iter((*paths, *module.paths.values())))
    return path if lesson_id in path.lesson_ids else replace(path, lesson_ids=(lesson_id,))


def show_path(scene: Scene) -> ResponseReturnValue:
    """A path of which nothing is done yet."""
    path_id = scene.file.stem
    if scene.module is None or path_id not in scene.module.paths:
        return scene.nothing()
    assigned = Assigned(path_id, now(), (now() + MONTH).date(), "Dit leerpad hoort bij je werk.", None)
    library, facts = Library({scene.module.id: scene.module}), Facts(assignments={path_id: assigned})
    progress = progress_of_path(library, facts, path_id, now=now())
    return scene.render("staff/learning_paths/leerpad.html", {}, progress=progress, next_address="#")
