"""The dossier as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from elearn.exports.dossier.block import Block, Dossier, Items, Table


def to_markdown(dossier: Dossier) -> str:
    """One text; tables as GitHub and Pandoc read them."""
    return "\n".join(_lines(dossier)) + "\n"


def _lines(dossier: Dossier) -> Iterator[str]:
    yield f"# {dossier.title}"
    yield ""
    yield f"{dossier.organisation}, {dossier.day}"
    for section in dossier.sections:
        yield from ("", f"## {section.title}")
        for block in section.blocks:
            yield ""
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Items(lines):
            yield from (f"- {line}" for line in lines)
        case Table(headings, rows):
            yield _row(headings)
            yield _row(("---",) * len(headings))
            yield from map(_row, rows)
        case text:
            yield text


def _row(cells: tuple[str, ...]) -> str:
    safe = (" ".join(cell.split()).replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(safe)} |"
