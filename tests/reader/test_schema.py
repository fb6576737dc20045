"""Checked values come back; mistakes come back at their places, all of them at once."""

import pytest
from pydantic import Field

from elearn.reader.document import read_yaml
from elearn.reader.scalars import Boolean, Number, Slug, Text
from elearn.reader.schema import Entry, keys_at, sound, validate


class Answer(Entry):
    text: Text = Field(alias="tekst")
    good: Boolean = Field(alias="goed", default=False)


class Sheet(Entry):
    title: Text = Field(alias="titel")
    count: Number = Field(alias="aantal", default=3)
    answers: tuple[Answer, ...] = Field(alias="antwoorden", min_length=1)
    by_role: dict[Slug, Answer] = Field(alias="per_rol", default={})


def test_a_good_file_becomes_a_value():
    document = read_yaml("x", "titel: Een\nantwoorden: [{tekst: a, goed: ja}]\n")

    value, problems = validate(document, Sheet)

    assert problems == ()
    assert sound(value) == Sheet(titel="Een", antwoorden=({"tekst": "a", "goed": True},))


def test_all_mistakes_are_told_in_one_run():
    text = """\
titel:
aantal: veel
antwoorden:
  - {tekst: a, goed: misschien}
  - {goed: nee, kleur: rood}
  - los
per_rol:
  Balie 1: {tekst: b}
"""
    _, problems = validate(read_yaml("x", text), Sheet)

    assert [f"{one.line}:{one.column} {one.code} {one.message}" for one in sorted(problems)] == [
        "1:1 S007 Achter `titel` staat nog niets.",
        "2:9 S011 Dit is geen heel getal.",
        "4:22 S010 Dit is geen ja of nee.",
        "5:5 S001 Hier ontbreekt de sleutel `tekst`.",
        "5:17 S002 De sleutel `kleur` bestaat hier niet.",
        "6:5 S005 Bij `antwoorden` horen regels van de vorm `sleutel: waarde`.",
        "8:3 S009 Deze naam kan niet.",
    ]


def test_a_misspelled_key_is_told_once():
    _, problems = validate(read_yaml("x", "titl: a\nantwoorden: [{tekst: b}]\n"), Sheet)

    assert [str(one) for one in problems] == [
        "x:1:1: S002 De sleutel `titl` bestaat hier niet. Bedoel je `titel`?"
    ]


def test_the_english_names_of_our_models_are_no_keys():
    _, problems = validate(read_yaml("x", "title: a\nantwoorden: [{tekst: b}]\n"), Sheet)

    assert [one.code for one in problems] == ["S002"]


def test_a_file_that_is_no_keys_at_all():
    _, problems = validate(read_yaml("x", "gewoon een zin"), Sheet)

    assert [(one.line, one.column, one.code) for one in problems] == [(1, 1, "S005")]


def test_a_file_that_could_not_be_read_is_not_checked():
    assert validate(read_yaml("x", "a: [b"), Sheet) == (None, ())


@pytest.mark.parametrize(
    ("loc", "keys"),
    [
        ((), ("titel", "aantal", "antwoorden", "per_rol")),
        (("antwoorden", 3), ("tekst", "goed")),
        (("per_rol", "balie"), ("tekst", "goed")),
        (("titel",), ()),
        (("nergens", "dit"), ()),
    ],
)
def test_the_keys_of_a_place_come_from_the_model(loc, keys):
    assert keys_at(Sheet, loc) == keys


def test_a_value_with_mistakes_is_not_sound():
    with pytest.raises(ValueError, match="no value"):
        sound(None)
