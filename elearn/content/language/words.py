"""The lists of Dutch words that the measures use; the one place to extend them."""

from __future__ import annotations

PLAIN_WORDS: dict[str, str] = {
    "aangaande": "over",
    "aanvang": "begin",
    "additioneel": "extra",
    "adequaat": "goed",
    "alsmede": "en ook",
    "alvorens": "voordat",
    "anticiperen": "vooruitlopen",
    "betreffende": "over",
    "bewerkstelligen": "zorgen voor",
    "conform": "volgens",
    "consequent": "steeds weer",
    "consulteren": "om raad vragen",
    "continueren": "doorgaan",
    "creëren": "maken",
    "derhalve": "daarom",
    "desbetreffende": "deze",
    "desgewenst": "als je wilt",
    "dienaangaande": "daarover",
    "effectueren": "uitvoeren",
    "evalueren": "nagaan",
    "evident": "duidelijk",
    "expertise": "kennis",
    "faciliteren": "mogelijk maken",
    "fungeren": "werken",
    "geschieden": "gebeuren",
    "gezien het feit dat": "omdat",
    "hanteren": "gebruiken",
    "implementeren": "invoeren",
    "indien": "als",
    "initiëren": "beginnen",
    "inzake": "over",
    "middels": "met",
    "momenteel": "nu",
    "naar aanleiding van": "door",
    "omtrent": "over",
    "optimaliseren": "verbeteren",
    "participeren": "meedoen",
    "prioriteit": "wat het eerst moet",
    "problematiek": "problemen",
    "realiseren": "zorgen dat het lukt",
    "reeds": "al",
    "relevant": "belangrijk",
    "respectievelijk": "en",
    "significant": "duidelijk",
    "stagneren": "stilvallen",
    "tevens": "ook",
    "teneinde": "om",
    "ten behoeve van": "voor",
    "verstrekken": "geven",
    "vigerend": "geldend",
    "voornemens": "van plan",
    "wederom": "weer",
}
"""A word above B1 -> what to write instead (after the list of CommunicatieRijk, level B1)."""

PASSIVE_VERBS = frozenset({"word", "wordt", "worden", "werd", "werden"})
"""With a participle these make a sentence passive."""

NOT_PARTICIPLES = frozenset(
    {"beide", "belangrijk", "bent", "best", "biedt", "geen", "gebied", "gemeente", "gemeenten"}
    | {"gesprekken", "gevoelens", "gewoon", "mensen", "tegen", "verschillen", "vragen", "eigen"}
)
"""Words that look like a participle and are none."""

TERMS = frozenset(
    {"aandachtsfunctionaris", "agressieprotocol", "assimilatie", "beeldvorming", "bruggenbouwer"}
    | {"casusoverleg", "cohesie", "demonstratierecht", "depolarisatie", "depolariseren", "dialoog"}
    | {"dilemmalogica", "escalatie", "framing", "inclusie", "integratie", "ketenpartner", "meldroute"}
    | {"nazorg", "participatie", "persoonsgegevens", "polarisatie", "polariseren", "privacyofficer"}
    | {"radicalisering", "segregatie", "sleutelfiguur", "sociale media-analyse", "stakeholder"}
    | {"stille midden", "vertrouwenspersoon", "voedingsbodem", "weerbaarheid", "wij-zij-denken"}
    | {"wij-zij-taal", "zondebok"}
)
"""Words of the trade: somebody new needs them explained in begrippen.yaml."""

ABSOLUTES = frozenset({"absoluut", "altijd", "nooit", "onmogelijk", "uitsluitend"})
"""Words that leave no room; one in a wrong answer gives it away."""

SWEEPING = frozenset({"alleen", "allemaal", "alles", "iedereen", "niemand"})
"""Words that people also use without thinking; they give something away when they pile up."""

NEGATIONS = frozenset({"geen", "niet", "niets", "niemand", "nooit"})
"""Words that turn a sentence around."""

IMPERATIVES = frozenset(
    {"bekijk", "bepaal", "combineer", "geef", "kies", "koppel", "lees", "maak", "noem", "orden"}
    | {"schrijf", "sorteer", "typ", "verbind", "vink", "vul", "wijs", "zet", "zoek"}
)
"""How a sentence starts that tells a learner what to do."""

SUBORDINATORS = frozenset(
    {"als", "anders", "dat", "die", "maar", "omdat", "terwijl", "voordat", "want", "zodat"}
)
"""Words after which a sentence only describes or explains."""
