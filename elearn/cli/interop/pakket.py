"""`pakket`: a quiz as a file for another system."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from elearn.cli.command import AppFactory
from elearn.cli.interop.losses import counted, report_lines
from elearn.cli.whole_file import write_whole
from elearn.content.library import Quiz
from elearn.content.load import load_library
from elearn.interop.formats import TARGETS, package
from elearn.reader.messages.suggestion import did_you_mean
from elearn.settings import Settings

HELP = "Maak van een quiz een bestand voor een ander systeem."


class NoQuizError(Exception):
    """There is no such quiz to package; the text is Dutch and says what to do."""


def configure(parser: ArgumentParser) -> None:
    """The format, the quiz, and where the file goes."""
    parser.add_argument("formaat", choices=list(TARGETS), help="het formaat van het bestand")
    parser.add_argument("quiz", metavar="QUIZ", help="de naam van de quiz, zoals vier-fasen")
    parser.add_argument(
        "-o", "--uit", required=True, type=Path, metavar="BESTAND", help="waar het bestand komt"
    )


def execute(arguments: Namespace, settings: Settings, _create_app: AppFactory) -> int:
    """Write the file and the loss report; 1 when that cannot be."""
    try:
        quiz = _find(settings, arguments.quiz)
    except NoQuizError as error:
        print(error, file=sys.stderr)
        return 1
    packaged = package(quiz, arguments.formaat)
    problem = write_whole(arguments.uit, packaged.content)
    if problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"{counted(len(quiz.questions), 'vraag', 'vragen')} geschreven naar {arguments.uit}.")
    for line in report_lines(packaged.losses):
        print(line)
    return 0


def _find(settings: Settings, quiz_id: str) -> Quiz:
    library = load_library(settings.modules).library
    if library is None:
        raise NoQuizError("Er zitten fouten in de inhoud. Kijk eerst met: python3 -m elearn controleer")
    if quiz_id not in library.quizzes:
        raise NoQuizError(f"De quiz {quiz_id} bestaat niet. {did_you_mean(quiz_id, library.quizzes)}")
    return library.quizzes[quiz_id]
