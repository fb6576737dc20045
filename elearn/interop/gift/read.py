"""Reading GIFT the way Moodle does: the same cuts, in the same order."""

from __future__ import annotations

import re
from dataclasses import replace

from elearn.interop.gift.answers import read_answers
from elearn.interop.gift.syntax import DEFAULT, Block, blocks, hold, release, split_format, to_plain
from elearn.interop.item import Bank, Item
from elearn.interop.moodle.category import last_part
from elearn.interop.refusal import refuse_too_many, refuse_too_much_text
from elearn.interop.texts.decoding import decode
from elearn.interop.texts.plain import Plain

_CATEGORY = "$CATEGORY:"
_ID = re.compile(r"\[id:((?:\\\]|[^\]\n])+)\]")
_TAG = re.compile(r"\[tag:((?:\\\]|[^\]<>`\n])+)\]")

BRACES = "De accolades van deze vraag kloppen niet."
NO_ANSWERS = "Dit is een losse tekst zonder antwoorden."


def read_gift(content: bytes) -> Bank:
    """The questions of a GIFT file. Raises `UnreadableError` when it is no text."""
    text, losses = decode(content)
    refuse_too_much_text(len(text))
    items: list[Item] = []
    title = category = ""
    for block in blocks(text):
        if block.text.startswith(_CATEGORY):
            line, _, rest = block.text.removeprefix(_CATEGORY).partition("\n")
            category = last_part(line)
            title = title or category
            block = replace(block, text=rest.strip())  # noqa: PLW2901 -- what is left of the block
        if block.text:
            items.append(replace(_item(block), category=category))
            refuse_too_many(len(items))
    return Bank(title, tuple(items), losses)


def _item(block: Block) -> Item:
    name, text = _split_name(hold(block.text))
    found = _ID.search(block.comment)
    item = Item(
        name=name or _name_from(text),
        id=found[1].replace("\\]", "]").strip() if found else "",
        tags=tuple(tag.replace("\\]", "]").strip() for tag in _TAG.findall(block.comment)),
        source=block.source,
    )
    start, end = text.find("{"), text.find("}")
    if start == end == -1:
        return replace(item, why_not=NO_ANSWERS)
    if not 0 <= start < end:
        return replace(item, why_not=BRACES)
    return _with_answers(item, text, start, end)


def _split_name(text: str) -> tuple[str, str]:
    if not text.startswith("::") or "::" not in text[2:]:
        return "", text.removeprefix("::")
    name, _, rest = text[2:].partition("::")
    return release(name), rest.strip()


def _name_from(text: str) -> str:
    """The first words of the question, for a question without a name."""
    words = to_plain(re.split(r"[{}]", text[:500])[0], DEFAULT).text.split()
    return " ".join(words[:8]) or "Vraag zonder naam"


def _with_answers(item: Item, text: str, start: int, end: int) -> Item:
    # Something after the answers: they fill a gap in the sentence.
    gap = "" if end == len(text) - 1 else "_____"
    default, stem = split_format(text[:start] + gap + text[end + 1 :], DEFAULT)
    answers, general = text[start + 1 : end].strip(), ""
    if "####" in answers:
        answers, _, general = answers.rpartition("####")
    item = replace(
        item,
        stem=to_plain(f"[{default}]{stem}", default),
        explanation=to_plain(general, default) if general else Plain(),
    )
    return read_answers(item, answers.strip(), default)
