"""Files that a command writes: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast

WHY_NOT = "Kijk of je daar mag schrijven en of er ruimte is."


@contextmanager
def complete_or_absent(target: Path) -> Iterator[BinaryIO]:
    """A file beside the target that takes its place at the end, readable by its owner only."""
    with NamedTemporaryFile(dir=target.parent, prefix=".export-", delete=False) as file:
        try:
            yield cast("BinaryIO", file)
            file.close()
            Path(file.name).replace(target)
        finally:
            Path(file.name).unlink(missing_ok=True)


@dataclass
class Together:
    """Files that are being written beside their places."""

    folder: Path
    placed: list[tuple[BinaryIO, Path]] = field(default_factory=list)
    opened: list[BinaryIO] = field(default_factory=list)

    def open(self) -> BinaryIO:
        """A new file to write; it goes away when it gets no place."""
        made = NamedTemporaryFile(dir=self.folder, prefix=".export-", delete=False)  # noqa: SIM115 -- closed at the end
        file = cast("BinaryIO", made)
        self.opened.append(file)
        return file

    def place(self, file: BinaryIO, target: Path) -> None:
        """Say where a file goes at the end."""
        self.placed.append((file, target))


@contextmanager
def all_or_none(folder: Path) -> Iterator[Together]:
    """Files that take their places together at the end, readable by their owner only."""
    together = Together(folder)
    try:
        yield together
        for file in together.opened:
            file.close()
        for file, target in together.placed:
            Path(file.name).replace(target)
    finally:
        for file in together.opened:
            file.close()
            Path(file.name).unlink(missing_ok=True)


def write_whole(target: Path, content: bytes) -> str:
    """Write a file; what went wrong in one Dutch sentence, empty when it is there."""
    try:
        with complete_or_absent(target) as file:
            file.write(content)
    except FileNotFoundError:
        return f"De map {target.parent} bestaat niet. Maak die eerst."
    except OSError:
        return f"{target} kan ik niet schrijven. {WHY_NOT}"
    return ""
