"""What the dossier says, in the order of the questions that a works council asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from babel.dates import format_date
from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.db import Organisation
from elearn.exports.dossier.block import Dossier, Items, Section, Table
from elearn.exports.dossier.connected import connected
from elearn.exports.dossier.outgoing import outgoing
from elearn.services.calendar import today
from elearn.services.logbook import ACTIONS
from elearn.services.minimum_group import MINIMUM_GROUP
from elearn.services.overview import names
from elearn.services.records.chain import CHAINS, end_of
from elearn.services.retention import run
from elearn.services.retention.kinds import KINDS, NOT_KEPT, term_of
from elearn.services.retention.terms import Terms, read_terms
from elearn.settings import Settings

TITLE = "Dossier voor de ondernemingsraad en de DPIA"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the dossier needs to know of one organisation and its installation."""

    organisation: Organisation
    terms: Terms
    shows_names: bool
    settings: Settings
    chain_ends: tuple[tuple[str, ...], ...]
    destroyed: tuple[tuple[str, ...], ...]
    now: datetime


def make_dossier(session: Session, settings: Settings, *, organisation_id: UUID, now: datetime) -> Dossier:
    """The dossier of an organisation as things are now. Reads only."""
    facts = _facts(session, settings, organisation_id, now)
    return Dossier(
        title=TITLE,
        organisation=facts.organisation.name,
        day=format_date(today(now), "d MMMM y", locale="nl"),
        sections=(
            _purpose(),
            _who_sees_what(facts),
            _kept(facts),
            _not_kept(),
            outgoing(),
            connected(session, settings, organisation_id),
            _figures(),
            _proof(facts),
            _destroyed(facts),
            _rights(),
            _safety(facts),
            _still_to_decide(),
        ),
    )


def _facts(session: Session, settings: Settings, organisation_id: UUID, now: datetime) -> Facts:
    organisation = session.scalars(select(Organisation).where(Organisation.id == organisation_id)).one()
    ends = [(vars(one)["__tablename__"], end_of(session, one, organisation_id)) for one in CHAINS]
    reports = run.reports(session, organisation_id=organisation_id, most=12)
    return Facts(
        organisation=organisation,
        terms=read_terms(organisation.settings),
        shows_names=names.shows_names(session, organisation_id=organisation_id),
        settings=settings,
        chain_ends=tuple((name, str(end.length), end.last_hash or "–") for name, end in ends),
        destroyed=tuple(
            (f"{one.at:%d-%m-%Y}", ", ".join(f"{key}: {n}" for key, n in one.counts.items() if n) or "niets")
            for one in reports
        ),
        now=now,
    )


def _purpose() -> Section:
    return Section(
        "Waarvoor is het",
        (
            (
                "In verbinding geeft medewerkers leerpaden over polarisatie. "
                "De gemeente ziet wie een leerpad heeft afgerond en tot wanneer dat geldt."
            ),
            (
                "De gemeente is verwerkingsverantwoordelijke. "
                "Dit dossier is gemaakt uit de instellingen van nu. Het is geen juridisch advies."
            ),
            (
                "Een systeem dat medewerkers kan volgen, vraagt instemming van de ondernemingsraad. "
                "Dat staat in de Wet op de ondernemingsraden, artikel 27 lid 1 onder k en l. "
                "Vraag die instemming voordat het in gebruik gaat."
            ),
            (
                "Er is geen besluit door een computer alleen. "
                "Een toets zegt of een leerpad klaar is. Wie het niet haalt, kan het opnieuw doen."
            ),
        ),
    )


def _who_sees_what(facts: Facts) -> Section:
    seen = "Ja, van wie te laat is" if facts.shows_names else "Nee"
    lead = "Aantallen van het eigen team. Namen: " + seen.lower()
    return Section(
        "Wie ziet wat",
        (
            Table(
                ("Wie", "Ziet", "Ziet nooit"),
                (
                    ("Medewerker", "Alles over zichzelf, op Mijn gegevens", "Iets over collega’s"),
                    ("Leidinggevende", lead, "Antwoorden, punten, pogingen"),
                    (
                        "HR",
                        "Status, datums en editie van de eigen gemeente",
                        "Antwoorden, punten, pogingen, tijd, keuzes in dilemma’s",
                    ),
                    (
                        "Trainer",
                        f"Opgetelde cijfers vanaf {MINIMUM_GROUP} mensen, en opmerkingen zonder naam",
                        "Wie wat antwoordde",
                    ),
                    (
                        "Beheer",
                        "Het logboek, de rechten en de bewaartermijnen",
                        "Antwoorden, punten, pogingen",
                    ),
                    ("Wie een certificaatcode heeft", "Of het certificaat geldig is", "Van wie het is"),
                ),
            ),
        ),
    )


def _kept(facts: Facts) -> Section:
    rows = tuple(
        (one.title, one.why, one.basis, term_of(one, facts.terms), one.seen_by, ", ".join(one.tables))
        for one in KINDS
    )
    headings = ("Wat", "Waarom", "Grond", "Hoelang", "Wie ziet het", "Tabellen")
    return Section("Wat wordt bewaard", (Table(headings, rows),))


def _not_kept() -> Section:
    return Section("Wat wordt niet bewaard", (Items(tuple(f"{one}." for one in NOT_KEPT)),))


def _figures() -> Section:
    return Section(
        "Cijfers over groepen",
        (
            (
                f"Trainers zien cijfers over vragen en dilemma’s pas vanaf {MINIMUM_GROUP} mensen. "
                "De tellers hebben geen naam en geen tijd."
            ),
        ),
    )


def _proof(facts: Facts) -> Section:
    return Section(
        "Logboek en bewijs",
        (
            (
                "Registraties, correcties, het logboek en de verslagen van vernietiging groeien alleen. "
                "De database zelf weigert een wijziging. Elke regel draagt een code over de vorige regel. "
                "Het commando doctor controleert dat en zegt waar een keten breekt."
            ),
            "Bewaar deze eindcodes buiten het systeem. Dan valt ook op als iemand alles herschrijft.",
            Table(("Keten", "Regels", "Eindcode"), facts.chain_ends),
            "In het logboek staan alleen handelingen van mensen:",
            Items(tuple(sorted(ACTIONS.values()))),
        ),
    )


def _destroyed(facts: Facts) -> Section:
    if not facts.destroyed:
        return Section("Wat is vernietigd", ("Er is nog niets vernietigd.",))
    text = "Elke nacht gaat weg wat te oud is. Het verslag telt, en noemt geen inhoud."
    return Section("Wat is vernietigd", (text, Table(("Dag", "Aantallen"), facts.destroyed)))


def _rights() -> Section:
    return Section(
        "Rechten van de medewerker",
        (
            Items(
                (
                    "Inzage en meenemen: op Mijn gegevens staat alles, ook als bestand.",
                    "Zien wie gegevens meenam: op Mijn gegevens staan de exports van HR.",
                    "Verbeteren: HR past gegevens aan. Een registratie blijft, HR kan haar intrekken.",
                    "Verwijderen: na de termijn gaan naam, nummer en afdeling weg. De telling blijft.",
                    "Bezwaar en klachten: bij de functionaris gegevensbescherming van de gemeente.",
                )
            ),
        ),
    )


def _safety(facts: Facts) -> Section:
    settings = facts.settings
    return Section(
        "Beveiliging en instellingen van nu",
        (
            Table(
                ("Wat", "Nu"),
                (
                    ("Adres", settings.address),
                    ("Versleutelde verbinding", _yes(settings.address.startswith("https:"))),
                    ("Database", "eigen bestand" if settings.embedded else "eigen server"),
                    ("Proefpersonen", _yes(settings.demo)),
                    ("Tweede trainer keurt goed", _yes(settings.four_eyes)),
                    ("Wachtwoorden", "alleen als code (argon2id)"),
                    ("Cookies", "één, om ingelogd te blijven"),
                    ("Diensten van anderen", "geen"),
                ),
            ),
        ),
    )


def _still_to_decide() -> Section:
    return Section(
        "Wat de gemeente zelf beslist",
        (
            Items(
                (
                    "De grondslag (AVG artikel 6). De functionaris gegevensbescherming beslist.",
                    "Hoelang registraties blijven: 10 jaar (4.15) of 5 jaar (22.1). De archivaris beslist.",
                    "Of een DPIA nodig is. Doe een pre-scan met dit dossier.",
                    "Wie een export krijgt en hoelang die elders blijft staan.",
                    "Wat een leidinggevende ziet.",
                )
            ),
        ),
    )


def _yes(value: bool) -> str:  # noqa: FBT001 -- a word for a fact
    return "ja" if value else "nee"
