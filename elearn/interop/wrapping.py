"""How the parts of our question travel in one text of another system, and how they come back.

The warning, the situation and the question become paragraphs with a class; so do the explanation
and the feedback per row where a format has no place for it. Who leaves the classes alone gives
the parts back. Without them the last paragraph with words is the question and the rest the situation.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from elearn.interop.texts.plain import Block, Plain, joined
from elearn.questions.question import Question


def stem_of(question: Question) -> tuple[Block, ...]:
    """What comes before the answers."""
    parts = (
        ("waarschuwing", question.warning),
        ("situatie", question.situation),
        ("vraag", question.text),
    )
    return tuple(block for kind, text in parts for block in paragraphs(text, kind))


def explanation_of(question: Question, rows: Iterable[str] = ()) -> tuple[Block, ...]:
    """What comes after answering; `rows` is the feedback per row, for formats without room for it."""
    listed = tuple(Block(" ".join(text.split()), "feedback") for text in rows)
    return (*paragraphs(question.explanation, "uitleg"), *listed)


def paragraphs(text: str, kind: str = "") -> tuple[Block, ...]:
    """A text cut at its empty lines."""
    return tuple(Block(part.strip(), kind) for part in text.split("\n\n") if part.strip())


def to_html(blocks: Iterable[Block]) -> str:
    """Paragraphs as HTML on one line; a line end becomes `<br>`."""
    return "".join(_to_html(block) for block in blocks)


def _to_html(block: Block) -> str:
    text = inline(block.text)
    return f'<p class="{block.kind}">{text}</p>' if block.kind else f"<p>{text}</p>"


def inline(text: str) -> str:
    """A text inside a paragraph or a list of options."""
    return "<br>".join(escape(line.strip(), quote=False) for line in text.split("\n"))


def read_stem(stem: Plain) -> dict[str, str]:
    """The keys `waarschuwing`, `situatie` and `vraag` that a stem fills; `vraag` is always there."""
    ours = {kind: _of(stem, kind) for kind in ("waarschuwing", "situatie", "vraag")}
    rest = [block for block in stem.blocks if not block.kind]
    if not ours["vraag"] and rest:
        # A picture below the question is not the question.
        words = [place for place, block in enumerate(rest) if not block.is_note]
        ours["vraag"] = rest.pop(words[-1] if words else -1).text
    before = [ours["situatie"], *(block.text for block in rest)]
    ours["situatie"] = "\n\n".join(text for text in before if text)
    return {key: text for key, text in ours.items() if text or key == "vraag"}


def read_explanation(explanation: Plain) -> tuple[str, tuple[str, ...]]:
    """The explanation, and the feedback per row that came with it."""
    rows = tuple(block.text for block in explanation.blocks if block.kind == "feedback")
    return joined(block for block in explanation.blocks if block.kind != "feedback"), rows


def _of(plain: Plain, kind: str) -> str:
    return joined(block for block in plain.blocks if block.kind == kind)
