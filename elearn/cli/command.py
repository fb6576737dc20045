"""What every command is: a module in this folder with these three names."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import Protocol

from flask import Flask

from elearn.settings import Settings

AppFactory = Callable[[Settings], Flask]


class Command(Protocol):
    """A command; mypy proves that each module in the registry is complete."""

    HELP: str  # one Dutch sentence, shown by --help

    def configure(self, parser: ArgumentParser) -> None:
        """Add the command's own options."""

    def execute(self, arguments: Namespace, settings: Settings, create_app: AppFactory) -> int:
        """Do it; the exit code."""
