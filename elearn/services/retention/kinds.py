"""Every kind of record that there is. A table that is in none of them stops a test.

Sources: Selectielijst gemeenten en intergemeentelijke organen 2020 (resultaten 4.15 and 22.1),
AVG (EU 2016/679), BIO2 8.15.04. Texts are told to everybody on /privacy, so they are plain Dutch.
"""

from __future__ import annotations

from collections.abc import Mapping

from elearn.services.retention.kind import Kind, Term

NOT_LONGER = "AVG artikel 5: niet langer dan nodig"
WORK = "Je werkt bij de gemeente. De gemeente bepaalt de precieze grondslag (AVG artikel 6)"
CERTIFICATES = "Selectielijst gemeenten 2020, 4.15: certificaten van personeel, 10 jaar na het dienstverband"
TRAINING = "Interne opleiding, 22.1: 5 jaar"

KINDS: tuple[Kind, ...] = (
    Kind(
        key="antwoorden",
        title="Je antwoorden en uitslagen van toetsen",
        tables=("attempt", "drawn_question", "answer"),
        why="Om je uitslag en uitleg te laten zien",
        basis=NOT_LONGER,
        seen_by="Alleen jij",
        term=Term(30, 7, 90, "dagen", "nadat je leerpad klaar is. Rond je het niet af? Dan na 2 jaar"),
    ),
    Kind(
        key="voortgang",
        title="Hoever je bent in lessen",
        tables=("lesson_progress",),
        why="Om verder te gaan waar je was",
        basis=NOT_LONGER,
        seen_by="Alleen jij. HR ziet alleen de status van je leerpad",
        term=Term(30, 0, 365, "dagen", "nadat je uit dienst bent"),
    ),
    Kind(
        key="medewerkers",
        title="Je naam, e-mailadres, personeelsnummer, afdeling, functie en rechten",
        tables=("person", "job_role", "role_grant", "module_grant"),
        why="Om je te laten inloggen en je de goede leerpaden te geven",
        basis=WORK,
        seen_by="Jij, HR en beheer. Je leidinggevende ziet namen als de gemeente dat wil",
        term=Term(
            12,
            1,
            24,
            "maanden",
            "nadat je uit dienst bent. Heb je een registratie? Dan zo lang als die",
        ),
    ),
    Kind(
        key="toewijzingen",
        title="Welke leerpaden je moet doen, en wat daarover is besloten",
        tables=("assignment", "assignment_event"),
        why="Om te weten wat je moet doen en wanneer",
        basis=WORK,
        seen_by="Jij en HR",
        until="Tot je naam en nummer weg zijn. Daarna blijft alleen de telling over",
    ),
    Kind(
        key="registraties",
        title="Je registraties en certificaten: wat je afrondde, wanneer en tot wanneer dat geldt",
        tables=("completion", "completion_holder", "correction", "correction_withdrawal", "catch_up"),
        why="Om te bewijzen dat je de opleiding deed",
        basis=f"{CERTIFICATES}. {TRAINING}",
        seen_by="Jij en HR. Wie de code van je certificaat heeft, ziet alleen of het geldig is",
        term=Term(10, 5, 10, "jaar", "nadat je uit dienst bent. Dan gaan je naam, nummer en afdeling weg"),
    ),
    Kind(
        key="logboek",
        title="Wat HR, trainers en beheer deden, zoals een export of een besluit",
        tables=("audit_event",),
        why="Om te kunnen nagaan wie wat deed",
        basis="BIO2 8.15.01 en 8.15.04: log handelingen en bepaal hoelang",
        seen_by="Beheer. Jij ziet op Mijn gegevens wie jouw gegevens exporteerde",
        term=Term(5, 1, 10, "jaar", "na de handeling"),
    ),
    Kind(
        key="exports",
        title="Welke bestanden HR maakte of een systeem ophaalde, en wie daarin staan",
        tables=("export_log", "export_profile", "api_token"),
        why="Om te kunnen nagaan wie welke gegevens meenam",
        basis="BIO2 8.15.01: log handelingen. AVG artikel 15: jij mag weten wie je gegevens kreeg",
        seen_by="HR. Jij ziet op Mijn gegevens de bestanden waarin jij staat",
        until="Zolang de gemeente meedoet. Is je naam vernietigd? Dan wijst je nummer naar niemand meer",
    ),
    Kind(
        key="mail",
        title="Welke mail je kreeg: wanneer en waarom, niet de tekst",
        tables=("mail",),
        why="Om je hooguit één keer per week te mailen, en om dat te kunnen nagaan",
        basis=NOT_LONGER,
        seen_by="Jij en HR",
        term=Term(12, 3, 24, "maanden", "na de mail"),
    ),
    Kind(
        key="vernietiging",
        title="Verslagen van wat is vernietigd: aantallen, nooit de inhoud",
        tables=("retention_run", "chain_end"),
        why="Om te bewijzen dat gegevens op tijd weg zijn",
        basis="Archiefbesluit 1995 artikel 8: een verklaring van vernietiging",
        seen_by="Beheer",
        until="Voor altijd. Er staat niets over personen in",
        names=False,
    ),
    Kind(
        key="inloggen",
        title="Dat je bent ingelogd of uitgenodigd, en je oefenronde van nu",
        tables=("sign_in", "invitation", "throttle"),
        why="Om je ingelogd te houden en raden van wachtwoorden af te remmen",
        basis=NOT_LONGER,
        seen_by="Niemand",
        until="Tot je uitlogt, na 2 uur stilte of na 12 uur. Een uitnodiging tot ze afloopt, tellers een dag",
    ),
    Kind(
        key="opmerkingen",
        title="Je opmerkingen over vragen",
        tables=("question_report",),
        why="Om een vraag beter te maken en jou antwoord te geven",
        basis=NOT_LONGER,
        seen_by="Jij en de trainer. De trainer ziet je naam niet, HR ziet niets",
        until="Tot je ze weghaalt, of na het antwoord nog een jaar",
    ),
    Kind(
        key="concepten",
        title="Teksten die een trainer schreef en niet publiceerde",
        tables=("content_concept", "content_proposal"),
        why="Om verder te schrijven, en om te vragen of een collega meekijkt",
        basis=NOT_LONGER,
        seen_by="De trainer zelf. Een voorstel ziet ook de collega die meekijkt",
        term=Term(12, 1, 24, "maanden", "na de laatste wijziging"),
    ),
    Kind(
        key="inhoud",
        title="Lessen en vragen die trainers publiceerden, met wie en waarom",
        tables=("content_revision", "source_decision", "key_point_version", "citation"),
        why="Om te weten welke tekst wanneer te zien was",
        basis=WORK,
        seen_by="Trainers",
        until="Zolang de lessen bestaan. De naam van de trainer gaat weg als die medewerker weg is",
    ),
    Kind(
        key="besluiten",
        title="Regels en afspraken van HR, met wie ze maakte",
        tables=("assignment_rule", "certification_policy"),
        why="Om uit te leggen waarom iemand een leerpad doet en hoelang het geldt",
        basis=WORK,
        seen_by="HR",
        until="Zolang de gemeente meedoet. De naam gaat weg als die medewerker weg is",
    ),
    Kind(
        key="taken",
        title="Werk dat klaarstaat, zoals een groot bestand dat wordt gemaakt",
        tables=("job", "job_file"),
        why="Om een groot bestand later op te halen",
        basis=NOT_LONGER,
        seen_by="Wie erom vroeg, en beheer",
        until="Het bestand 1 dag, de taak 90 dagen",
    ),
    Kind(
        key="tellingen",
        title="Hoe vaak een antwoord is gekozen: opgeteld, zonder naam en zonder tijd",
        tables=(
            "question_version",
            "item_statistics",
            "pick_statistics",
            "attempt_statistics",
            "dilemma_count",
        ),
        why="Om te zien of een vraag of dilemma werkt",
        basis="Geen persoonsgegevens",
        seen_by="Trainers, vanaf 20 mensen",
        until="Zolang de vraag bestaat. Het zegt niets over jou",
        names=False,
    ),
    Kind(
        key="gemeente",
        title="Wat de gemeente zelf invulde: naam, afdelingen, contacten en keuzes",
        tables=("organisation", "department"),
        why="Om te tonen bij wie je terechtkunt en hoe de gemeente is ingedeeld",
        basis=WORK,
        seen_by="Iedereen van de gemeente",
        until="Zolang de gemeente meedoet",
    ),
)

BY_KEY = {one.key: one for one in KINDS}


def term_of(kind: Kind, terms: Mapping[str, int]) -> str:
    """How long a kind is kept in words; `terms` are those that an organisation chose."""
    return kind.term.in_words(terms[kind.key]) if kind.term else kind.until


NOT_KEPT = (
    "Wat je kiest in een dilemma. Alleen jouw browser onthoudt dat, tot je klaar bent",
    "Wat je antwoordt bij het oefenen. Dat verdwijnt als je uitlogt",
    "Hoelang je over een vraag of les doet",
    "Je mening of houding. Geen toets geeft daar een cijfer voor",
    "Meldingen of signalen over inwoners of collega’s",
    "Je BSN, geboortedatum of nationaliteit",
    "Waarom iemand pauze heeft",
    "Wat je doet op andere websites. Er zijn geen cookies of diensten van anderen",
)
