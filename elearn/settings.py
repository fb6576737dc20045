"""Every setting, read once from the environment (`ELEARN_*`) into one frozen value."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
PREFIX = "ELEARN_"
# Read by the test gate, not by the app: a running app must not refuse them.
TEST_ONLY = frozenset({"ELEARN_TEST_PG"})
SHORTEST_SECRET = 32


class SettingError(Exception):
    """A setting that the app cannot start with; the text is one Dutch sentence for beheer."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What beheer can set. `database_url` empty means the embedded SQLite inside `data`.

    `secret_key` signs cookies; empty means: keep one in `data` (only with the embedded database).
    `theme` is the name of a file in `static/themes`; `proxies` how many proxies before the app
    are ours, so that their X-Forwarded headers are believed. With `four_eyes` a trainer cannot
    publish content without a colleague who approves it. With `worker` the process that serves also
    does the work that waits; without, `worker` processes beside it do. `smtp_url` empty: no mail.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    data: Path = PROJECT / "data"
    database_url: str = ""
    secret_key: str = field(default="", repr=False)
    modules: Path = PROJECT / "modules"
    theme: str = ""
    base_url: str = ""
    demo: bool = True
    proxies: int = 0
    four_eyes: bool = False
    threads: int = 4
    worker: bool = True
    smtp_url: str = field(default="", repr=False)
    mail_from: str = ""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Read `ELEARN_*`; an unknown name or an unusable value raises SettingError."""
        known = {PREFIX + one.name.upper(): one.name for one in fields(cls)}
        given = {key: text for key, text in environment.items() if key.startswith(PREFIX)}
        _refuse_unknown(given.keys() - known.keys() - TEST_ONLY, known)
        values = {known[key]: _parse(cls, key, known[key], given[key]) for key in given.keys() & known.keys()}
        # Demo people never meet a database that somebody chose on purpose, unless asked for.
        values.setdefault("demo", not values.get("database_url"))
        settings = cls(**values)
        _check(settings)
        return settings

    @property
    def embedded(self) -> bool:
        """Whether the app keeps its own SQLite file."""
        return not self.database_url

    @property
    def address(self) -> str:
        """Where people reach the app, without a slash at the end."""
        return self.base_url.rstrip("/") or f"http://{self.host}:{self.port}"

    @property
    def engine_url(self) -> str:
        """The URL for SQLAlchemy."""
        if self.embedded:
            return f"sqlite:///{self.data / 'elearn.db'}"
        return self.database_url.replace("postgresql://", "postgresql+psycopg://", 1)


def kept_secret(settings: Settings) -> str:
    """The secret that signs cookies: the one that was set, else one kept in the data folder."""
    if settings.secret_key:
        return settings.secret_key
    file = settings.data / "geheim"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48), encoding="ascii")
    return file.read_text(encoding="ascii")


def _refuse_unknown(names: set[str], known: Mapping[str, str]) -> None:
    for name in sorted(names):
        close = get_close_matches(name, known, n=1)
        hint = f" Bedoel je {close[0]}?" if close else " Kijk in docs/instellingen.md."
        message = f"De instelling {name} bestaat niet.{hint}"
        raise SettingError(message)


def _parse(cls: type[Settings], key: str, name: str, text: str) -> Any:
    default = next(one.default for one in fields(cls) if one.name == name)
    if isinstance(default, bool):
        return _parse_boolean(key, text)
    if isinstance(default, int):
        return _parse_number(key, text)
    return Path(text).expanduser().resolve() if isinstance(default, Path) else text


def _parse_boolean(key: str, text: str) -> bool:
    if text.lower() not in {"ja", "nee"}:
        message = f"{key} is {text!r}. Kies ja of nee."
        raise SettingError(message)
    return text.lower() == "ja"


def _parse_number(key: str, text: str) -> int:
    if not text.isdecimal():
        message = f"{key} is {text!r}. Vul een heel getal in."
        raise SettingError(message)
    return int(text)


def _check(settings: Settings) -> None:
    if settings.secret_key and len(settings.secret_key) < SHORTEST_SECRET:
        message = f"ELEARN_SECRET_KEY is te kort. Gebruik minstens {SHORTEST_SECRET} tekens."
        raise SettingError(message)
    if not settings.embedded and not settings.secret_key:
        message = "ELEARN_SECRET_KEY ontbreekt. Bij een eigen database hoort een eigen geheim."
        raise SettingError(message)
    if settings.smtp_url and not re.match(r"smtps?://[^/\s]+$", settings.smtp_url):
        message = "ELEARN_SMTP_URL klopt niet. Schrijf bijvoorbeeld smtp://naam:wachtwoord@server:587."
        raise SettingError(message)
    if settings.smtp_url and "@" not in settings.mail_from:
        message = "ELEARN_MAIL_FROM ontbreekt. Vul het adres in waarvan de mail komt."
        raise SettingError(message)
    if not settings.modules.is_dir():
        message = f"ELEARN_MODULES wijst naar {settings.modules}, maar die map is er niet."
        raise SettingError(message)
