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
