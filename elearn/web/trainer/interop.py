"""Questions in from another system, and a quiz out to one. Nothing is stored on the way."""

from __future__ import annotations

from io import BytesIO

from flask import Blueprint, render_template, request, send_file, session
from flask.typing import ResponseReturnValue

from elearn.content.library import Quiz
from elearn.interop.formats import ORIGINS, TARGETS, convert, package
from elearn.interop.refusal import MAX_BYTES, UnreadableError
from elearn.interop.report import to_report
from elearn.web.access import Audience, allow
from elearn.web.trainer.converted import show_converted
from elearn.web.trainer.own import own_library

blueprint = Blueprint("interop", __name__)

LARGEST_UPLOAD = MAX_BYTES + 256 * 1024
"""The largest file that is read, with room for the rest of the form."""

NO_FORMAT = "Kies een soort bestand"
NO_FILE = "Kies een bestand"
NO_QUIZ = "Kies een quiz"


@blueprint.url_value_preprocessor
def _take_large_files(*_: object) -> None:
    # Before the form is read, and only for somebody whose cookie we signed.
    if "token" in session:
        request.max_content_length = request.max_form_memory_size = LARGEST_UPLOAD


@blueprint.get("/trainer/omzetten")
@allow(Audience.TRAINER)
def overview() -> ResponseReturnValue:
    """Choose a file to read, or a quiz to take along."""
    return _show({})


@blueprint.post("/trainer/omzetten")
@allow(Audience.TRAINER)
def read() -> ResponseReturnValue:
    """The questions of a file as a quiz, with all that changed."""
    upload, chosen = request.files.get("bestand"), request.form.get("van", "")
    wrong = {} if chosen in ORIGINS else {f"van-{next(iter(ORIGINS))}": NO_FORMAT}
    if upload is None or not upload.filename:
        wrong["bestand"] = NO_FILE
    if upload is None or wrong:
        return _show(wrong), 422
    with upload.stream as file:
        content = file.read()
    try:
        converted = convert(content, chosen)
    except UnreadableError as error:
        return _show({"bestand": str(error)}), 422
    return show_converted(converted, upload.filename or "")


@blueprint.get("/trainer/pakket")
@allow(Audience.TRAINER)
def choose() -> ResponseReturnValue:
    """What a quiz loses in another format, before it is taken along."""
    quiz, target, wrong = _asked()
    if quiz is None or wrong:
        return _show(wrong), 422
    losses = to_report(package(quiz, target).losses)
    return render_template(
        "trainer/interop/pakket.html", quiz=quiz, target=target, chosen=TARGETS[target], report=losses
    )


@blueprint.get("/trainer/pakket/bestand")
@allow(Audience.TRAINER)
def take_along() -> ResponseReturnValue:
    """A quiz in another format, as a file."""
    quiz, target, wrong = _asked()
    if quiz is None or wrong:
        return _show(wrong), 422
    chosen = TARGETS[target]
    return _attach(package(quiz, target).content, chosen.media_type, quiz.id + chosen.suffix)


def _asked() -> tuple[Quiz | None, str, dict[str, str]]:
    """The quiz and the format in the address, and what is wrong with them."""
    quiz, target = own_library().quizzes.get(request.args.get("quiz", "")), request.args.get("naar", "")
    wrong = {} if quiz else {"quiz": NO_QUIZ}
    if target not in TARGETS:
        wrong[f"naar-{next(iter(TARGETS))}"] = NO_FORMAT
    return quiz, target, wrong


def _show(wrong: dict[str, str]) -> str:
    return render_template(
        "trainer/interop/omzetten.html",
        origins=ORIGINS,
        targets=TARGETS,
        modules=own_library().modules.values(),
        wrong=wrong,
        given=request.values,
    )


def _attach(content: bytes, media_type: str, name: str) -> ResponseReturnValue:
    return send_file(BytesIO(content), mimetype=media_type, as_attachment=True, download_name=name)
