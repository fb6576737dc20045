"""The note in a backup: when it was made, by which version, and the hash of every file in it."""

from __future__ import annotations

from dataclasses import fields
from pathlib import PurePosixPath
from typing import Literal

from pydantic import BaseModel, ConfigDict

from elearn.settings import PREFIX, Settings

NOTE, DATABASE, CONTENT = "back-up.json", "elearn.db", "modules"

HIDDEN = frozenset({"database_url", "secret_key", "smtp_url"})
"""Settings that hold a password or are one: a backup lies in more places than a server."""


class Note(BaseModel):
    """What a backup says about itself. `revision` is that of its tables, `files` holds name -> SHA-256."""

    model_config = ConfigDict(frozen=True)

    soort: Literal["back-up van In verbinding"] = "back-up van In verbinding"
    gemaakt: str
    revision: str
    settings: dict[str, str]
    files: dict[str, str]

    def strange_names(self) -> list[str]:
        """The names that no backup of ours has, such as a way out of the folder."""
        return [name for name in self.files if not _is_ours(name)]


def _is_ours(name: str) -> bool:
    parts = PurePosixPath(name).parts
    is_inside = parts[:1] == (CONTENT,) and not {"..", "/"} & set(parts) and "\\" not in name
    return name == DATABASE or is_inside


def settings_that_go_along(settings: Settings) -> dict[str, str]:
    """What beheer has set, without what must stay secret."""
    names = [one.name for one in fields(settings) if one.name not in HIDDEN]
    return {PREFIX + name.upper(): _in_words(getattr(settings, name)) for name in names}


def _in_words(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return str(value)
