"""QTI 2 and 3 are read the same way; a package is read item by item."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from elearn.interop.formats import ORIGINS, convert
from elearn.interop.refusal import UnreadableError
from tests.interop.drafts import drafts_of, lost, only, options

NAMES = re.compile(r"(</?|\s)([a-z]+[A-Z]\w*)")


def item(declaration: str, body: str, after: str = "") -> str:
    """An item of QTI 2.2; what it declares is about RESPONSE."""
    return (
        '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="i1" title="Balie 1">'
        f'<responseDeclaration identifier="RESPONSE" {declaration}</responseDeclaration>'
        f"<itemBody>{body}</itemBody>{after}</assessmentItem>"
    )


def to_qti3(xml: str) -> str:
    """The same item in the names of QTI 3: `simpleChoice` becomes `qti-simple-choice`."""

    def renamed(found: re.Match[str]) -> str:
        name = re.sub(r"[A-Z]", lambda letter: f"-{letter[0].lower()}", found[2])
        return found[1] + (name if found[1].isspace() else f"qti-{name}")

    plain = {"prompt": "qti-prompt", "value": "qti-value", "mapping": "qti-mapping"}
    for old, new in plain.items():
        xml = re.sub(rf"(</?){old}\b", rf"\1{new}", xml)
    return NAMES.sub(renamed, xml)


def correct(*values: str) -> str:
    return f"<correctResponse>{''.join(f'<value>{one}</value>' for one in values)}</correctResponse>"


def mapping(**points: float) -> str:
    entries = (f'<mapEntry mapKey="{key}" mappedValue="{value}"/>' for key, value in points.items())
    return f"<mapping>{''.join(entries)}</mapping>"


def choices(*texts: str) -> str:
    return "".join(
        f'<simpleChoice identifier="C{n}">{text}</simpleChoice>' for n, text in enumerate(texts, 1)
    )


def asked(kind: str, inside: str) -> str:
    return f'<{kind} responseIdentifier="RESPONSE"><prompt>Wat nu?</prompt>{inside}</{kind}>'


ONE, SEVERAL = 'cardinality="single" baseType="identifier">', 'cardinality="multiple" baseType="identifier">'
ORDERED, PAIRS = (
    'cardinality="ordered" baseType="identifier">',
    'cardinality="multiple" baseType="directedPair">',
)
WORD = 'cardinality="single" baseType="string">'
SETS = (
    "<simpleMatchSet><simpleAssociableChoice identifier='A' matchMax='1'>gerucht</simpleAssociableChoice>"
    "<simpleAssociableChoice identifier='B' matchMax='1'>mes</simpleAssociableChoice></simpleMatchSet>"
    "<simpleMatchSet><simpleAssociableChoice identifier='X' matchMax='2'>melden</simpleAssociableChoice>"
    "<simpleAssociableChoice identifier='Y' matchMax='2'>112</simpleAssociableChoice>"
    "<simpleAssociableChoice identifier='Z' matchMax='2'>niets</simpleAssociableChoice></simpleMatchSet>"
)
SHARED = {"id": "balie-1", "vraag": "Wat nu?"}

QUESTIONS = {
    "one right answer, with feedback in it": (
        item(
            ONE + correct("C1"),
            "<p>Er is ruzie.</p>"
            + asked(
                "choiceInteraction",
                choices("kijken<feedbackInline identifier='C1'>Ja.</feedbackInline>", "weglopen"),
            ),
        ),
        {
            "soort": "een-antwoord",
            "situatie": "Er is ruzie.",
            "antwoorden": options(("kijken", True, "Ja."), ("weglopen", False, "")),
        },
    ),
    "one right answer, with feedback after it": (
        item(
            ONE + correct("C1"),
            asked("choiceInteraction", choices("kijken", "weglopen")),
            "<modalFeedback identifier='C2'>Nee.</modalFeedback>"
            "<modalFeedback identifier='x'>Kijk.</modalFeedback>",
        ),
        {
            "soort": "een-antwoord",
            "antwoorden": options(("kijken", True, ""), ("weglopen", False, "Nee.")),
            "uitleg": "Kijk.",
        },
    ),
    "more right answers": (
        item(
            SEVERAL + correct("C1", "C2") + mapping(C1=1, C2=1, C3=-1),
            asked("choiceInteraction", choices("wat", "waar", "wie")),
        ),
        {
            "soort": "meer-antwoorden",
            "antwoorden": options(("wat", True, ""), ("waar", True, ""), ("wie", False, "")),
        },
    ),
    "an order": (
        item(
            ORDERED + correct("C2", "C3", "C1"),
            asked("orderInteraction", choices("melden", "horen", "lezen")),
        ),
        {
            "soort": "volgorde",
            "stappen": [{"tekst": one, "feedback": ""} for one in ("horen", "lezen", "melden")],
        },
    ),
    "pairs": (
        item(PAIRS + correct("A X", "B Y"), asked("matchInteraction", SETS)),
        {
            "soort": "koppelen",
            "keuzes": ["melden", "112", "niets"],
            "paren": [
                {"links": "gerucht", "rechts": "melden", "feedback": ""},
                {"links": "mes", "rechts": "112", "feedback": ""},
            ],
        },
    ),
    "a word to type": (
        item(
            WORD + correct("wie") + mapping(wie=1, waarom=0),
            "<p>Wat nu?</p><p><textEntryInteraction responseIdentifier='RESPONSE'/></p>",
        ),
        {"soort": "invullen", "goed": ["wie"], "fout": [{"antwoord": "waarom", "feedback": ""}]},
    ),
}


@pytest.mark.parametrize("version", ["2", "3"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_becomes_ours_in_both_versions(name, version):
    xml, expected = QUESTIONS[name]

    assert only(xml if version == "2" else to_qti3(xml), "qti") == SHARED | expected


def test_a_word_inside_a_sentence_is_a_gap():
    body = "<p>Je laat <textEntryInteraction responseIdentifier='RESPONSE'/> altijd weg.</p>"

    assert only(item(WORD + correct("wie"), body), "qti")["vraag"] == "Je laat _____ altijd weg."


CHOICE = asked("choiceInteraction", choices("a", "b"))


@pytest.mark.parametrize(
    ("xml", "why_not"),
    [
        (item(ONE + correct("C1"), "<p>Lees dit.</p>"), "In deze vraag staat geen plek voor een antwoord."),
        (
            item(ONE + correct("C1"), CHOICE + CHOICE),
            "In deze vraag staan meer plekken voor een antwoord. Maak er losse vragen van.",
        ),
        (
            item(WORD + correct("x"), asked("extendedTextInteraction", "")),
            "Wij hebben geen vraag van de soort ‘open vraag’.",
        ),
        (
            item(ONE + correct("C1"), CHOICE, "<templateDeclaration identifier='x'/>"),
            "De tekst van deze vraag wordt berekend. Dat kunnen wij niet.",
        ),
        (item(ONE, CHOICE), "In het bestand staat niet welk antwoord goed is."),
        (
            item(ORDERED + correct("C1"), asked("orderInteraction", choices("a", "b"))),
            "In het bestand staat niet welk antwoord goed is.",
        ),
        (
            item(PAIRS + correct("A X", "A Y"), asked("matchInteraction", SETS)),
            "Bij een regel hoort niet precies één keuze.",
        ),
    ],
    ids=["text", "two fields", "essay", "computed", "no key", "half an order", "two choices for a row"],
)
def test_what_we_cannot_ask_is_kept_in_words(xml, why_not):
    (draft,) = drafts_of(xml, "qti")

    assert (draft.data, draft.item.why_not) == ({}, why_not)
    assert draft.item.source


@pytest.mark.parametrize(
    ("xml", "losses"),
    [
        (item(SEVERAL + correct("C1"), CHOICE), ["alles of niets vervalt"]),
        (item(SEVERAL + mapping(C1=3, C2=1), CHOICE), ["weging vervalt"]),
        (
            item(
                PAIRS + correct("A X", "B Y") + mapping(**{"A X": 1, "B Y": 2}),
                asked("matchInteraction", SETS),
            ),
            ["weging vervalt"],
        ),
        (item(ONE + mapping(C1=1, C2=0.5), CHOICE), ["50% van de punten vervalt"]),
        (
            item(ONE + correct("C1"), "<rubricBlock view='scorer'>Let op.</rubricBlock>" + CHOICE),
            ["rubriek vervalt"],
        ),
        (item(ONE + correct("C1"), "<img src='a.png' alt='kaart'/>" + CHOICE), ["afbeelding vervalt"]),
        (item(ONE + correct("C1"), CHOICE, "<assessmentStimulusRef href='a'/>"), ["leestekst vervalt"]),
        (
            item(ONE + correct("C1"), CHOICE, "<modalFeedback identifier='x'>a</modalFeedback>" * 2),
            ["losse feedback staat bij de uitleg"],
        ),
    ],
    ids=[
        "all or nothing",
        "weights",
        "weights of rows",
        "half",
        "rubric",
        "picture",
        "stimulus",
        "loose feedback",
    ],
)
def test_what_changes_is_told(xml, losses):
    assert lost(xml, "qti") == losses


def package(**files: str) -> bytes:
    """A package whose manifest names an item a.xml, an item b.xml and a test."""
    resources = "".join(
        f'<resource type="imsqti_{kind}_xmlv2p1" href="{href}"/>'
        for kind, href in [("item", "a.xml"), ("item", "b.xml"), ("test", "t.xml")]
    )
    named = {"imsmanifest.xml": f"<manifest><resources>{resources}</resources></manifest>"}
    named |= {f"{name}.xml": text for name, text in files.items()}
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, text in named.items():
            archive.writestr(f"map/{name}", text)
    return buffer.getvalue()


GOOD = item(ONE + correct("C1"), CHOICE)


def test_a_package_is_read_in_the_order_of_its_manifest():
    content = package(b=GOOD, a=GOOD.replace("Balie 1", "Balie 2"), t="<assessmentTest title='Toets'/>")

    bank = ORIGINS["qti"].read(content)

    assert (bank.title, [one.name for one in bank.items], bank.losses) == (
        "Toets",
        ["Balie 2", "Balie 1"],
        (),
    )


def test_a_broken_item_costs_only_itself():
    converted = convert(package(a="<!DOCTYPE x []><x/>", b=GOOD), "qti")

    assert (converted.kept, converted.left) == (1, 1)
    assert "# NIET OMGEZET (a.xml): In dit bestand staat een DOCTYPE." in converted.yaml


def test_a_file_that_is_not_in_the_package_is_told():
    bank = ORIGINS["qti"].read(package(a=GOOD))

    assert [(loss.question, loss.what) for loss in bank.losses] == [("b.xml", "bestand ontbreekt")]


def test_a_zip_without_a_manifest_is_refused():
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("a.xml", GOOD)

    with pytest.raises(UnreadableError, match="geen imsmanifest"):
        ORIGINS["qti"].read(buffer.getvalue())


@pytest.mark.parametrize(
    ("xml", "sentence"), [("<questestinterop/>", "Dit is QTI 1"), ("<quiz/>", "Dit is geen QTI 2 of 3")]
)
def test_other_xml_is_refused(xml, sentence):
    with pytest.raises(UnreadableError, match=sentence):
        ORIGINS["qti"].read(xml.encode())
