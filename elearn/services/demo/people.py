"""Who works at Gemeente Voorbeeldstad. Everybody is made up."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

PASSWORD = "samen praten helpt altijd verder"  # noqa: S105 -- no secret: the sign-in page shows it

CODE = "voorbeeldstad"
NAME = "Gemeente Voorbeeldstad"

CONTACTS = {
    "aandachtsfunctionaris": "Anke Boer, toestel 1077, anke.boer@voorbeeldstad.example",
    "veiligheid": "Beveiliging stadhuis, toestel 1112. De alarmknop zit onder de balie.",
    "meldpunt": "Meldpunt Zorg Voorbeeldstad, toestel 1400, op werkdagen van 9.00 tot 17.00 uur",
    "leidinggevende": "Je eigen leidinggevende. Vul daarna het incidentformulier op intranet in.",
    "vertrouwenspersoon": "Hanna Visser, toestel 1250, vertrouwenspersoon@voorbeeldstad.example",
    "discriminatiemeldpunt": "Meldpunt Discriminatie Voorbeeldregio, toestel 1500",
}


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A button on the sign-in page; `motif` is the name of a drawing."""

    id: UUID
    name: str
    label: str
    motif: str


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody with a sign-in; `roles` are rights, `path_ids` what they have to take.

    `module_ids` are the modules that a trainer works on.
    """

    name: str
    account: str
    number: str
    department: str
    label: str
    motif: str
    path_ids: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    module_ids: tuple[str, ...] = ()

    @property
    def email(self) -> str:
        """The address to sign in with."""
        return f"{self.account}@voorbeeldstad.example"


BALIE, WIJK = "baliemedewerker", "wijknetwerker"
MODULE = "polarisatie"
SPIL, COMMUNICATIE = "aandachtsfunctionaris", "communicatieadviseur"

PERSONAS = (
    Persona("Sanne de Vries", "sanne", "003905", "Publiekszaken", "Baliemedewerker", "rol-balie", (BALIE,)),
    Persona(
        "Youssef El Amrani",
        "youssef",
        "003310",
        "Wijken en participatie",
        "Wijknetwerker",
        "rol-wijk",
        (WIJK,),
    ),
    Persona(
        "Anke Boer",
        "anke",
        "001077",
        "Openbare orde en veiligheid",
        "Aandachtsfunctionaris",
        "rol-aandacht",
        (SPIL,),
    ),
    Persona(
        "Joris Kuiper",
        "joris",
        "002256",
        "Communicatie",
        "Communicatieadviseur",
        "rol-communicatie",
        (COMMUNICATIE,),
    ),
    Persona(
        "Çağla Öztürk",
        "cagla",
        "004033",
        "Publiekszaken",
        "Balie en communicatie",
        "rol-balie",
        (BALIE, COMMUNICATIE),
    ),
    Persona(
        "Tarik Yılmaz",
        "tarik",
        "002718",
        "Opleidingen",
        "Trainer",
        "rol-trainer",
        roles=("trainer",),
        module_ids=(MODULE,),
    ),
    Persona(
        "Lieke Hofman",
        "lieke",
        "002719",
        "Opleidingen",
        "Trainer en collega van Tarik",
        "rol-trainer",
        roles=("trainer",),
        module_ids=(MODULE,),
    ),
    Persona(
        "Mirjam Bakker",
        "mirjam",
        "001640",
        "Personeel en organisatie",
        "HR-medewerker",
        "rol-hr",
        roles=("hr",),
    ),
    Persona(
        "Ineke ’t Hart",
        "ineke",
        "001203",
        "Informatiebeheer",
        "Beheerder",
        "rol-hr",
        roles=("beheer",),
    ),
)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who only fills HR's list.

    `started` and `completed` count days before today; None: not yet.
    """

    name: str
    department: str
    path_id: str
    started: int | None = None
    completed: int | None = None


COLLEAGUES = (
    Colleague("Bilal Aydın", "Toezicht en handhaving", BALIE),
    Colleague("Carla Willemsen", "Publiekszaken", BALIE, 40),
    Colleague("Noah Janssen", "Sociaal domein", BALIE, 12),
    Colleague("Fatima Bouzid", "Publiekszaken", BALIE, 60, 44),
    Colleague("Wim van der Berg", "Publiekszaken", BALIE, 71, 58),
    Colleague("Lotte Smit", "Publiekszaken", BALIE, 20, 6),
    Colleague("Emre Kaya", "Publiekszaken", BALIE),
    Colleague("Joke Mulder", "Publiekszaken", BALIE, 820, 805),
    Colleague("Pieter-Jan Bos", "Sociaal domein", BALIE),
    Colleague("Nadia Haddad", "Sociaal domein", BALIE, 33, 15),
    Colleague("Ruben Peters", "Toezicht en handhaving", BALIE, 5),
    Colleague("Marijke van Dam", "Publiekszaken", BALIE, 210, 197),
    Colleague("Samira el Idrissi", "Wijken en participatie", WIJK, 53, 30),
    Colleague("Kees de Groot", "Wijken en participatie", WIJK, 400, 388),
    Colleague("Ömer Demir", "Wijken en participatie", WIJK, 9),
    Colleague("Lisa Hendriks", "Wijken en participatie", WIJK),
    Colleague("Bram Dekker", "Sociaal domein", WIJK, 25, 11),
    Colleague("Aïcha Benali", "Sociaal domein", WIJK),
    Colleague("Thijs Vermeulen", "Wijken en participatie", WIJK, 130, 115),
    Colleague("Zoë Koster", "Wijken en participatie", WIJK, 2),
    Colleague("Gerrit Jansen", "Wijken en participatie", WIJK, 850, 831),
    Colleague("Priya Ramdin", "Openbare orde en veiligheid", SPIL, 90, 70),
    Colleague("Hans Scholten", "Openbare orde en veiligheid", SPIL, 16),
    Colleague("Esra Şahin", "Openbare orde en veiligheid", SPIL),
    Colleague("Maarten van ’t Hof", "Sociaal domein", SPIL, 705, 690),
    Colleague("Daan Brouwer", "Communicatie", COMMUNICATIE, 48, 27),
    Colleague("Julia Nowak", "Communicatie", COMMUNICATIE, 7),
    Colleague("Sem de Wit", "Communicatie", COMMUNICATIE),
    Colleague("Renske Hoekstra", "Communicatie", COMMUNICATIE, 160, 149),
    Colleague("Amina Osman", "Communicatie", COMMUNICATIE, 22, 3),
)
