"""The library that is served: always the last good one, and never older than half a second or so."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock
from types import MappingProxyType

from elearn.content.drafts.draft import Draft
from elearn.content.drafts.reading import Cache, Stamp, read_module, stamp_of
from elearn.content.files import ContentFile, Overlay
from elearn.content.library import Library, Module
from elearn.content.load import blocks, load_library, to_module
from elearn.content.rules import check
from elearn.content.rules.uniqueness import check_between_modules
from elearn.reader.problem import Problem
from elearn.reader.source import read_source

SWEEP_EVERY = timedelta(milliseconds=400)
"""How often the sources are looked at, at most; a trainer who saves sees it after one reload."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A module as it would be with other texts: `module` None when a mistake blocks it."""

    draft: Draft
    module: Module | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _State:
    """What all threads see; replaced as a whole, so that nobody sees half a change.

    `served` are the modules as they were read when the library was made of them, `drafts` as they
    were read last, perhaps with mistakes.
    """

    library: Library = field(default_factory=Library)
    served: Mapping[str, Draft] = field(default_factory=dict)
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    checked_at: datetime | None = None
    swept_at: datetime | None = None  # None: look again at once
    files: Mapping[str, Stamp | None] = field(default_factory=dict)
    overlay: Overlay = field(default_factory=dict)


class Shelf:
    """Holds the library of two sources and notices changes in both; for use by many threads.

    The sources are a folder, and an `overlay` of files that come in place of those of the folder.
    The overlay is asked at most every 0.4 s, and has to answer quickly. A module with a mistake
    stays as it was; one that was never good is not there, and `problems` say why.
    """

    def __init__(
        self,
        folder: Path,
        *,
        clock: Callable[[], datetime],
        overlay: Callable[[], Overlay] = dict,
    ) -> None:
        self._folder = folder
        self._clock = clock
        self._overlay = overlay
        self._cache = Cache()
        self._sweeping = Lock()
        self._state = self._begin()

    @property
    def library(self) -> Library:
        """Every module as it was last without mistakes."""
        return self._fresh().library

    @property
    def served(self) -> Mapping[str, Draft]:
        """The files of which the library was made, by module."""
        return self._fresh().served

    @property
    def drafts(self) -> Mapping[str, Draft]:
        """The files as they are now in both sources, by module; perhaps with mistakes."""
        return self._fresh().drafts

    @property
    def overlay(self) -> Overlay:
        """The files that come over those of the folder."""
        return self._fresh().overlay

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the last check found; with a `fout` among them, a module is an earlier one."""
        return self._fresh().problems

    @property
    def checked_at(self) -> datetime:
        """When the files were last read."""
        return self._state.checked_at or self._clock()

    def look_again(self) -> None:
        """Notice a change now, and not after a second."""
        self._state = replace(self._state, swept_at=None)

    def in_folder(self, file: ContentFile) -> bytes | None:
        """What the folder itself holds at the place of a file; None when nothing can be read there."""
        module = self._state.drafts[file.module_id].folder
        path = module.path / file.path
        return read_source(path, module.name_of(path), within=module.path.resolve()).content or None

    def draft_with(self, module_id: str, overlay: Overlay) -> Draft:
        """A module as it would be read with another overlay."""
        # A cache of its own that begins with all that was read: it remembers nothing for others.
        return read_module(self._state.drafts[module_id].folder, Cache(self._cache.kept), overlay)

    def try_out(self, module_id: str, overlay: Overlay) -> Tried:
        """Check a module with another overlay, and keep nothing of it."""
        draft = self.draft_with(module_id, overlay)
        others = (one for key, one in self._state.drafts.items() if key != module_id)
        # The own module comes last: then it is the one to be told of an id that stands twice.
        problems = {*check(draft), *check_between_modules((*others, draft))}
        module = None if blocks(problems) else to_module(draft)
        return Tried(draft, module, tuple(sorted(problems)))

    def _begin(self) -> _State:
        """The first look. A module that the overlay breaks is served as the folder has it."""
        files, overlay = _sweep(self._folder), self._overlay()
        state = self._read(_State(), files, overlay)
        if overlay and state.served.keys() != state.drafts.keys():
            alone = self._read(_State(), files, {})
            state = self._read(alone, files, overlay)
        return state

    def _fresh(self) -> _State:
        """The state, after a look at the sources when it is time for one."""
        seen = self._state.swept_at
        if seen is not None and self._clock() - seen < SWEEP_EVERY:
            return self._state
        if not self._sweeping.acquire(blocking=False):
            return self._state  # another thread is looking; what we have is good enough meanwhile
        try:
            self._sweep()
        finally:
            self._sweeping.release()
        return self._state

    def _sweep(self) -> None:
        files, overlay = _sweep(self._folder), self._overlay()
        if files == self._state.files and overlay == self._state.overlay:
            self._state = replace(self._state, swept_at=self._clock())
        else:
            self._state = self._read(self._state, files, overlay)

    def _read(self, before: _State, files: Mapping[str, Stamp | None], overlay: Overlay) -> _State:
        """Read the sources; what was seen of them is older, so a change meanwhile is seen next time."""
        loaded = load_library(self._folder, cache=self._cache, overlay=overlay)
        earlier = {} if loaded.library else before.library.modules
        modules = {**earlier, **loaded.modules}
        served = {**before.served, **{key: loaded.drafts[key] for key in loaded.modules}}
        now = self._clock()
        return _State(
            library=Library(MappingProxyType(modules)),
            served={key: served[key] for key in modules},
            drafts=loaded.drafts,
            problems=loaded.problems,
            checked_at=now,
            swept_at=now,
            files=files,
            overlay=overlay,
        )


def _sweep(folder: Path) -> dict[str, Stamp | None]:
    return {path: stamp_of(Path(path)) for path in _paths(folder)}


def _paths(folder: Path) -> Iterator[str]:
    # os.walk does not follow links to folders, and gives nothing for a folder that is gone.
    for parent, _, names in os.walk(folder):
        yield from (os.path.join(parent, name) for name in names)  # noqa: PTH118 -- ten times faster
