"""A folder, files that come over it and a clock: all that a shelf looks at, to be changed by a test."""

from __future__ import annotations

from datetime import UTC, datetime

from elearn.content.files import ContentFile
from elearn.content.shelf import SWEEP_EVERY, Shelf


class Sources:
    """A folder, an overlay and a clock, all to be changed, and the shelf that looks at them."""

    def __init__(self, modules) -> None:
        self.modules = modules
        self.over: dict[ContentFile, bytes] = {}
        self.now = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
        self.asked = 0
        self.fails = False

    def start(self) -> Shelf:
        return Shelf(self.modules, clock=lambda: self.now, overlay=self._ask)

    def _ask(self):
        self.asked += 1
        if self.fails:
            raise RuntimeError("no answer")
        return self.over

    def wait(self) -> None:
        self.now += SWEEP_EVERY

    def path(self, file):
        return self.modules / file.module_id / file.path

    def text(self, file) -> str:
        return self.path(file).read_text("utf-8")

    def write(self, file, text: str) -> None:
        self.path(file).write_text(text, "utf-8")

    def publish(self, file, text: str) -> None:
        self.over = {**self.over, file: text.encode()}
