"""The form of a rule, read from the address so that a preview is a link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Form
from wtforms.validators import NumberRange, Optional, ValidationError

from elearn.services.assignments.values import Rule
from elearn.web.hr.fields import DAYS, Choice, Day, Number

MOST_DAYS = 730
DAYS_WRONG = f"Kies een aantal dagen van 1 tot en met {MOST_DAYS}"
TWO_DATES = "Kies een aantal dagen of een vaste dag, niet allebei"
EMPTY = ""


class RuleForm(Form):
    """Whom a path is for; every condition may stay empty."""

    pad = Choice("Leerpad")
    afdeling = Choice("Afdeling", default=EMPTY)
    met_onder = BooleanField("Ook de teams daaronder", default=True)
    functie = Choice("Functie", default=EMPTY)
    rol = Choice("Rol", default=EMPTY)
    in_dienst = Day("In dienst vanaf", [Optional()], format=DAYS)
    dagen = Number("Klaar binnen een aantal dagen", [Optional(), NumberRange(1, MOST_DAYS, DAYS_WRONG)])
    datum = Day("Of klaar op een vaste dag", [Optional()], format=DAYS)

    def validate_datum(self, field: Day) -> None:
        """A rule has one date."""
        if field.data and self.dagen.data:
            raise ValidationError(TWO_DATES)


@dataclass(frozen=True, slots=True)
class Choices:
    """What an organisation can choose from; `paths` and `departments` are id -> name."""

    paths: Mapping[str, str]
    departments: Mapping[UUID, str]
    functions: Iterable[str]
    roles: Iterable[str]


def read_form(given: MultiDict[str, str] | None, choices: Choices, rule: Rule | None = None) -> RuleForm:
    """The form as filled in; `given` None: as the rule is, or empty with 30 days."""
    form = RuleForm(given, data=_as_filled_in(rule) if rule else {"dagen": 30})
    form.pad.choices = dict(choices.paths)
    form.afdeling.choices = {EMPTY: "Alle afdelingen"} | {
        str(key): name for key, name in choices.departments.items()
    }
    form.functie.choices = {EMPTY: "Elke functie"} | {name: name for name in choices.functions}
    form.rol.choices = {EMPTY: "Elke rol"} | {name: name for name in choices.roles}
    return form


def to_rule(form: RuleForm, departments: Mapping[UUID, str], rule_id: UUID) -> Rule:
    """What a valid form says."""
    department_id = UUID(form.afdeling.data) if form.afdeling.data else None
    return Rule(
        id=rule_id,
        path_id=form.pad.data,
        department_id=department_id,
        department=departments[department_id] if department_id else "",
        with_below=form.met_onder.data,
        function=form.functie.data,
        role=form.rol.data,
        started_from=form.in_dienst.data,
        due_days=form.dagen.data,
        due_on=form.datum.data,
    )


def _as_filled_in(rule: Rule) -> dict[str, object]:
    return {
        "pad": rule.path_id,
        "afdeling": str(rule.department_id or EMPTY),
        "met_onder": rule.with_below,
        "functie": rule.function,
        "rol": rule.role,
        "in_dienst": rule.started_from,
        "dagen": rule.due_days,
        "datum": rule.due_on,
    }
