"""An item of QTI 2.1, 2.2 or 3.0: choice, order, match and text entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from elearn.interop.item import EMPTY, TOO_MANY, Answer, Item, Pair
from elearn.interop.loss import Loss
from elearn.interop.moodle.numerical import AS_TEXT
from elearn.interop.qti.declaration import Declaration, read_declaration
from elearn.interop.qti.feedback import Feedback, read_feedback
from elearn.interop.qti.names import FALSE, ITEM, MISTAKE, OTHER, RIGHT, ROW, TOOL, TRUE
from elearn.interop.qti.texts import to_plain
from elearn.interop.texts.plain import Plain, from_plain, tidy
from elearn.interop.texts.xml_tree import Node

NO_FIELD = "In deze vraag staat geen plek voor een antwoord."
MORE_FIELDS = "In deze vraag staan meer plekken voor een antwoord. Maak er losse vragen van."
VARIABLES = "De tekst van deze vraag wordt berekend. Dat kunnen wij niet."
NO_RIGHT = "In het bestand staat niet welk antwoord goed is."
NOT_ONE = "Bij een regel hoort niet precies één keuze."

ALL_OR_NOTHING = Loss("", "alles of niets vervalt", "Bij ons geeft een deel van het antwoord ook punten.")
WEIGHTS = Loss("", "weging vervalt", "Bij ons telt elke regel even zwaar.")
RUBRIC = Loss("", "rubriek vervalt", "Een tekst voor de beoordelaar hoort niet in onze vragen.")
STIMULUS = Loss(
    "", "leestekst vervalt", "De tekst bij deze vraag staat in een ander bestand. Zet hem bij `situatie`."
)

MAX_ELEMENTS = 5_000
"""In one item; two hundred answers with feedback and a score have half of that."""

_DUTCH = {
    "associateinteraction": "paren maken",
    "custominteraction": "eigen vorm van een ander systeem",
    "drawinginteraction": "tekenvraag",
    "endattemptinteraction": "knop om te stoppen",
    "extendedtextinteraction": "open vraag",
    "gapmatchinteraction": "sleepvraag in een tekst",
    "graphicassociateinteraction": "paren maken in een afbeelding",
    "graphicgapmatchinteraction": "sleepvraag op een afbeelding",
    "graphicorderinteraction": "volgorde in een afbeelding",
    "hotspotinteraction": "plek in een afbeelding",
    "hottextinteraction": "woorden aanwijzen",
    "inlinechoiceinteraction": "gatentekst",
    "mediainteraction": "film of geluid",
    "portablecustominteraction": "eigen vorm van een ander systeem",
    "positionobjectinteraction": "sleepvraag op een afbeelding",
    "selectpointinteraction": "plek in een afbeelding",
    "sliderinteraction": "schuif",
    "uploadinteraction": "bestand inleveren",
}


def read_item(root: Node, *, name: str, tags: tuple[str, ...] = ()) -> Item:
    """The question of an item; `name` is for one without a title."""
    if sum(1 for _ in root.walk()) > MAX_ELEMENTS:
        return Item(tidy(root.get("title")) or name, why_not=TOO_MANY)
    body = root.first("itembody")
    is_ours = root.get("toolname") == TOOL
    identifier = root.get("identifier")
    feedback = read_feedback(root, is_ours=is_ours)
    item = Item(
        name=tidy(root.get("title") or identifier or name),
        id=identifier.removeprefix(ITEM) if is_ours else "",
        tags=tags,
        stem=_stem(body),
        explanation=feedback.explanation,
        source=_as_words(body),
        losses=(*feedback.losses, *_losses(root, body)),
    )
    return _with_answers(item, root, body, feedback)


def _losses(root: Node, body: Node) -> list[Loss]:
    losses = [RUBRIC] if any(node.name == "rubricblock" for node in body.walk()) else []
    return [*losses, STIMULUS] if root.all("assessmentstimulusref") else losses


def _with_answers(item: Item, root: Node, body: Node, feedback: Feedback) -> Item:
    fields = [node for node in body.walk() if node.name.endswith("interaction")]
    if len(fields) != 1:
        return replace(item, why_not=MORE_FIELDS if fields else NO_FIELD)
    if root.all("templatedeclaration"):
        return replace(item, why_not=VARIABLES)
    field = fields[0]
    if field.name not in _READERS:
        return replace(
            item, why_not=f"Wij hebben geen vraag van de soort ‘{_DUTCH.get(field.name, field.name)}’."
        )
    declaration = read_declaration(root, field.get("responseidentifier"))
    if not declaration.right and not declaration.weights:
        return replace(item, why_not=NO_RIGHT)
    return _READERS[field.name](item, field, declaration, feedback)


def _choice(item: Item, field: Node, declaration: Declaration, feedback: Feedback) -> Item:
    choices = field.all("simplechoice")
    weights = declaration.shares([one.get("identifier") for one in choices])
    answers = tuple(
        Answer(to_plain([one]), weight, feedback.on(one), _key(one, feedback))
        for one, weight in zip(choices, weights, strict=True)
    )
    if [one.get("identifier") for one in choices] == [TRUE, FALSE] and feedback.is_ours:
        return replace(item, kind="stelling", answers=answers)
    kind = "meer-antwoorden" if declaration.cardinality == "multiple" else "een-antwoord"
    return _partial(replace(item, kind=kind, answers=answers), declaration)


def _partial(item: Item, declaration: Declaration) -> Item:
    """Tell that a question was all or nothing, or that its rows did not all weigh the same."""
    if item.kind == "een-antwoord":
        return item
    if not declaration.weights:
        return replace(item, losses=(*item.losses, ALL_OR_NOTHING))
    if item.kind == "koppelen" and not declaration.is_even:
        return replace(item, losses=(*item.losses, WEIGHTS))
    return item


def _order(item: Item, field: Node, declaration: Declaration, feedback: Feedback) -> Item:
    choices = {one.get("identifier"): one for one in field.all("simplechoice")}
    if sorted(declaration.right) != sorted(choices):
        return replace(item, why_not=NO_RIGHT)
    steps = [choices[identifier] for identifier in declaration.right]
    answers = tuple(Answer(to_plain([one]), 0.0, feedback.on(one), _key(one, feedback)) for one in steps)
    found = replace(item, kind="volgorde", answers=answers)
    return found if feedback.is_ours else _partial(found, declaration)


def _match(item: Item, field: Node, declaration: Declaration, feedback: Feedback) -> Item:
    sets = [*field.all("simplematchset"), Node("none"), Node("none")]
    left, right = (one.all("simpleassociablechoice") for one in sets[:2])
    chosen = [tuple(value.split()) for value in declaration.right or declaration.positive]
    words = {one.get("identifier"): to_plain([one]) for one in right}
    routes = {pair[0]: pair[1] for pair in chosen if len(pair) == 2 and pair[1] in words}  # noqa: PLR2004 -- a pair
    if len(chosen) != len(left) or routes.keys() != {one.get("identifier") for one in left}:
        return replace(item, why_not=NOT_ONE)
    pairs = [
        Pair(
            to_plain([one]), words[routes[one.get("identifier")]].text, feedback.on(one), _key(one, feedback)
        )
        for one in left
    ]
    used = set(routes.values())
    pairs += [Pair(EMPTY, text.text) for identifier, text in words.items() if identifier not in used]
    return _partial(replace(item, kind="koppelen", pairs=tuple(pairs)), declaration)


def _text_entry(item: Item, _field: Node, declaration: Declaration, feedback: Feedback) -> Item:
    texts = dict.fromkeys([*declaration.weights, *declaration.right])
    shares = dict(zip(texts, declaration.shares(list(texts)), strict=True))
    wrong = [text for text, share in shares.items() if share <= 0]
    reasons = {text: feedback.named(f"{MISTAKE}{place}") for place, text in enumerate(wrong, start=1)}
    answers = [
        Answer(_word(text), share, reasons.get(text, feedback.named(RIGHT))) for text, share in shares.items()
    ]
    answers.append(Answer(from_plain("*"), 0.0, feedback.named(OTHER)))
    is_number = declaration.base_type in {"integer", "float"}
    losses = (*item.losses, AS_TEXT) if is_number else item.losses
    counts = declaration.case_sensitive
    return replace(item, kind="invullen", answers=tuple(answers), case_sensitive=counts, losses=losses)


def _word(text: str) -> Plain:
    return from_plain(text.replace("*", "\\*"))


def _key(node: Node, feedback: Feedback) -> str:
    return node.get("identifier").removeprefix(ROW) if feedback.is_ours else ""


def _stem(body: Node) -> Plain:
    return to_plain([body, *(node for node in body.walk() if node.name == "prompt")])


def _as_words(body: Node) -> str:
    choices = (node for node in body.walk() if node.name.endswith("choice"))
    return "\n".join([_stem(body).text, *(f"- {to_plain([one]).text}" for one in choices)])


_READERS: dict[str, Callable[[Item, Node, Declaration, Feedback], Item]] = {
    "choiceinteraction": _choice,
    "matchinteraction": _match,
    "orderinteraction": _order,
    "textentryinteraction": _text_entry,
}
