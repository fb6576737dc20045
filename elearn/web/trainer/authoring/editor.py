"""Write a file: every check saves the text as a concept, also with mistakes. Nobody else sees it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.content.kinds.quizzes import QuizDraft
from elearn.questions import KINDS
from elearn.questions.manual import manual
from elearn.reader.messages.excerpt import excerpt
from elearn.services.authoring.checking import Checked
from elearn.services.authoring.concepts import drop_concept, save_concept
from elearn.services.authoring.desk import Desk
from elearn.services.authoring.files import title_of
from elearn.web.access import Audience, allow
from elearn.web.current import db, now, settings, visitor
from elearn.web.trainer.authoring.file import ROUTE, desk_at, file_at
from elearn.web.trainer.authoring.text import posted, shown
from elearn.web.trainer.preview.look import Look

blueprint = Blueprint("editor", __name__)

# A file of 256 kB, of which each byte may take six in a form.
LARGEST_FORM = 2 * 1024 * 1024

ELSEWHERE = "Ergens anders is dit concept intussen veranderd. Jouw tekst hieronder is nog niet bewaard."
AFTER = {"publiceer": "publishing.look", "voorbeeld": "preview.show"}
"""What a button of the form does -> where it leads after the text was saved."""


@blueprint.url_value_preprocessor
def _make_room(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
    # Before anything reads the form, and the token is in the form.
    request.max_content_length = LARGEST_FORM
    request.max_form_memory_size = LARGEST_FORM


@blueprint.get(f"/trainer/bewerken/{ROUTE}")
@allow(Audience.TRAINER)
def edit(module_id: str, path: str) -> ResponseReturnValue:
    """The text with its mistakes beside what a learner would see."""
    desk = desk_at(module_id, path)
    return _page(desk, shown(desk.content))


@blueprint.post(f"/trainer/bewerken/{ROUTE}")
@allow(Audience.TRAINER)
def save(module_id: str, path: str) -> ResponseReturnValue:
    """Save the text as a concept, and show what the check says of it."""
    desk = desk_at(module_id, path)
    content, objection = posted(like=desk.content)
    if objection:
        return _page(desk, request.form.get("tekst", ""), objection), HTTPStatus.UNPROCESSABLE_ENTITY
    if content == desk.content and not (desk.is_new and desk.concept is None):
        return _go_on(desk)  # nothing was changed
    saved = save_concept(
        db(),
        person_id=visitor().person_id,
        file=desk.file,
        content=content,
        seen=request.form.get("gezien", ""),
        now=now(),
    )
    if not saved:
        return _page(desk, shown(content), ELSEWHERE), HTTPStatus.CONFLICT
    if content == desk.current:
        drop_concept(db(), person_id=visitor().person_id, file=desk.file)
    return _go_on(desk)


@blueprint.post(f"/trainer/weggooien/{ROUTE}")
@allow(Audience.TRAINER)
def throw_away(module_id: str, path: str) -> ResponseReturnValue:
    """Forget the own concept; what is served does not change."""
    file = file_at(module_id, path)
    drop_concept(db(), person_id=visitor().person_id, file=file)
    return redirect(url_for("check.overview"), 303)


def _go_on(desk: Desk) -> ResponseReturnValue:
    address = desk.file._asdict()
    look = Look.of(request.form).address()
    action = request.form.get("actie", "")
    if action in AFTER:
        return redirect(url_for(AFTER[action], **address, **look), 303)
    return redirect(url_for(".edit", **address, **look, na="controle"), 303)


def _page(desk: Desk, text: str, objection: str = "") -> str:
    checked, look = desk.checked, Look.of(request.values)
    return render_template(
        "trainer/authoring/bewerken.html",
        desk=desk,
        file=desk.file,
        title=title_of(desk.file, checked.read),
        text=text,
        objection=objection,
        errors=[_located(checked, one) for one in checked.errors],
        warnings=[_located(checked, one) for one in checked.warnings],
        here=_here(checked, look.vraag),
        questions=_questions(checked),
        look=look,
        screen_address=url_for("preview.screen", **desk.file._asdict(), **look.address()),
        manuals={kind: manual(kind) for kind in KINDS} if desk.file.kind == "quizzen" else {},
        is_checked="na" in request.args,
        four_eyes=settings().four_eyes,
    )


def _located(checked: Checked, problem: Any) -> dict[str, Any]:
    """A problem with the line it is about; `path` is the file it stands in."""
    path = problem.file.removeprefix(f"{checked.draft.folder.name}/")
    read = checked.draft.by_path.get(path)
    lines = read.document.source.lines if read else []
    return {
        "problem": problem,
        "path": path,
        "is_own": checked.is_own(problem),
        "excerpt": excerpt(lines, problem.line, problem.column),
    }


def _here(checked: Checked, question_id: str) -> dict[str, Any] | None:
    """The line that an address asks for; a question is found wherever it stands in this text."""
    asked = request.args.get("regel", "")[:6]
    if checked.read is None or not asked.isdecimal():
        return None
    starts = {one: line for one, _, line in _questions(checked)}
    line = starts.get(question_id, int(asked))
    shown = excerpt(checked.read.document.source.lines, line, 1, before=0)
    return {"line": line, "excerpt": shown} if shown else None


def _questions(checked: Checked) -> list[tuple[str, str, int]]:
    """Id, words and first line of every question that can be shown."""
    quiz = checked.read.value if checked.read else None
    if not isinstance(quiz, QuizDraft) or not checked.read:
        return []
    place = checked.read.document.place
    return [(one.id, one.text, place(("vragen", at))[0]) for at, one in quiz.questions.items()]
