"""A profile is a text file: what it says, and every mistake with its place."""

from __future__ import annotations

import pytest

from elearn.exports.formats.table import Style
from elearn.exports.registrations.fields import CHOSEN, FIELDS
from elearn.exports.registrations.profile import read_profile
from elearn.exports.registrations.shipped import shipped_profiles

OWN = """\
titel: Ons systeem
soort: voltooiingen
formaat: csv
scheiding: tab
codering: windows-1252
datum: dd/mm/jjjj
decimaal: komma
kop: nee
regels_per_bestand: 250
filter:
  leerpaden: [baliemedewerker]
kolommen:
  - {naam: Nummer, veld: personeelsnummer}
  - {naam: Bron, waarde: In verbinding}
  - {naam: Naam, veld: naam, keuze: ja}
"""


def mistakes(text: str) -> list[str]:
    profile, problems = read_profile("eigen", text.encode())
    assert profile is None
    return [str(problem) for problem in problems]


def test_an_own_profile_says_columns_and_how_they_are_written():
    profile, problems = read_profile("eigen", OWN.encode(), is_own=True)

    assert problems == ()
    assert profile.style == Style("\t", "cp1252", "%d/%m/%Y", ",", headings=False)
    assert [one.heading for one in profile.columns(frozenset())] == ["Nummer", "Bron"]
    assert [one.heading for one in profile.columns(frozenset({"naam"}))] == ["Nummer", "Bron", "Naam"]
    assert (profile.choices, profile.file.rows_per_file) == (("naam",), 250)
    assert profile.file.limits.path_ids == ("baliemedewerker",)


def test_every_mistake_is_told_at_its_place():
    wrong = (
        "titel: A\nsoort: voltooiing\nscheiding: ;\nregels_per_bestand: 0\n"
        "kolommen:\n  - {naam: '=x', veld: statuss}\n  - {naam: b, veld: naam, waarde: c}\n  - {naam: b}\n"
    )

    assert mistakes(wrong) == [
        "eigen.yaml:2:8: S006 `voltooiing` kan niet bij `soort`. Bedoel je `voltooiingen`?",
        "eigen.yaml:3:12: S006 `;` kan niet bij `scheiding`. Kies uit: `komma`, `puntkomma`, `tab`.",
        "eigen.yaml:4:21: S013 `0` is te klein voor `regels_per_bestand`. Kies 1 of meer.",
        (
            "eigen.yaml:6:12: S014 Deze tekst begint met een teken dat een rekenblad voor een formule kan "
            "aanzien. Begin met een letter of een cijfer."
        ),
        "eigen.yaml:6:24: S006 Het veld `statuss` bestaat niet. Bedoel je `status`?",
        "eigen.yaml:7:5: S001 De kolom `b` heeft precies één bron nodig. Schrijf `veld` of `waarde`.",
        "eigen.yaml:8:5: S001 De kolom `b` heeft precies één bron nodig. Schrijf `veld` of `waarde`.",
    ]


def test_what_does_not_fit_together_is_told_at_its_place():
    wrong = (
        "titel: A\nsoort: voltooiingen\nbom: ja\ncodering: windows-1252\nfilter: {status: [geldig]}\n"
        "kolommen:\n  - {naam: b, veld: email}\n  - {naam: b, veld: status}\n"
    )

    assert mistakes(wrong) == [
        "eigen.yaml:3:6: S006 Alleen UTF-8 heeft een BOM. Haal `bom` weg, of kies `codering: utf-8`.",
        "eigen.yaml:5:18: S006 Een voltooiing heeft geen status. Haal deze regel weg.",
        "eigen.yaml:8:12: Y010 De kolom `b` staat er twee keer. Geef elke kolom een eigen naam.",
        (
            "eigen.yaml:8:21: S006 Het veld `status` past niet bij voltooiingen. "
            "Haal deze kolom weg, of kies een andere `soort`."
        ),
    ]


@pytest.mark.parametrize("text", ["", "- a\n", "titel: [", "kolommen: []\ntitel: A\n", "x\x00"])
def test_a_file_that_is_no_profile_is_told_and_never_a_traceback(text: str):
    assert mistakes(text)


@pytest.mark.parametrize("name", shipped_profiles())
def test_a_profile_of_ours_has_a_source_and_says_what_is_uncertain(name: str):
    file = shipped_profiles()[name].file

    assert all((file.explanation, file.source, file.uncertain))


def test_the_profiles_are_these_and_people_come_first():
    assert list(shipped_profiles()) == [
        "nl-excel",
        "afas",
        "coachview",
        "machine",
        "moodle-completion",
        "successfactors",
        "youforce",
    ]


@pytest.mark.parametrize("name", shipped_profiles())
def test_name_department_and_function_never_come_along_by_themselves(name: str):
    usual = {one.field for one in shipped_profiles()[name].columns(frozenset())}

    assert usual & set(CHOSEN) == set()
    assert "personeelsnummer" in usual


def test_no_field_holds_an_answer_a_score_or_an_attempt():
    assert list(FIELDS) == [
        "registratie_id",
        "personeelsnummer",
        "naam",
        "email",
        "afdeling",
        "functie",
        "organisatie_code",
        "organisatie_naam",
        "cursuscode",
        "cursusnaam",
        "editie",
        "status",
        "resultaat",
        "toegewezen_op",
        "uiterste_datum",
        "begonnen_op",
        "voltooid_op",
        "geldig_tot",
        "bij_te_werken_sinds",
        "certificaatnummer",
        "studielast_min",
        "studielast_uren",
        "exportdatum",
    ]
