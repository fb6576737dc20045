"""From the texts of other systems to plain text in blocks, and what of them is lost.

Kept: words, paragraphs, line ends, items of a list (`- `), cells (` | `) and the address of a link.
A picture, sound or film becomes a note in square brackets. Bold, colour and other looks are lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from markdown_it import MarkdownIt

from elearn.reader.source import HIDDEN

OUR_KINDS = frozenset({"waarschuwing", "situatie", "vraag", "uitleg", "feedback"})
"""The classes that our own writers put on a paragraph; they say what it is when it comes back."""

_BLOCKS = frozenset(
    """
    address article aside blockquote caption center dd div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section table tbody tfoot thead tr ul
    """.split()  # noqa: SIM905 -- a column of forty names would hide the rest
)
_LOOKS = frozenset("b big code em font i kbd mark s small strike strong sub sup tt u".split())  # noqa: SIM905 -- same
_MEDIA = {
    "audio": "geluid",
    "canvas": "tekening",
    "embed": "bijlage",
    "iframe": "ingesloten pagina",
    "img": "afbeelding",
    "object": "bijlage",
    "svg": "tekening",
    "video": "film",
}
_SILENT = frozenset({"head", "noscript", "script", "style", "template", "title"})
_REST = frozenset(
    """
    a abbr bdi bdo body br cite col colgroup del dfn html input ins label link math meta nolink option q rp
    rt ruby samp select source span td textarea th time track var wbr
    """.split()  # noqa: SIM905 -- same
)
_INLINE = {"br": "\n", "td": " | ", "th": " | "}
_NOTED = {
    "math": "formule",
    "script": "script",
    "style": "opmaak",
    "table": "opmaak",
    **dict.fromkeys(_LOOKS, "opmaak"),
}
_KNOWN = _BLOCKS | _LOOKS | _MEDIA.keys() | _SILENT | _REST

MAX_BRACKETS = 200
"""In one text; the parser looks for the other one from each of them, a thousand times slower than words."""

# Each run of characters is looked at once: a hostile text takes time in step with its length.
_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)([^<>]*)>")
_COMMENT = re.compile(r"<!--.*?-->|<[!?][^<>]*>", re.DOTALL)
_ATTRIBUTE = re.compile(r"""(?<![\w-])([\w-]++)\s*+=\s*+("[^"]*"|'[^']*'|[^\s"'<>]+)""")


_NOTES = re.compile(rf"(?:\[(?:{'|'.join(sorted(set(_MEDIA.values())))})(?:: [^\]]*)?\]\s*)+")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph; `kind` is one of `OUR_KINDS` or empty."""

    text: str
    kind: str = ""

    @property
    def is_note(self) -> bool:
        """Whether it only says that there was a picture, sound or film."""
        return _NOTES.fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True)
class Plain:
    """A text as paragraphs, with the names of what was lost: `afbeelding`, `opmaak`."""

    blocks: tuple[Block, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The paragraphs with an empty line in between."""
        return joined(self.blocks)


def joined(blocks: Iterable[Block]) -> str:
    """Paragraphs as one text, with an empty line in between."""
    return "\n\n".join(block.text for block in blocks)


def from_plain(text: str) -> Plain:
    """Plain text; an empty line ends a paragraph."""
    paragraphs = re.split(r"\n\s*\n", text)
    return Plain(tuple(Block(tidy(one)) for one in paragraphs if tidy(one)))


def from_html(html: str) -> Plain:
    """HTML, well-formed or not. A tag that HTML does not know stays as it was typed."""
    builder = Builder()
    for token in _tokens(html):
        if isinstance(token, str):
            builder.text(token)
        elif token[0]:
            builder.end(token[1])
        else:
            builder.start(token[1], token[2])
    return builder.result()


def from_moodle(text: str) -> Plain:
    """Moodle's own format: HTML in which a line end counts as well."""
    return from_html(re.sub(r"\n\s*\n", "<p>", text.strip()).replace("\n", "<br>"))


def from_markdown(text: str) -> Plain:
    """Markdown, in which HTML is allowed; with very many brackets it is taken for plain text."""
    if text.count("[") > MAX_BRACKETS:
        return from_plain(text)
    return from_html(MarkdownIt("commonmark", {"html": True, "maxNesting": 20}).render(text))


def tidy(text: str) -> str:
    """Lines without space around them, and single spaces in between words."""
    lines = (" ".join(line.split()) for line in HIDDEN.sub("", text).split("\n"))
    return "\n".join(line for line in lines if line)


_Token = str | tuple[bool, str, dict[str, str]]


def _tokens(html: str) -> Iterator[_Token]:
    # After the last `-->` no comment can close: looking for it from every `<!--` would take for ever.
    last = html.rfind("-->") + 3 if "-->" in html else 0
    html = _COMMENT.sub("", html[:last]) + html[last:]
    end = 0
    for tag in _TAG.finditer(html):
        name = tag[2].lower()
        if name not in _KNOWN and ":" not in name:
            continue
        yield unescape(html[end : tag.start()])
        yield (
            bool(tag[1]),
            name,
            {key.lower(): unescape(value.strip("\"'")) for key, value in _attributes(tag[3])},
        )
        end = tag.end()
    yield unescape(html[end:])


def _attributes(text: str) -> list[tuple[str, str]]:
    return [(found[1], found[2]) for found in _ATTRIBUTE.finditer(text)]


class Builder:
    """Takes tags and text one by one and makes paragraphs of them."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._lost: dict[str, None] = {}
        self._words: list[str] = []
        self._kind = ""
        self._silent = ""
        self._bullet = ""
        self._link = ("", 0)  # where it goes, and how many words came before it

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A tag opens; `br` and `img` never close."""
        if self._silent:
            return
        self._note(tag)
        if tag in _MEDIA:
            self._media(_MEDIA[tag], attributes.get("alt", ""))
        elif tag in _SILENT:
            self._silent = tag
        elif tag in _BLOCKS:
            self._break()
            self._open_block(tag, attributes.get("class", ""))
        elif tag in _INLINE and (self._words or tag == "br"):
            self._words.append(_INLINE[tag])
        elif tag == "a":
            self._link = (attributes.get("href", ""), len(self._words))

    def end(self, tag: str) -> None:
        """A tag closes."""
        if self._silent:
            self._silent = "" if tag == self._silent else self._silent
        elif tag in _BLOCKS:
            self._break()
            self._kind = self._bullet = ""
        elif tag == "a":
            self._end_link()

    def text(self, data: str) -> None:
        """Words; a line end in HTML is a space."""
        if data and not self._silent:
            self._words.append(re.sub(r"\s+", " ", data))

    def result(self) -> Plain:
        """Everything so far."""
        self._break()
        return Plain(tuple(self._blocks), tuple(self._lost))

    def _open_block(self, tag: str, classes: str) -> None:
        self._kind = next((one for one in classes.split() if one in OUR_KINDS), self._kind)
        if tag == "li" and self._kind != "feedback":
            self._bullet = "- "

    def _break(self) -> None:
        text = tidy("".join(self._words))
        if text:
            self._blocks.append(Block(self._bullet + text, self._kind))
            self._bullet = ""
        self._words = []

    def _end_link(self) -> None:
        href, start = self._link
        shown = "".join(self._words[start:])
        if href.startswith(("http://", "https://", "mailto:")):
            self._words.append("" if href in shown else f" ({href})")
        elif href and not href.startswith("#"):
            self._media("bijlage", "")  # a file that came along with the question
        self._link = ("", 0)

    def _media(self, name: str, alt: str) -> None:
        self._lost[name] = None
        alt = " ".join(alt.split())
        self._words.append(f" [{name}: {alt}] " if alt else f" [{name}] ")

    def _note(self, tag: str) -> None:
        if tag in _NOTED:
            self._lost[_NOTED[tag]] = None
