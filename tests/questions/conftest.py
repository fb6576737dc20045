"""What the tests of questions share: the examples of the manuals, forms and a template."""

import sys
import textwrap
from pathlib import Path

import jinja2
import pytest
import yaml
from pydantic import ValidationError
from werkzeug.datastructures import MultiDict
from wtforms import Form

from elearn.questions import KINDS, QUESTION


def _example_in(manual):
    """The indented block of a manual; every scalar is text, as the reader hands it over."""
    lines = (line for line in manual.splitlines() if not line or line.startswith("    "))
    return yaml.load(textwrap.dedent("\n".join(lines)), yaml.BaseLoader)  # noqa: S506 -- plain text only


@pytest.fixture(scope="session")
def example_data():
    """kind -> a fresh copy of the data in its manual, with changes."""

    def build(kind, **changes):
        return _example_in(sys.modules[KINDS[kind].__module__].__doc__) | changes

    return build


@pytest.fixture(scope="session")
def example(example_data):
    """kind -> the question in its manual, with changes."""

    def build(kind, **changes):
        return QUESTION.validate_python(example_data(kind, **changes))

    return build


@pytest.fixture(scope="session")
def field_of():
    """A bound field: `posted` are pairs as a browser sends them, None is a page that is shown."""

    def bind(question, *, posted=None, answer=None, required=True, seed="poging-1"):
        fields = {"antwoord": question.field(seed, required=required)}
        form = type("QuestionForm", (Form,), fields)(
            None if posted is None else MultiDict([("knop", "bewaar"), *posted]),
            data={"antwoord": question.to_data(answer)},
        )
        return form.antwoord

    return bind


@pytest.fixture(scope="session")
def rendered():
    """field -> HTML, with a template that uses nothing but the documented attributes."""
    source = Path(__file__).with_name("controls.html").read_text(encoding="utf-8")
    return jinja2.Environment(autoescape=True).from_string(source).render


@pytest.fixture
def mistakes_in():
    """Data -> (place, code) of every mistake."""

    def check(data):
        with pytest.raises(ValidationError) as refused:
            QUESTION.validate_python(data)
        return [(error["loc"][1:], error["type"]) for error in refused.value.errors()]

    return check
