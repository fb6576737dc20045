"""GIFT is read as Moodle reads it: each line of its manual, and the corners where parsers disagree."""

from __future__ import annotations

import pytest

from elearn.interop.formats import ORIGINS
from tests.interop.drafts import drafts_of, lost, only, options

QUESTIONS = {
    "one right answer": (
        "Waar begin je?{=bij de mens#Ja. ~bij jezelf}",
        {
            "id": "waar-begin-je",
            "soort": "een-antwoord",
            "vraag": "Waar begin je?",
            "antwoorden": options(("bij de mens", True, "Ja."), ("bij jezelf", False, "")),
        },
    ),
    "a name, over several lines": (
        "::Vraag 1::\nWaar begin je?\n{\n  =hier # Ja.\n  ~daar # Nee.\n  ####Altijd hier.\n}",
        {
            "id": "vraag-1",
            "soort": "een-antwoord",
            "vraag": "Waar begin je?",
            "antwoorden": options(("hier", True, "Ja."), ("daar", False, "Nee.")),
            "uitleg": "Altijd hier.",
        },
    ),
    "a gap in a sentence": (
        "Een signaal gaat over {=een thema ~een mens} en niet meer.",
        {
            "id": "een-signaal-gaat-over",
            "soort": "een-antwoord",
            "vraag": "Een signaal gaat over _____ en niet meer.",
            "antwoorden": options(("een thema", True, ""), ("een mens", False, "")),
        },
    ),
    "more right answers": (
        "Wat meld je?{~%50%wat#Ja. ~%50%waar ~%-50%wie#Nee.}",
        {
            "id": "wat-meld-je",
            "soort": "meer-antwoorden",
            "vraag": "Wat meld je?",
            "antwoorden": options(("wat", True, "Ja."), ("waar", True, ""), ("wie", False, "Nee.")),
        },
    ),
    "true, feedback on wrong first": (
        "Kritiek mag.{T#Kritiek hoort erbij.#Klopt.}",
        {
            "id": "kritiek-mag",
            "soort": "stelling",
            "vraag": "Kritiek mag.",
            "klopt": "ja",
            "feedback_waar": "Klopt.",
            "feedback_niet_waar": "Kritiek hoort erbij.",
        },
    ),
    "false": (
        "Je meldt een naam.{FALSE#Nee, nooit.#Klopt.}",
        {
            "id": "je-meldt-een-naam",
            "soort": "stelling",
            "vraag": "Je meldt een naam.",
            "klopt": "nee",
            "feedback_waar": "Nee, nooit.",
            "feedback_niet_waar": "Klopt.",
        },
    ),
    "a word": (
        "Welk woord laat je weg?{=wie#Ja. =%100%wie? =%0%waarom#Bijna. =%0%*#Zoek verder.}",
        {
            "id": "welk-woord-laat-je-weg",
            "soort": "invullen",
            "vraag": "Welk woord laat je weg?",
            "goed": ["wie", "wie?"],
            "fout": [{"antwoord": "waarom", "feedback": "Bijna."}],
            "feedback_goed": "Ja.",
            "feedback_overig": "Zoek verder.",
        },
    ),
    "lower-case true is a word, as in Moodle": (
        "Zeg het in het Engels.{true}",
        {
            "id": "zeg-het-in-het-engels",
            "soort": "invullen",
            "vraag": "Zeg het in het Engels.",
            "goed": ["true"],
        },
    ),
    "a number": (
        "Welk nummer bel je?{#112}",
        {"id": "welk-nummer-bel-je", "soort": "invullen", "vraag": "Welk nummer bel je?", "goed": ["112"]},
    ),
    "pairs, and a choice that belongs nowhere": (
        "Kies.{=gerucht -> melden =mes->112 = -> niets doen}",
        {
            "id": "kies",
            "soort": "koppelen",
            "vraag": "Kies.",
            "keuzes": ["melden", "112", "niets doen"],
            "paren": [
                {"links": "gerucht", "rechts": "melden", "feedback": ""},
                {"links": "mes", "rechts": "112", "feedback": ""},
            ],
        },
    ),
    "an order, as Moodle's own type writes it": (
        "Zet op volgorde.{>3 ALL VERTICAL\nhoren\nnalezen\nmelden}",
        {
            "id": "zet-op-volgorde",
            "soort": "volgorde",
            "vraag": "Zet op volgorde.",
            "stappen": [{"tekst": one, "feedback": ""} for one in ("horen", "nalezen", "melden")],
        },
    ),
    "escaped signs": (
        "Hoe \\~ en \\= en \\# en \\{ en \\} en \\: en \\\\?{=zo ~niet}",
        {
            "id": "hoe-en-en-en",
            "soort": "een-antwoord",
            "vraag": "Hoe ~ en = en # en { en } en : en \\?",
            "antwoorden": options(("zo", True, ""), ("niet", False, "")),
        },
    ),
    "HTML, with a story before the question": (
        "[html]<p>Er is <i>ruzie</i>.</p><p>Wat doe je&nbsp;nu?</p>{=kijken ~weglopen}",
        {
            "id": "er-is-ruzie-wat-doe-je-nu",
            "soort": "een-antwoord",
            "situatie": "Er is ruzie.",
            "vraag": "Wat doe je nu?",
            "antwoorden": options(("kijken", True, ""), ("weglopen", False, "")),
        },
    ),
    "Markdown": (
        "[markdown]Er is **ruzie**.\\n\\nWat doe je?{=kijken ~weglopen}",
        {
            "id": "er-is-ruzie-wat-doe-je",
            "soort": "een-antwoord",
            "situatie": "Er is ruzie.",
            "vraag": "Wat doe je?",
            "antwoorden": options(("kijken", True, ""), ("weglopen", False, "")),
        },
    ),
    "an id and labels in the comment": (
        "// [id:eigen-naam] [tag:doel:D5] [tag:bron:p05.k6] [tag:kritiek:ja]\nMag dit?{T}",
        {
            "id": "eigen-naam",
            "soort": "stelling",
            "doel": "D5",
            "bron": ["p05.k6"],
            "kritiek": "ja",
            "vraag": "Mag dit?",
            "klopt": "ja",
        },
    ),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_becomes_ours(name):
    gift, expected = QUESTIONS[name]

    assert only(gift, "gift") == expected


@pytest.mark.parametrize(
    ("gift", "why_not"),
    [
        ("Schrijf een brief.{}", "Dit is een open vraag. Die kunnen wij niet nakijken."),
        ("Welkom bij deze toets.", "Dit is een losse tekst zonder antwoorden."),
        ("Wat nu? }=dit ~dat{", "De accolades van deze vraag kloppen niet."),
        ("Wat nu?{=dit ~dat", "De accolades van deze vraag kloppen niet."),
        ("Hoeveel?{#1..5}", "Elk getal tussen twee grenzen is goed. Dat kunnen wij niet nakijken."),
        ("Hoeveel?{#veel}", "Het antwoord is geen getal."),
        ("Kies.{=een -> 1 =twee}", "Bij een regel ontbreekt het pijltje ->."),
        ("Kies.{~een}", "Er staan te weinig antwoorden."),
        (f"Kies.{{{'~a' * 201}}}", "Er staan te veel antwoorden."),
    ],
)
def test_what_we_cannot_ask_is_kept_with_the_reason(gift, why_not):
    (draft,) = drafts_of(gift, "gift")

    assert draft.data == {}
    assert draft.item.source == gift
    assert draft.item.why_not == why_not
    assert [(loss.what, loss.why.startswith(why_not)) for loss in draft.losses] == [("niet omgezet", True)]


@pytest.mark.parametrize(
    ("gift", "losses"),
    [
        ("Wat?{~%100%dit ~%-100%dat}", []),
        ("Wat?{~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-33.33333%d}", []),
        ("Wat?{~%70%dit ~%30%dat ~niets}", ["weging vervalt"]),
        ("Wat?{=dit ~%50%bijna ~dat}", ["50% van de punten vervalt"]),
        ("Wat?{=dit =%50%bijna}", ["50% van de punten vervalt"]),
        ("Wat?{=di*}", ["jokerteken vervalt"]),
        ("Wat?{=di\\\\*}", []),
        ("Wat?{=a#Mooi. =b#Ook mooi.}", ["feedback per goed antwoord vervalt"]),
        ("Hoeveel?{#3}", ["getal wordt tekst"]),
        ("Hoeveel?{#3:0.5}", ["getal wordt tekst", "marge vervalt"]),
        ("[html]Wat?{=<b>dit</b> ~dat}", ["opmaak vervalt"]),
        ("[html]Wat? <img src\\='a.png'>{=dit ~dat}", ["afbeelding vervalt"]),
        ("// [tag:nieuw] [tag:doel:D1]\nWat?{=dit ~dat}", ["labels vervallen"]),
    ],
)
def test_what_changes_is_told(gift, losses):
    assert lost(gift, "gift") == losses


def test_a_category_names_the_quiz_and_each_question_keeps_its_own():
    gift = "$CATEGORY: $course$/top/Balie\n\nEen?{T}\n\n$CATEGORY: Balie/En//of wijk\n\nTwee?{F}"

    bank = ORIGINS["gift"].read(gift.encode())

    assert bank.title == "Balie"
    assert [item.category for item in bank.items] == ["Balie", "En/of wijk"]


def test_questions_with_the_same_name_get_ids_of_their_own():
    drafts = drafts_of("::Balie::Een?{T}\n\n::Balie::Twee?{F}\n\n::Balie 2::Drie?{F}", "gift")

    assert [draft.data["id"] for draft in drafts] == ["balie", "balie-2", "balie-2-2"]


def test_an_empty_line_ends_a_question_also_between_braces():
    drafts = drafts_of("Wat?{\n=dit\n\n~dat}", "gift")

    assert [draft.item.why_not for draft in drafts] == ["De accolades van deze vraag kloppen niet."] * 2


def test_a_file_from_windows_reads_the_same():
    gift = "// uitleg\r\nWat?{\r\n=dit\r\n~dat\r\n}\r\n\r\nEn nu?{T}\r\n"

    assert [draft.data["soort"] for draft in drafts_of(gift, "gift")] == ["een-antwoord", "stelling"]
