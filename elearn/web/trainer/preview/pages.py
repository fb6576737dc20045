"""The preview with its choices around it, and the bare screen that it shows in a frame."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from elearn.content.files import ContentFile, lay_over
from elearn.content.library import Module, Path
from elearn.content.starts import start_text
from elearn.questions.multiple_choice import MultipleChoice
from elearn.questions.question import Question
from elearn.services.authoring.concepts import concept_of
from elearn.services.authoring.files import title_of
from elearn.services.authoring.proposals import proposal_of
from elearn.services.authoring.revisions import text_that_counts
from elearn.services.authoring.scores import score_table
from elearn.services.refusal import NotThere
from elearn.web.access import Audience, allow
from elearn.web.current import db, shelf, visitor
from elearn.web.trainer.authoring.file import ROUTE, file_at
from elearn.web.trainer.preview.dilemmas import show_dilemma
from elearn.web.trainer.preview.lessons import show_lesson, show_path
from elearn.web.trainer.preview.look import MODES, WIDTHS, Look
from elearn.web.trainer.preview.questions import show_question
from elearn.web.trainer.preview.scene import Scene

blueprint = Blueprint("preview", __name__)

SCREENS = {
    "dilemmas": show_dilemma,
    "leerpaden": show_path,
    "lessen": show_lesson,
    "quizzen": show_question,
}
"""Folder -> what shows a file of it; the files on top are on no screen of their own."""


@blueprint.get(f"/trainer/voorbeeld/{ROUTE}")
@allow(Audience.TRAINER)
def show(module_id: str, path: str) -> ResponseReturnValue:
    """The screen in a frame, with the choices: which question, as whom, in which mode."""
    scene = _scene(module_id, path)
    questions = _questions(scene)
    chosen = next((one for one in questions if one.id == scene.look.vraag), next(iter(questions), None))
    module = scene.nearest_module
    return render_template(
        "trainer/preview/voorbeeld.html",
        file=scene.file,
        title=title_of(scene.file, scene.draft.by_path.get(scene.file.path)),
        look=scene.look,
        screen_address=scene.address(),
        modes=MODES,
        widths=WIDTHS,
        questions=questions,
        chosen=chosen,
        steps=len(module.lessons[scene.file.stem].steps) if _is_lesson(scene) and module else 0,
        paths=_paths(scene, module) if module else (),
        tests=_tests_with(scene, chosen.goal) if chosen else (),
        scores=score_table(chosen) if isinstance(chosen, MultipleChoice) else (),
    )


@blueprint.route(f"/trainer/scherm/{ROUTE}", methods=["GET", "POST"])
@allow(Audience.TRAINER)
def screen(module_id: str, path: str) -> ResponseReturnValue:
    """Exactly what a learner would see. A posted answer is graded and forgotten."""
    scene = _scene(module_id, path)
    show_it = SCREENS.get(scene.file.kind)
    return show_it(scene) if show_it else scene.nothing()


def _scene(module_id: str, path: str) -> Scene:
    file, look = file_at(module_id, path), Look.of(request.args)
    overlay = lay_over(shelf().overlay, file, _text(file, look.bron))
    if file.kind == "quizzen":
        # A question can be shown as soon as it can be read, whatever is wrong with the rest.
        return Scene(file, shelf().draft_with(module_id, overlay), None, look)
    tried = shelf().try_out(module_id, overlay)
    return Scene(file, tried.draft, tried.module, look)


def _paths(scene: Scene, module: Module) -> tuple[Path, ...]:
    """The paths that a file may look different for: all of them, or those that offer the dilemma."""
    dilemma = module.dilemmas.get(scene.file.stem) if scene.file.kind == "dilemmas" else None
    roles = dilemma.roles if dilemma else module.paths
    return tuple(module.paths[one] for one in roles if one in module.paths)


def _questions(scene: Scene) -> tuple[Question, ...]:
    quiz = scene.draft.quizzes.get(scene.file.stem) if scene.file.kind == "quizzen" else None
    return tuple(quiz.value.questions.values()) if quiz else ()


def _text(file: ContentFile, source: str) -> bytes | None:
    """What stands in the own editor; what counts; or what a colleague asks to publish."""
    if source not in ("live", "concept"):
        return _proposed(file, source)
    concept = concept_of(db(), person_id=visitor().person_id, file=file) if source == "concept" else None
    current = text_that_counts(shelf(), shelf().overlay, file)
    if current is None and source == "concept":
        current = start_text(file, shelf().drafts[file.module_id]).encode()
    return concept.content if concept else current


def _proposed(file: ContentFile, proposal_id: str) -> bytes | None:
    try:
        asked = proposal_of(
            db(),
            proposal_id=UUID(proposal_id),
            module_ids=[file.module_id],
            reader_id=visitor().person_id,
        )
    except ValueError as error:
        raise NotThere(f"source {proposal_id}") from error
    if asked.publication.file != file:
        raise NotThere(f"proposal {proposal_id} for {file.path}")
    return asked.publication.content


def _is_lesson(scene: Scene) -> bool:
    module = scene.nearest_module
    return scene.file.kind == "lessen" and module is not None and scene.file.stem in module.lessons


def _tests_with(scene: Scene, goal_id: str) -> tuple[str, ...]:
    """The titles of the tests that may draw a question for this goal."""
    module = scene.nearest_module
    tests = module.tests.values() if module else ()
    return tuple(test.title for test in tests if goal_id in test.goals)
