"""What HR chooses for an export: a profile, a kind of file, and what comes along."""

from __future__ import annotations

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Form, RadioField, SelectMultipleField, StringField
from wtforms.validators import ValidationError

from elearn.exports.formats import FORMATS
from elearn.exports.registrations.fields import CHOSEN
from elearn.exports.registrations.profile import Profile

AS_PROFILE = "profiel"
NO_PROFILE = "Kies een profiel"
NO_FORMAT = "Kies een soort bestand"


class _Known(RadioField):
    """Radio buttons whose message about no choice or an unknown one says what to do."""

    def __init__(self, label: str, message: str, **more: object) -> None:
        super().__init__(label, validate_choice=False, **more)  # type: ignore[arg-type]  # WTForms' own
        self.message = message

    def pre_validate(self, form: object) -> None:  # noqa: ARG002 -- WTForms passes it
        """Refuse a value that is not in the list, in Dutch."""
        if not any(choice[2] for choice in self.iter_choices()):
            raise ValidationError(self.message)


class ExportForm(Form):
    """The choices of an export; `sleutel` makes a second click the same click."""

    profiel = _Known("Profiel", NO_PROFILE)
    formaat = _Known("Soort bestand", NO_FORMAT, default=AS_PROFILE)
    met = SelectMultipleField("Neem ook op", validate_choice=False)
    sinds = BooleanField("Alleen wat nieuw is sinds de vorige keer")
    sleutel = StringField()


def read_form(given: MultiDict[str, str] | None, profiles: dict[str, Profile]) -> ExportForm:
    """The form as it was filled in; None: with what most people want."""
    form = ExportForm(given) if given is not None else ExportForm(data={"profiel": next(iter(profiles))})
    form.profiel.choices = [(name, profile.file.title) for name, profile in profiles.items()]
    form.formaat.choices = [(AS_PROFILE, "Wat bij het profiel past")]
    form.formaat.choices += [(name, one.title) for name, one in FORMATS.items()]
    form.met.choices = [(name, name) for name in CHOSEN]
    return form
