"""XML from strangers as a small tree: no DTD, no entities, no network, and bounded in every way.

Names lose their prefix, their `qti-`, their hyphens and their capitals: `qti-simple-choice` of
QTI 3 and `simpleChoice` of QTI 2 are both `simplechoice`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from elearn.interop.refusal import UnreadableError, refuse_too_large, refuse_too_much_text

MAX_DEPTH = 100
"""An item of QTI is some fifteen layers deep; readers of the tree may call themselves per layer."""

MAX_ELEMENTS = 200_000
"""Elements and attributes: two thousand questions have some 100,000; each takes about half a kB."""


_NO_TEXT = frozenset({"file", "imagebase64"})
"""Elements of Moodle with a picture in them; we let those go."""


@dataclass(slots=True)
class Node:
    """An element: attributes by their simple name, and what is in it in order."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    content: list[Node | str] = field(default_factory=list)

    @property
    def children(self) -> list[Node]:
        """The elements in it."""
        return [one for one in self.content if isinstance(one, Node)]

    @property
    def text(self) -> str:
        """All words in it, also deeper."""
        return "".join(one if isinstance(one, str) else one.text for one in self.content)

    def get(self, attribute: str) -> str:
        """An attribute, empty when it is not there."""
        return self.attributes.get(attribute, "")

    def all(self, name: str) -> list[Node]:
        """The elements directly in it with this name."""
        return [one for one in self.children if one.name == name]

    def first(self, *path: str) -> Node:
        """The first element along a path; an empty one when it is not there."""
        here = self
        for name in path:
            here = next(iter(here.all(name)), Node(name))
        return here

    def walk(self) -> Iterator[Node]:
        """This element and every one below it, in the order of the file."""
        yield self
        for child in self.children:
            yield from child.walk()


def read_xml(content: bytes) -> Node:
    """The root of the tree. Raises `UnreadableError`, whatever the bytes."""
    refuse_too_large(content)
    tree = _Tree()
    try:
        tree.parser.Parse(content, True)
    except expat.ExpatError as error:
        message = f"Dit is geen goede XML. Regel {error.lineno}, teken {error.offset + 1} klopt niet."
        raise UnreadableError(message) from None
    except (LookupError, ValueError):
        raise UnreadableError("De codering van dit bestand kennen we niet. Bewaar het als UTF-8.") from None
    return tree.root


class _Tree:
    """Grows the tree and stops at the first thing that goes too far."""

    def __init__(self) -> None:
        self.root = Node("")
        self._open: list[Node] = []
        self._count = 0
        self._length = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = _refuse_doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1 + len(attributes)
        if len(self._open) >= MAX_DEPTH or self._count > MAX_ELEMENTS:
            raise UnreadableError("Dit bestand zit te diep of te vol. Verdeel de vragen over meer bestanden.")
        node = Node(simple(name), {simple(key): value for key, value in attributes.items()})
        if self._open:
            self._open[-1].content.append(node)
        else:
            self.root = node
        self._open.append(node)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _words(self, data: str) -> None:
        here = self._open[-1]
        if here.name not in _NO_TEXT:
            self._length += len(data)
            refuse_too_much_text(self._length)
            here.content.append(data)


def _refuse_doctype(*_: Any) -> None:
    # Without a DTD there are no entities of their own and nothing to fetch.
    raise UnreadableError("In dit bestand staat een DOCTYPE. Haal die regel weg en probeer het opnieuw.")


def simple(name: str) -> str:
    """`imscp:fileName`, `qti-file-name` -> `filename`."""
    return name.rpartition(":")[2].removeprefix("qti-").replace("-", "").replace("_", "").lower()
