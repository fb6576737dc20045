"""The form of a policy with somebody to try it on, read from the address so that a preview is a link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from werkzeug.datastructures import MultiDict
from wtforms import Form, RadioField, SearchField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from elearn.services.certification import Policy, PolicyKind
from elearn.services.certification.policy import month_names, problems_with
from elearn.web.hr.fields import DAYS, Choice, Day, Number, printable

KINDS = {
    "vanaf-behalen": "Een aantal maanden na het behalen",
    "vaste-datum": "Tot en met een vaste dag, voor iedereen dezelfde",
}
FIELDS = {"months": "maanden", "window_days": "venster", "day": "dag"}
NO_KIND = "Kies een van de twee"
NO_NUMBER = "Schrijf een heel getal, zoals 24"
LONGEST_NUMBER = 40
FIRST_YEAR, LAST_YEAR = 2000, 2100
FAR = f"Kies een dag tussen {FIRST_YEAR} en {LAST_YEAR}"


class PolicyForm(Form):
    """What counts for a path; below it somebody to try it on."""

    soort = RadioField("Hoelang is een certificaat geldig?", choices=KINDS, validate_choice=False)
    maanden = Number("Hoeveel maanden?", [InputRequired(NO_NUMBER)])
    dag = Number("Dag", [Optional()])
    maand = Choice("Maand", default="")
    venster = Number("Hoeveel dagen voor het einde kan iemand vernieuwen?", [InputRequired(NO_NUMBER)])
    behaald = Day("Behaald op", [Optional()], format=DAYS)
    nummer = SearchField("Personeelsnummer", [Optional(), Length(max=LONGEST_NUMBER)], filters=[printable])

    def validate_soort(self, field: RadioField) -> None:
        """One of the two kinds."""
        if field.data not in get_args(PolicyKind):
            raise ValidationError(NO_KIND)

    def validate_behaald(self, field: Day) -> None:
        """A day that the calendar of the app can count with."""
        if field.data and not FIRST_YEAR <= field.data.year <= LAST_YEAR:
            raise ValidationError(FAR)

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Also whether the numbers make sense together; each problem stands at its own field."""
        is_valid = bool(super().validate(extra_validators))
        if None in (self.maanden.data, self.venster.data):
            return is_valid
        problems = problems_with(to_policy(self))
        for name, problem in problems.items():
            field = self[FIELDS[name]]
            field.errors = [*field.errors, " ".join(problem)]
        return is_valid and not problems


def read_form(given: MultiDict[str, str] | None, policy: Policy) -> PolicyForm:
    """The form as filled in; `given` None: as the policy is."""
    form = PolicyForm(given, data=_as_filled_in(policy))
    form.maand.choices = {"": "Kies een maand"} | {
        str(number): name for number, name in month_names().items()
    }
    return form


def to_policy(form: PolicyForm) -> Policy:
    """What a form says; a number that is not filled in counts as none at all."""
    months, window_days = form.maanden.data or 0, form.venster.data or 0
    if form.soort.data != "vaste-datum":
        return Policy("vanaf-behalen", months, window_days)
    month = {str(number): number for number in month_names()}.get(form.maand.data or "")
    return Policy("vaste-datum", months, window_days, month, form.dag.data)


def _as_filled_in(policy: Policy) -> dict[str, object]:
    return {
        "soort": policy.kind,
        "maanden": policy.months,
        "dag": policy.day,
        "maand": str(policy.month or ""),
        "venster": policy.window_days,
    }
