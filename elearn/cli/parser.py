"""argparse that speaks Dutch, down to its errors."""

from __future__ import annotations

import re
from argparse import SUPPRESS, ArgumentParser, HelpFormatter
from collections.abc import Iterable
from typing import Any, NoReturn

# What argparse says -> what we say; the first match counts.
ERRORS = (
    (r"the following arguments are required: (.*)", r"Er ontbreekt iets: \1."),
    (r"unrecognized arguments: (.*)", r"Dit ken ik niet: \1."),
    (
        r"argument (.*): invalid choice: (.*) \(choose from (.*)\)",
        r"\2 past niet bij \1. Kies uit: \3.",
    ),
    (r"argument (.*): expected one argument", r"Achter \1 hoort een waarde."),
    (r"argument (.*): expected at least one argument", r"Achter \1 hoort minstens één waarde."),
    (r"argument (.*): invalid int value: (.*)", r"\2 past niet bij \1. Vul een heel getal in."),
    (r"argument (.*): not allowed with argument (.*)", r"\1 en \2 gaan niet samen."),
    (r"argument (.*): ignored explicit argument (.*)", r"Achter \1 hoort geen waarde, dus ook niet \2."),
    (r"one of the arguments (.*) is required", r"Kies er een: \1."),
    (r"argument ([^:]*): (.*)", r"\1: \2"),  # a sentence of our own, from a command's option
)


class DutchFormatter(HelpFormatter):
    """The layout of --help, with Dutch words."""

    def add_usage(
        self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        """Start with `gebruik:`."""
        super().add_usage(usage, actions, groups, prefix or "gebruik: ")


class DutchParser(ArgumentParser):
    """A parser whose help and errors are Dutch; subparsers are made of it too."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False, allow_abbrev=False, formatter_class=DutchFormatter)
        self._positionals.title = "argumenten"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", default=SUPPRESS, help="toont deze hulp")

    def error(self, message: str) -> NoReturn:
        """Tell in Dutch what is wrong and where the help is; exit code 2."""
        self.exit(2, f"{in_dutch(message)}\nHulp: {self.prog} --help\n")


def in_dutch(message: str) -> str:
    """One of argparse's own messages in Dutch; any other message as it is."""
    for pattern, translation in ERRORS:
        if re.fullmatch(pattern, message):
            return re.sub(pattern, translation, message)
    return message
