"""`leerpaden/<rol>.yaml`: what one role learns, and the test that belongs to it."""

from __future__ import annotations

from pydantic import Field

from elearn.content.kinds.ids import Positive
from elearn.content.kinds.module import CORE_TEST, ModuleFile, TestEntry
from elearn.content.library import Path
from elearn.reader.scalars import Boolean, Slug, Text
from elearn.reader.schema import Entry
from elearn.reader.silence import Silences


class PathFile(Entry):
    """The whole file."""

    title: Text = Field(alias="titel")
    promise: Text = Field(alias="belofte")
    outcomes: tuple[Text, ...] = Field(alias="kunnen", min_length=1)
    lesson_ids: tuple[Slug, ...] = Field(alias="lessen", min_length=1)
    core_test: Boolean = Field(alias="kerntoets", default=True)
    test: TestEntry | None = Field(alias="toets", default=None)
    valid_months: Positive | None = Field(alias="geldig_maanden", default=None)
    silences: Silences = Field(alias="negeer", default=())


def to_path(path_id: str, file: PathFile, module: ModuleFile) -> Path:
    """The path with its tests: the shared core test first, then its own."""
    return Path(
        id=path_id,
        title=file.title,
        promise=file.promise,
        outcomes=file.outcomes,
        lesson_ids=file.lesson_ids,
        test_ids=test_ids(path_id, file, module),
        valid_months=file.valid_months or module.valid_months,
    )


def test_ids(path_id: str, file: PathFile, module: ModuleFile) -> tuple[str, ...]:
    """The tests of a path; empty is a mistake that the rules report."""
    core = (CORE_TEST,) if file.core_test and module.core_test else ()
    return (*core, path_id) if file.test else core
