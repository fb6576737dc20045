"""Which files a module consists of, and the edition that they are together."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from elearn.reader.problem import Problem
from elearn.reader.source import Source

MODULE = "module.yaml"
SINGLE = (MODULE, "handreiking.yaml", "doelen.yaml", "begrippen.yaml", "contact.yaml")
"""The files that every module has."""

FOLDERS = {"dilemmas": ".yaml", "leerpaden": ".yaml", "lessen": ".md", "quizzen": ".yaml"}
"""The folders with a file for each of a kind; the name of the file is the id."""

FINGERPRINT = "handreiking.vingerafdruk"

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_TEXTUAL = {".yaml", ".yml", ".md", ".txt"}


class ContentFile(NamedTuple):
    """A file of a module; `path` inside the module, such as `quizzen/vier-fasen.yaml`."""

    module_id: str
    path: str

    @property
    def kind(self) -> str:
        """The folder it stands in: `quizzen`, `lessen` or `leerpaden`; empty for a file on top."""
        return self.path.rpartition("/")[0]

    @property
    def stem(self) -> str:
        """Its name without the suffix; in a folder that is the id of what it describes."""
        return Path(self.path).stem

    @property
    def is_known(self) -> bool:
        """Whether a module may have such a file."""
        if self.kind not in FOLDERS:
            return self.path in SINGLE
        is_slug = _SLUG.fullmatch(self.stem) is not None
        return is_slug and self.path == f"{self.kind}/{self.stem}{FOLDERS[self.kind]}"


Overlay = Mapping[ContentFile, bytes]
"""Files that are served instead of what the folder holds at their place."""


def lay_over(overlay: Overlay, file: ContentFile, content: bytes | None) -> Overlay:
    """The overlay with one file changed; None takes it away, and then the folder counts."""
    others = {key: one for key, one in overlay.items() if key != file}
    return others if content is None else {**others, file: content}


@dataclass(frozen=True)
class ModuleFolder:
    """A folder with a module in it; `name` is how messages call it, such as `modules/polarisatie`."""

    path: Path
    name: str

    @cached_property
    def id(self) -> str:
        """The id of the module: the name of its folder."""
        return self.path.resolve().name

    def name_of(self, path: Path) -> str:
        """How messages call a file of the module."""
        return f"{self.name}/{self.file_of(path).path}"

    def file_of(self, path: Path) -> ContentFile:
        """A file of the module, known by its place in it."""
        return ContentFile(self.id, path.relative_to(self.path).as_posix())

    def problem(self, code: str, path: Path, message: str, hint: str) -> Problem:
        """A mistake about a file as a whole."""
        return Source(self.name_of(path), "").problem(code, 1, 1, message, hint)


def find_modules(folder: Path) -> tuple[ModuleFolder, ...]:
    """The modules in a folder of modules, or the one module that the folder itself is."""
    resolved = folder.resolve()
    if (folder / MODULE).exists():
        return (ModuleFolder(folder, f"{resolved.parent.name}/{resolved.name}"),)
    found = sorted(path.parent for path in folder.glob(f"*/{MODULE}"))
    return tuple(ModuleFolder(path, f"{resolved.name}/{path.name}") for path in found)


def list_kind(module: ModuleFolder, kind: str) -> tuple[list[Path], list[Problem]]:
    """The files in one of the folders of a module, and those that nobody will read."""
    folder, suffix = module.path / kind, FOLDERS[kind]
    if not folder.resolve().is_relative_to(module.path.resolve()):
        message = "Deze map is een snelkoppeling naar een plek buiten de module."
        hint = "Zet de bestanden zelf in de map."
        return [], [module.problem("B004", folder, message, hint)]
    found, problems = [], []
    for path in _visible(folder):
        if path.suffix != suffix:
            problems.append(_unread(module, path, f"{path.stem}{suffix}"))
        elif not _SLUG.fullmatch(path.stem):
            message = "De naam van dit bestand kan geen id zijn."
            hint = f"Gebruik kleine letters, cijfers en streepjes, zoals `goed-signaal{suffix}`."
            problems.append(module.problem("B010", path, message, hint))
        else:
            found.append(path)
    return found, problems


def check_top(module: ModuleFolder) -> Iterator[Problem]:
    """The files that are missing in a module, and those that nobody will read."""
    for name in SINGLE:
        if not (module.path / name).exists():
            message = f"Het bestand {name} ontbreekt in deze module."
            yield module.problem("B008", module.path / name, message, "Maak het met een voorbeeld.")
    for path in _visible(module.path):
        if path.suffix in _TEXTUAL and path.name not in SINGLE and path.stem != "README":
            yield _unread(module, path, None)


def edition_of(module: ModuleFolder, sources: Iterable[Source]) -> str:
    """The content hash of a module: 64 hex digits over the names and texts of its files.

    Over the text as written, not over what we make of it: anyone can repeat the calculation, and
    a new version of the program is not a new edition of the content. Names are those inside the
    module, so that a copy in another folder is the same edition.
    """
    digest = hashlib.sha256()
    for source in sorted(sources, key=lambda one: one.name):
        for part in (source.name.removeprefix(f"{module.name}/"), source.text):
            encoded = part.encode()
            digest.update(len(encoded).to_bytes(8, "big"))
            digest.update(encoded)
    return digest.hexdigest()


def _visible(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if not path.name.startswith((".", "~")))


def _unread(module: ModuleFolder, path: Path, better: str | None) -> Problem:
    hint = f"Noem het `{better}`." if better else "Haal het weg, of zet het in de goede map."
    return module.problem("B009", path, "Dit bestand wordt niet gelezen.", hint)
