"""The feedback in an item, by what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from elearn.interop.item import EMPTY
from elearn.interop.loss import Loss
from elearn.interop.qti.names import EXPLANATION
from elearn.interop.qti.texts import to_plain
from elearn.interop.texts.plain import Plain
from elearn.interop.texts.xml_tree import Node

MERGED = Loss("", "losse feedback staat bij de uitleg", "Kijk of de uitleg nog past bij elk antwoord.")


@dataclass(frozen=True, slots=True)
class Feedback:
    """`by_identifier` is the feedback that shows after the item, `is_ours` whether we wrote it."""

    by_identifier: Mapping[str, Plain]
    explanation: Plain
    losses: tuple[Loss, ...]
    is_ours: bool

    def named(self, identifier: str) -> Plain:
        """The feedback of one of our own identifiers."""
        return self.by_identifier.get(identifier, EMPTY) if self.is_ours else EMPTY

    def on(self, choice: Node) -> Plain:
        """The feedback on a choice: inside it, or after the item under its identifier."""
        inside = [node for node in choice.walk() if node.name in {"feedbackinline", "feedbackblock"}]
        return to_plain(inside) if inside else self.by_identifier.get(choice.get("identifier"), EMPTY)


def read_feedback(root: Node, *, is_ours: bool) -> Feedback:
    """All feedback of an item; what is about no choice becomes the explanation."""
    modal = {node.get("identifier"): to_plain([node]) for node in root.all("modalfeedback")}
    if is_ours:
        return Feedback(modal, modal.get(EXPLANATION, EMPTY), (), is_ours=True)
    choices = {node.get("identifier") for node in root.walk() if node.name.endswith("choice")}
    blocks = [node for node in root.first("itembody").walk() if node.name == "feedbackblock"]
    loose = [node for node in root.all("modalfeedback") if node.get("identifier") not in choices]
    explanation = to_plain([*blocks, *loose])
    losses = (MERGED,) if len(blocks) + len(loose) > 1 else ()
    return Feedback(modal, explanation, losses, is_ours=False)
