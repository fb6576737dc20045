"""Every code a message can have, with a short title; the manual for authors is made from this.

The letter is the family: B the file itself, Y how YAML is written, S the keys and values of a
file, Q a question (from Q031 on: how good it is), L a lesson, D a dilemma, K several files
together, T the language, N a silenced warning. A code never changes its meaning and is never used
again, because authors look codes up.

Not a mistake, and therefore without a code: a byte order mark at the start of a file and Windows
line ends. Notepad writes both. They do not count as a column or as a line.
"""

from __future__ import annotations

from elearn.reader.problem import Severity

TITLES: dict[str, str] = {
    "B001": "Het bestand is niet als UTF-8 bewaard",
    "B002": "Het bestand is te groot",
    "B003": "Er staat een onzichtbaar teken in de tekst",
    "B004": "Een snelkoppeling wijst naar buiten de map",
    "B005": "Dit is geen gewoon bestand",
    "B006": "Het bestand is niet te lezen",
    "B007": "Een regel springt in met een tab",
    "B008": "Een verplicht bestand ontbreekt",
    "B009": "Dit bestand wordt niet gelezen",
    "B010": "De naam van het bestand kan niet",
    "B011": "De map met modules klopt niet",
    "Y001": "De opbouw van het bestand klopt niet",
    "Y002": "Een dubbele punt in de tekst",
    "Y003": "Een aanhalingsteken ontbreekt",
    "Y004": "De regel springt verkeerd in",
    "Y005": "Een tekst begint met een bijzonder teken",
    "Y006": "Een haakje ontbreekt",
    "Y007": "Achter een sleutel staat geen dubbele punt",
    "Y008": "Een verkeerde backslash in een tekst",
    "Y009": "Tekst achter een aanhalingsteken",
    "Y010": "Een sleutel staat er twee keer",
    "Y011": "Een `&` maakt hier een anker",
    "Y012": "Een `*` verwijst hier naar een anker",
    "Y013": "Een `!` maakt hier een type",
    "Y014": "Te veel lagen in elkaar",
    "Y015": "Meer dan één document in een bestand",
    "Y016": "Een sleutel is geen gewone tekst",
    "Y017": "Het bestand is leeg",
    "S001": "Een verplichte sleutel ontbreekt",
    "S002": "Een onbekende sleutel",
    "S003": "Hier hoort tekst",
    "S004": "Hier hoort een lijst",
    "S005": "Hier horen sleutels met een waarde",
    "S006": "De waarde is geen van de keuzes",
    "S007": "Hier staat nog niets",
    "S009": "De naam kan niet",
    "S010": "Hier hoort ja of nee",
    "S011": "Hier hoort een heel getal",
    "S012": "Hier hoort een datum",
    "S013": "Het getal is te klein of te groot",
    "S014": "De vorm van de waarde klopt niet",
    "S099": "De waarde past hier niet",
    "Q001": "Een onbekende soort vraag",
    "Q002": "Te weinig antwoorden, paren of stappen",
    "Q003": "Te veel antwoorden, paren of stappen",
    "Q004": "Twee keer dezelfde tekst of sleutel",
    "Q005": "Geen enkel antwoord is goed",
    "Q006": "Meer dan één antwoord is goed",
    "Q007": "Alle antwoorden zijn goed",
    "Q008": "Er is maar één keuze",
    "Q009": "Een antwoord dat geen keuze is",
    "Q010": "Een antwoord is goed en fout",
    "Q011": "Een antwoord is te lang om te typen",
    "Q020": "Een vraag uit een toets krijgt een ander soort",
    "Q021": "Een vraag uit een toets verliest een antwoord",
    "Q031": "Het goede antwoord is herkenbaar aan de lengte",
    "Q032": "Een stellig woord verraadt het foute antwoord",
    "Q033": "Een ontkenning in de vraag valt niet op",
    "Q034": "Een antwoord verwijst naar de andere antwoorden",
    "Q035": "Twee antwoorden lijken te veel op elkaar",
    "Q036": "De stellingen zijn vaak waar of vaak niet waar",
    "Q037": "Veel antwoorden om te wegen",
    "Q038": "Alle vragen zijn van dezelfde soort",
    "Q039": "De vraag is geen vraag en geen opdracht",
    "Q040": "Alle feedback is hetzelfde",
    "L001": "De kop van de les ontbreekt",
    "L002": "De kop van de les heeft geen einde",
    "L003": "Te veel of te weinig stappen",
    "L004": "Een stap begint niet met een kop",
    "L005": "Een kop op de verkeerde plek",
    "L006": "Een stap zonder tekst",
    "L007": "HTML in een les",
    "L008": "Een onbekend soort kader",
    "L009": "Een kader zonder einde",
    "L010": "Een onbekende plek om in te vullen",
    "L011": "Een contactkaart midden in een zin",
    "L012": "Tekst tussen vierkante haken",
    "L013": "Een onbekend soort link",
    "L014": "Een kaal webadres",
    "L015": "Een afbeelding in een les",
    "D001": "Een keuze leidt naar een knoop die er niet is",
    "D002": "Geen keuze leidt naar deze knoop",
    "D003": "Een rondje zonder einde",
    "D004": "Geen weg loopt goed af",
    "D005": "Een moment zonder keuzes",
    "K001": "Een onbekend doel",
    "K002": "Een onbekend kernpunt",
    "K003": "Een onbekende les",
    "K004": "Een onbekend thema",
    "K005": "Een onbekend begrip",
    "K006": "Een onbekend contact",
    "K007": "Een onbekend leerpad",
    "K008": "Een kernpunt op de verkeerde pagina",
    "K010": "Een id komt twee keer voor",
    "K011": "Twee quizzen bij één les",
    "K012": "Een bronvermelding ontbreekt",
    "K020": "Een leerpad zonder toets",
    "K021": "Te weinig vragen voor een toets",
    "K022": "Geen kritieke vraag bij een kritiek doel",
    "K023": "Weinig vragen alleen voor de toets",
    "K030": "Niemand gebruikt deze pagina van de handreiking",
    "K031": "Geen les werkt aan dit doel",
    "K032": "Een les staat in geen enkel leerpad",
    "K033": "Een les zonder quiz",
    "K040": "Een link die niet in de lijst staat",
    "K050": "Letterlijke tekst uit de handreiking",
    "K051": "De vingerafdruk van de handreiking klopt niet",
    "T001": "De les is moeilijk om te lezen",
    "T002": "De zinnen zijn gemiddeld te lang",
    "T003": "Een lange zin",
    "T004": "Veel zinnen met worden",
    "T005": "Een moeilijk woord",
    "T006": "De les is te lang voor de tijd",
    "T007": "Vaktaal zonder uitleg",
    "N001": "Een onbekende code bij negeer",
    "N002": "Een fout kun je niet negeren",
    "N003": "Hier valt niets te negeren",
}

WARNINGS = frozenset(
    {"B009", "L003", "K023", "K030", "K031", "K032", "K033", "N003"}
    | {code for code in TITLES if code.startswith("T") or "Q031" <= code <= "Q099"}
)
"""The codes that teach; every other code blocks a new edition."""


def severity_of(code: str) -> Severity:
    """Whether a code blocks (`fout`) or teaches (`waarschuwing`)."""
    return "waarschuwing" if code in WARNINGS else "fout"


CODES_OF_MISTAKES: dict[str, str] = {
    "all_right": "Q007",
    "answer_too_long": "Q011",
    "boolean_nl": "S010",
    "day_nl": "S012",
    "more_right": "Q006",
    "none_right": "Q005",
    "not_a_choice": "Q009",
    "number_nl": "S011",
    "one_choice": "Q008",
    "right_and_wrong": "Q010",
    "same_twice": "Q004",
    "slug_nl": "S009",
    "text_empty_nl": "S007",
    "text_nl": "S003",
    "too_few": "Q002",
    "too_many": "Q003",
}
"""What a model calls a mistake (`elearn.reader.mistake`) -> the code that authors see."""
