"""Whether the official schemas of QTI 3.0 accept what we write.

    python -m tests.interop.qti.xsd FOLDER

The schemas may not be in this repository. 1EdTech publishes them; put them all in one folder, with the
names that they have there. A mistake is a line with its file; the exit code is 1 when there is one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from hypothesis import HealthCheck, given, settings
from lxml import etree

from elearn.content.library import Quiz
from elearn.content.load import load_library
from elearn.interop.qti.write import write_qti
from elearn.settings import PROJECT
from tests.interop.quizzes import KINDS, quizzes

ITEM, PACKAGE = "imsqti_asiv3p0_sbacv1p0_v1p0.xsd", "imsqtiv3p0_imscpv1p2_v1p0.xsd"
GENERATED = 100
"""Quizzes of each kind of question, made of whatever our files allow."""

Schemas = dict[str, etree.XMLSchema]


def documents(quiz: Quiz) -> dict[str, bytes]:
    """The files in the package of a quiz."""
    with ZipFile(BytesIO(write_qti(quiz).content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read_schemas(folder: Path) -> Schemas:
    """The two schemas that a package has to follow. Raises OSError when one is not there."""
    return {name: etree.XMLSchema(etree.parse(folder / name)) for name in (ITEM, PACKAGE)}


def mistakes(quiz: Quiz, schemas: Schemas) -> Iterator[str]:
    """What the schemas say of a quiz."""
    for name, content in documents(quiz).items():
        schema = schemas[PACKAGE if name == "imsmanifest.xml" else ITEM]
        schema.validate(etree.fromstring(content))
        yield from (f"{quiz.id}/{name}:{error.line}: {error.message}" for error in schema.error_log)


def generated(kind: str, number: int) -> list[Quiz]:
    """Quizzes with questions of a kind, the same on every run."""
    made: list[Quiz] = []

    @settings(
        max_examples=number, deadline=None, database=None, derandomize=True, suppress_health_check=HealthCheck
    )
    @given(quizzes(kind))
    def collect(quiz: Quiz) -> None:
        made.append(quiz)

    collect()
    return made


def all_quizzes(modules: Path, number: int) -> Iterator[Quiz]:
    """Every quiz of the modules, and what our files allow beside that."""
    library = load_library(modules).library
    yield from library.quizzes.values() if library else ()
    for kind in KINDS:
        yield from generated(kind, number)


def report(found: Iterable[tuple[Quiz, list[str]]]) -> int:
    """Print every mistake and how much was looked at; the exit code."""
    count = wrong = 0
    for _quiz, said in found:
        count, wrong = count + 1, wrong + bool(said)
        for line in said:
            print(line)
    print(f"{count} quizzes, {wrong} not accepted")
    return 1 if wrong else 0


def main(arguments: list[str], *, modules: Path = PROJECT / "modules", number: int = GENERATED) -> int:
    """Judge all quizzes with the schemas of a folder."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    try:
        schemas = read_schemas(Path(arguments[0]))
    except (OSError, etree.XMLSchemaParseError) as error:
        print(f"These are not the schemas: {error}")
        return 2
    return report((quiz, list(mistakes(quiz, schemas))) for quiz in all_quizzes(modules, number))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
