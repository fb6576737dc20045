"""A question as a form: its own field under one name, filled with a stored or a posted answer."""

from __future__ import annotations

from typing import cast

from werkzeug.datastructures import MultiDict
from wtforms.form import BaseForm

from elearn.questions.fields import QuestionField
from elearn.questions.question import Answer, Question

NAME = "antwoord"


class QuestionForm:
    """One question to answer; `seed` keeps its rows in the same order on every page."""

    def __init__(self, question: Question, *, seed: str, required: bool) -> None:
        self.question = question
        self._form = BaseForm({NAME: question.field(seed, required=required)})
        self.show(None)

    def show(self, answer: Answer | None) -> None:
        """Fill in a stored answer; None leaves everything open."""
        self._form.process(data={NAME: self.question.to_data(answer)})

    def accept(self, posted: MultiDict[str, str]) -> bool:
        """Take what was posted; False when it cannot be taken, and then the field says why."""
        self._form.process(posted)
        return self._form.validate()

    @property
    def field(self) -> QuestionField:
        """The field to draw."""
        return cast("QuestionField", self._form[NAME])

    @property
    def answer(self) -> Answer | None:
        """The answer in the form; None when nothing was chosen."""
        return self.question.to_answer(self.field.data)
