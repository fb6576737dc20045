"""The three families of controls in which a question can be asked, as fields of WTForms.

Only native controls: `options` (radios or checkboxes), `rows` (one select per row) and `line`
(one text input). A field draws nothing itself. A template needs one macro per family, chosen by
`field.family`, and finds all it needs in the field:

- `field.label.text`: the question, for the legend;
- `field.controls`: what to draw, each with `key`, `text` (its label), `id`, `name`, `error`;
- `field.errors`: what is wrong with the answer as a whole;
- `field.error_links`: (id of a control, message), for the list of errors on top of the page.

    {% for control in field.controls %}                                     {# options #}
      <input type="{{ field.input_type }}" id="{{ control.id }}" name="{{ control.name }}"
             value="{{ control.value }}"{% if control.selected %} checked{% endif %}>
      <label for="{{ control.id }}">{{ control.text }}</label>

    {% for control in field.controls %}                                     {# rows #}
      <label for="{{ control.id }}">{{ control.text }}</label>
      <select id="{{ control.id }}" name="{{ control.name }}">
        {% for choice in control.choices %}
        <option value="{{ choice.value }}"{% if choice.selected %} selected{% endif %}>…

    {% set control = field.controls[0] %}                                   {# line #}
      <input type="text" id="{{ control.id }}" name="{{ control.name }}"
             value="{{ control.value }}" maxlength="{{ field.max_length }}">
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from wtforms.fields.core import Field
from wtforms.form import BaseForm
from wtforms.utils import unset_value
from wtforms.validators import StopValidation, ValidationError

_NOT_A_CHOICE = "Deze keuze bestaat niet. Kies iets uit de lijst."


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a select; the one with an empty value comes first and means: open."""

    value: str
    text: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Control:
    """One native control: `value` and `selected` as in HTML, `choices` for a select only."""

    key: str
    text: str
    id: str
    name: str
    value: str = ""
    selected: bool = False
    choices: tuple[Choice, ...] = ()
    error: str = ""


class QuestionField(Field, ABC):
    """What the families share; `required` refuses an answer that is empty or partial."""

    family: ClassVar[Literal["options", "rows", "line"]]

    def __init__(self, label: str, *, required: bool, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.required = required

    @property
    @abstractmethod
    def controls(self) -> tuple[Control, ...]:
        """The controls to draw, in order."""

    @abstractmethod
    def check(self) -> None:
        """Raise `ValidationError` or `StopValidation` for an answer that cannot be taken."""

    def pre_validate(self, form: BaseForm) -> None:  # noqa: ARG002 -- WTForms hands over the form
        """Check the answer before the validators that a question adds."""
        self.check()

    @property
    def error_links(self) -> tuple[tuple[str, str], ...]:
        """Every mistake with the id of the control to go to; the first one if it is about all."""
        return tuple((self.controls[0].id, error) for error in self.errors)


class OptionsField(QuestionField):
    """Radios, or checkboxes when `multiple`; the data are the chosen keys."""

    family = "options"
    data: list[str]

    def __init__(
        self, label: str, *, options: Iterable[tuple[str, str]], multiple: bool, **kwargs: Any
    ) -> None:
        super().__init__(label, **kwargs)
        self.options = dict(options)
        self.multiple = multiple

    @property
    def input_type(self) -> str:
        """The `type` of the inputs."""
        return "checkbox" if self.multiple else "radio"

    @property
    def controls(self) -> tuple[Control, ...]:
        """One input per option; all of them share their name."""
        return tuple(
            Control(key, text, f"{self.id}-{key}", self.name, key, selected=key in self.data)
            for key, text in self.options.items()
        )

    def process_data(self, value: Iterable[str] | None) -> None:
        """Choose stored keys; None chooses nothing."""
        self.data = list(value or ())

    def process_formdata(self, valuelist: list[str]) -> None:
        """Choose what was posted; a post without this field chooses nothing."""
        self.data = list(valuelist)

    def check(self) -> None:
        """Refuse unknown keys, two radios at once and, if required, nothing at all."""
        if not self.options.keys() >= set(self.data):
            raise StopValidation(_NOT_A_CHOICE)
        if len(self.data) > 1 and not self.multiple:
            raise StopValidation("Kies één antwoord")
        if self.required and not self.data:
            raise StopValidation("Kies minstens één antwoord" if self.multiple else "Kies een antwoord")


class RowsField(QuestionField):
    """One select per row with the same choices; the data are row key -> value, open rows absent.

    A row is posted as `<name>-<key of the row>`. `row_errors` is row key -> message.
    """

    family = "rows"
    data: dict[str, str]

    def __init__(
        self,
        label: str,
        *,
        rows: Iterable[tuple[str, str]],
        choices: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(label, **kwargs)
        self.rows = dict(rows)
        self.choices = dict(choices)
        self.row_errors: dict[str, str] = {}

    @property
    def controls(self) -> tuple[Control, ...]:
        """One select per row."""
        return tuple(
            Control(
                key,
                text,
                f"{self.id}-{key}",
                f"{self.name}-{key}",
                choices=self._choices_of(key),
                error=self.row_errors.get(key, ""),
            )
            for key, text in self.rows.items()
        )

    @property
    def error_links(self) -> tuple[tuple[str, str], ...]:
        """Every row with a mistake: the id of its select and what is wrong there."""
        return tuple((control.id, control.error) for control in self.controls if control.error)

    def _choices_of(self, row: str) -> tuple[Choice, ...]:
        chosen = self.data.get(row, "")
        entries = {"": "Maak een keuze", **self.choices}
        return tuple(Choice(value, text, value == chosen) for value, text in entries.items())

    def process_data(self, value: Mapping[str, str] | None) -> None:
        """Choose stored values; None leaves every row open."""
        self.data = dict(value or {})

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        """Read one posted value per row; WTForms itself looks only under the field's own name."""
        super().process(formdata, data, extra_filters)
        if formdata is not None:
            posted = {key: formdata.getlist(f"{self.name}-{key}") for key in self.rows}
            self.data = {key: values[0] for key, values in posted.items() if values and values[0]}

    def check(self) -> None:
        """Refuse choices that do not exist and, if required, rows that are still open."""
        self.row_errors = {}
        unknown = [key for key, value in self.data.items() if value not in self.choices]
        self.refuse(unknown, _NOT_A_CHOICE)
        open_rows = [key for key in self.rows if key not in self.data]
        if self.required and open_rows:
            for key in open_rows:
                self.row_errors[key] = f"Maak een keuze bij ‘{self.rows[key]}’"
            raise ValidationError("Maak bij elke regel een keuze")

    def refuse(self, rows: Sequence[str], message: str) -> None:
        """Put a message at some rows and at the field; no rows, no mistake."""
        if rows:
            self.row_errors |= dict.fromkeys(rows, message)
            self.errors = [*self.errors, message]


class LineField(QuestionField):
    """One line of text; the data are the text, empty when nothing was typed.

    A short limit and no line breaks: an answer has no room for a story about a person.
    """

    family = "line"
    data: str

    def __init__(self, label: str, *, max_length: int, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.max_length = max_length

    @property
    def controls(self) -> tuple[Control, ...]:
        """The one text input."""
        error = self.errors[0] if self.errors else ""
        return (Control("", "Jouw antwoord", self.id, self.name, self.data, error=error),)

    def process_data(self, value: str | None) -> None:
        """Fill in a stored text; None is empty."""
        self.data = one_line(value or "")

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the posted text as one line."""
        self.data = one_line(valuelist[0]) if valuelist else ""

    def check(self) -> None:
        """Refuse a text that is too long and, if required, an empty one."""
        if len(self.data) > self.max_length:
            raise StopValidation(f"Gebruik hooguit {self.max_length} tekens")
        if self.required and not self.data:
            raise StopValidation("Vul een antwoord in")


def one_line(text: str) -> str:
    """A text on one line: every run of white space or unprintable characters is one space."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
