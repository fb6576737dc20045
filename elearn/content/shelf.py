"""The library that is served: always the last good one, and never older than a second or so."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock

from elearn.content.library import Library
from elearn.content.load import load_library
from elearn.content.reading import Cache, Stamp, stamp_of
from elearn.reader.problem import Problem

SWEEP_EVERY = timedelta(seconds=1)
"""How often the files are looked at, at most; a trainer who saves sees it after one reload."""


@dataclass(frozen=True, slots=True)
class _State:
    """What all threads see; replaced as a whole, so that nobody sees half a change."""

    library: Library
    problems: tuple[Problem, ...]
    checked_at: datetime
    swept_at: datetime
    files: Mapping[str, Stamp | None]


class Shelf:
    """Holds the library of a folder and notices changed files; for use by many threads.

    A folder that was never good gives an empty library; `problems` say why.
    """

    def __init__(self, folder: Path, *, clock: Callable[[], datetime]) -> None:
        self._folder = folder
        self._clock = clock
        self._cache = Cache()
        self._sweeping = Lock()
        self._state = self._read(Library(), _sweep(folder))

    @property
    def library(self) -> Library:
        """The last library without mistakes."""
        self._sweep_when_due()
        return self._state.library

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the last check found; with a `fout` among them, the library is an earlier one."""
        self._sweep_when_due()
        return self._state.problems

    @property
    def checked_at(self) -> datetime:
        """When the files were last read."""
        return self._state.checked_at

    def _sweep_when_due(self) -> None:
        if self._clock() - self._state.swept_at < SWEEP_EVERY:
            return
        if not self._sweeping.acquire(blocking=False):
            return  # another thread is looking; what we have is good enough meanwhile
        try:
            files = _sweep(self._folder)
            if files == self._state.files:
                self._state = replace(self._state, swept_at=self._clock())
            else:
                self._state = self._read(self._state.library, files)
        finally:
            self._sweeping.release()

    def _read(self, last_good: Library, files: Mapping[str, Stamp | None]) -> _State:
        """Read the folder; `files` were seen before, so a change meanwhile is seen next time."""
        loaded = load_library(self._folder, cache=self._cache)
        now = self._clock()
        return _State(loaded.library or last_good, loaded.problems, now, now, files)


def _sweep(folder: Path) -> dict[str, Stamp | None]:
    return {path: stamp_of(Path(path)) for path in _paths(folder)}


def _paths(folder: Path) -> Iterator[str]:
    # os.walk does not follow links to folders, and gives nothing for a folder that is gone.
    for parent, _, names in os.walk(folder):
        yield from (os.path.join(parent, name) for name in names)  # noqa: PTH118 -- ten times faster
