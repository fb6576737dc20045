"""Questions that came from another system: on the screen, as a concept to mend, or as a file."""

from __future__ import annotations

from http import HTTPStatus
from io import BytesIO
from pathlib import PurePath
from typing import Any

from flask import Blueprint, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from wtforms import Form, SelectField, StringField
from wtforms.validators import ValidationError

from elearn.content.files import ContentFile
from elearn.content.schemas import first_line
from elearn.interop.drafts.naming import to_slug
from elearn.interop.formats import Converted
from elearn.interop.report import to_report
from elearn.services.authoring.concepts import begin_concept
from elearn.web.access import Audience, allow
from elearn.web.current import db, library, now, shelf, visitor
from elearn.web.trainer.authoring.file import file_at
from elearn.web.trainer.authoring.text import objection
from elearn.web.trainer.own import own_modules

blueprint = Blueprint("converted", __name__)

LARGEST_FORM = 2 * 1024 * 1024
"""A text of 256 kB, of which each byte may take six in a form."""

WRONG_NAME = "Gebruik kleine letters, cijfers en streepjes, zoals goed-signaal"
TAKEN = "Dit bestand is er al. Kies een andere naam"


class KeepForm(Form):
    """Where the concept goes."""

    module = SelectField("Module", validate_choice=False)
    naam = StringField("Naam van het bestand", filters=[lambda name: (name or "").strip()])

    def validate_naam(self, _field: StringField) -> None:
        """Only what may be the name of a file."""
        if not self.file.is_known:
            raise ValidationError(WRONG_NAME)

    @property
    def file(self) -> ContentFile:
        """The quiz that it becomes."""
        return ContentFile(self.module.data or "", f"quizzen/{self.naam.data}.yaml")


@blueprint.url_value_preprocessor
def _make_room(*_: object) -> None:
    # Before anything reads the form, and the token is in the form.
    request.max_content_length = request.max_form_memory_size = LARGEST_FORM


def show_converted(converted: Converted, name: str) -> str:
    """The page after a file was read: the quiz in the making, and all that changed."""
    form = _form(name=to_slug(PurePath(name).stem))
    report = to_report(converted.losses)
    return _page(form, converted.yaml, name=name, converted=converted, report=report)


@blueprint.post("/trainer/omzetten/concept")
@allow(Audience.TRAINER)
def keep() -> ResponseReturnValue:
    """Keep the quiz as a concept and go on in the editor, where what is missing is marked."""
    form, text = _form(request.form), _text()
    too_much = objection(text.encode())
    if not form.validate() or too_much:
        return _page(form, text, too_much), HTTPStatus.UNPROCESSABLE_ENTITY
    file = file_at(*form.file)
    content = f"{first_line(file)}\n{text}".encode()
    person_id = visitor().person_id
    if not begin_concept(db(), shelf(), person_id=person_id, file=file, content=content, now=now()):
        form.naam.errors = [TAKEN]
        return _page(form, text), HTTPStatus.UNPROCESSABLE_ENTITY
    return redirect(url_for("editor.edit", **file._asdict(), na="controle"), 303)


@blueprint.post("/trainer/omzetten/quiz.yaml")
@allow(Audience.TRAINER)
def download() -> ResponseReturnValue:
    """The quiz as it stands on the screen, as a file."""
    content = BytesIO(_text().encode())
    return send_file(content, mimetype="text/yaml", as_attachment=True, download_name="quiz.yaml")


def _text() -> str:
    return request.form.get("quiz", "").replace("\r\n", "\n")


def _form(given: MultiDict[str, str] | None = None, name: str = "") -> KeepForm:
    form = KeepForm(given, data={"naam": name})
    modules = library().modules
    form.module.choices = [(one, modules[one].title if one in modules else one) for one in own_modules()]
    return form


def _page(form: KeepForm, text: str, too_much: str = "", **values: Any) -> str:
    return render_template("trainer/interop/omgezet.html", form=form, text=text, too_much=too_much, **values)
