"""Moodle XML is read type by type, and what we have no room for is told."""

from __future__ import annotations

import pytest

from elearn.interop.formats import ORIGINS
from elearn.interop.refusal import UnreadableError
from tests.interop.drafts import drafts_of, lost, only, options


def question(kind: str, inside: str, text: str = "<p>Wat nu?</p>") -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
    <quiz><question type="{kind}">
      <name><text>Balie 1</text></name>
      <questiontext format="html"><text><![CDATA[{text}]]></text></questiontext>
      {inside}
    </question></quiz>"""


def answer(fraction: str, text: str, why: str = "") -> str:
    feedback = f'<feedback format="html"><text><![CDATA[{why}]]></text></feedback>'
    return f'<answer fraction="{fraction}" format="html"><text><![CDATA[{text}]]></text>{feedback}</answer>'


def pair(left: str, right: str) -> str:
    return (
        f'<subquestion format="html"><text>{left}</text><answer><text>{right}</text></answer></subquestion>'
    )


CHOICE = answer("100", "<p>kijken</p>", "Ja.") + answer("0", "weglopen", "Nee.")
SHARED = {"id": "balie-1", "vraag": "Wat nu?"}

QUESTIONS = {
    "one right answer": (
        question("multichoice", f"<single>true</single>{CHOICE}"),
        {
            "soort": "een-antwoord",
            "antwoorden": options(("kijken", True, "Ja."), ("weglopen", False, "Nee.")),
        },
    ),
    "more right answers": (
        question(
            "multichoice",
            "<single>false</single>"
            + answer("50", "wat")
            + answer("50.00000", "waar")
            + answer("-50", "wie")
            + "<generalfeedback format='html'><text>Nooit wie.</text></generalfeedback>",
        ),
        {
            "soort": "meer-antwoorden",
            "antwoorden": options(("wat", True, ""), ("waar", True, ""), ("wie", False, "")),
            "uitleg": "Nooit wie.",
        },
    ),
    "true": (
        question("truefalse", answer("100", "true", "Klopt.") + answer("0", "false", "Toch wel.")),
        {"soort": "stelling", "klopt": "ja", "feedback_waar": "Klopt.", "feedback_niet_waar": "Toch wel."},
    ),
    "false, in the other order": (
        question("truefalse", answer("100", "false", "Klopt.") + answer("0", "true", "Nee.")),
        {"soort": "stelling", "klopt": "nee", "feedback_waar": "Nee.", "feedback_niet_waar": "Klopt."},
    ),
    "a word in which case counts": (
        question(
            "shortanswer", "<usecase>1</usecase>" + answer("100", "BOA", "Ja.") + answer("0", "*", "Nee.")
        ),
        {
            "soort": "invullen",
            "goed": ["BOA"],
            "hoofdletters": "ja",
            "feedback_goed": "Ja.",
            "feedback_overig": "Nee.",
        },
    ),
    "a number": (
        question("numerical", answer("100", "112", "Ja.")),
        {"soort": "invullen", "goed": ["112"], "feedback_goed": "Ja."},
    ),
    "pairs": (
        question("matching", pair("gerucht", "melden") + pair("mes", "112") + pair("", "niets doen")),
        {
            "soort": "koppelen",
            "keuzes": ["melden", "112", "niets doen"],
            "paren": [
                {"links": "gerucht", "rechts": "melden", "feedback": ""},
                {"links": "mes", "rechts": "112", "feedback": ""},
            ],
        },
    ),
    "an order, by the number in it": (
        question("ordering", answer("2.0000000", "melden") + answer("1.0000000", "horen")),
        {"soort": "volgorde", "stappen": [{"tekst": one, "feedback": ""} for one in ("horen", "melden")]},
    ),
    "an id number and labels": (
        question(
            "multichoice",
            "<idnumber>eigen-naam</idnumber><single>true</single><tags><tag><text>doel:D5</text></tag>"
            f"<tag><text>bron:p05.k6</text></tag></tags>{CHOICE}",
        ),
        {
            "id": "eigen-naam",
            "soort": "een-antwoord",
            "doel": "D5",
            "bron": ["p05.k6"],
            "antwoorden": options(("kijken", True, "Ja."), ("weglopen", False, "Nee.")),
        },
    ),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_becomes_ours(name):
    xml, expected = QUESTIONS[name]

    assert only(xml, "moodle-xml") == SHARED | expected


@pytest.mark.parametrize(
    ("kind", "why_not"),
    [
        ("essay", "Wij hebben geen vraag van de soort ‘open vraag’."),
        ("cloze", "Wij hebben geen vraag van de soort ‘gatentekst’."),
        ("stack", "Wij hebben geen vraag van de soort ‘stack’."),
        ("truefalse", "De antwoorden zijn niet ‘true’ en ‘false’."),
        ("numerical", "Het antwoord is geen getal."),
    ],
)
def test_what_we_cannot_ask_is_kept_in_words(kind, why_not):
    (draft,) = drafts_of(question(kind, answer("100", "veel")), "moodle-xml")

    assert (draft.data, draft.item.why_not) == ({}, why_not)
    assert draft.item.source == "Wat nu?\n- veel (100%)"
    assert [loss.what for loss in draft.losses] == ["niet omgezet"]


@pytest.mark.parametrize(
    ("inside", "losses"),
    [
        ("<defaultgrade>1.0000000</defaultgrade>", []),
        ("<defaultgrade>2.5</defaultgrade>", ["aantal punten vervalt"]),
        ("<hint format='html'><text>Denk na.</text></hint>", ["hints vervallen"]),
        (
            "<correctfeedback format='html'><text>Mooi!</text></correctfeedback>",
            ["feedback op het geheel vervalt"],
        ),
        ("<tags><tag><text>nieuw</text></tag></tags>", ["labels vervallen"]),
        ("<generalfeedback><text>&lt;img src='a'&gt;</text></generalfeedback>", ["afbeelding vervalt"]),
    ],
)
def test_what_changes_is_told(inside, losses):
    assert lost(question("multichoice", inside + CHOICE), "moodle-xml") == losses


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("html", "a &lt;b&gt;c&lt;/b&gt;", "a c"),
        ("plain_text", "a &lt;b&gt;", "a <b>"),
        ("markdown", "a **c**", "a c"),
        ("moodle_auto_format", "a&#10;c", "a\nc"),
        ("", "a &lt;b&gt;c&lt;/b&gt;", "a c"),
    ],
)
def test_every_form_of_text_is_read_as_it_is(form, text, expected):
    xml = question("truefalse", answer("100", "true") + answer("0", "false"))
    body = xml.replace(
        '<questiontext format="html"><text><![CDATA[<p>Wat nu?</p>]]>',
        f'<questiontext format="{form}"><text>{text}',
    )

    assert only(body, "moodle-xml")["vraag"] == expected


@pytest.mark.parametrize(
    ("html", "stem"),
    [
        (
            "<p>De lift is vol.</p><p>Wat nu?</p><p><img src='a.png' alt='Een lift'></p>",
            {"situatie": "De lift is vol.\n\n[afbeelding: Een lift]", "vraag": "Wat nu?"},
        ),
        (
            "<p>Kijk.</p><p>Wat zie je? <img src='a'></p>",
            {"situatie": "Kijk.", "vraag": "Wat zie je? [afbeelding]"},
        ),
        ("<p><img src='a' alt='Wat nu?'></p>", {"vraag": "[afbeelding: Wat nu?]"}),
    ],
)
def test_the_question_is_the_last_paragraph_with_words(html, stem):
    xml = question("truefalse", answer("100", "true") + answer("0", "false"))
    draft = only(xml.replace("<p>Wat nu?</p>", html, 1), "moodle-xml")

    assert {key: draft[key] for key in ("situatie", "vraag") if key in draft} == stem


def test_a_category_names_the_quiz():
    category = '<question type="category"><category><text>$course$/top/Balie</text></category></question>'
    xml = question("truefalse", answer("100", "true") + answer("0", "false")).replace(
        "<quiz>", f"<quiz>{category}"
    )

    bank = ORIGINS["moodle-xml"].read(xml.encode())

    assert (bank.title, [item.category for item in bank.items]) == ("Balie", ["Balie"])


def test_other_xml_is_refused():
    with pytest.raises(UnreadableError, match="Dit is geen Moodle XML"):
        ORIGINS["moodle-xml"].read(b"<html/>")
