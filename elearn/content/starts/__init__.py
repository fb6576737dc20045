"""Starts of new files: complete, with comments, and right as they are written.

The texts stand beside this file; what they refer to comes from the module they are for.
"""

from __future__ import annotations

from pathlib import Path
from string import Template

from elearn.content.drafts.draft import Draft
from elearn.content.files import FOLDERS, ContentFile
from elearn.content.schemas import first_line

KINDS = {"dilemma": "dilemmas", "leerpad": "leerpaden", "les": "lessen", "quiz": "quizzen"}
"""What an author calls a new file -> the folder it comes in."""

_FOLDER_KINDS = {folder: kind for kind, folder in KINDS.items()}


class CannotStartError(Exception):
    """There is nothing to refer to, or the name is taken; the text is Dutch and says what to do."""


def start_of(kind: str, name: str, draft: Draft) -> tuple[ContentFile, str]:
    """A new file of a module and its text, right as it stands. Raises CannotStartError."""
    folder = KINDS[kind]
    file = ContentFile(draft.folder.id, f"{folder}/{name}{FOLDERS[folder]}")
    if not file.is_known:
        raise CannotStartError(
            f"De naam {name} kan niet. Gebruik kleine letters, cijfers en streepjes, zoals goed-signaal."
        )
    if not draft.goals.value or not draft.guide.value:
        raise CannotStartError("In doelen.yaml of handreiking.yaml staat nog een fout. Los die eerst op.")
    if not _fitting_lessons(file, draft):
        raise CannotStartError(f"Maak eerst een les: python3 -m elearn nieuw les {name}")
    return file, start_text(file, draft)


def start_text(file: ContentFile, draft: Draft) -> str:
    """The text of a new file; where the module has nothing to refer to, the check asks for it."""
    text = _template(file).substitute(_values(file, draft)) if file.kind else ""
    return text if file.path.endswith(".md") else f"{first_line(file)}\n{text}"


def _template(file: ContentFile) -> Template:
    name = f"{_FOLDER_KINDS[file.kind]}{FOLDERS[file.kind]}"
    return Template(Path(__file__).with_name(name).read_text(encoding="utf-8"))


def _values(file: ContentFile, draft: Draft) -> dict[str, str]:
    """What the placeholders of a start become."""
    goal = draft.goals.value.goals[0] if draft.goals.value else None
    pages = draft.guide.value.pages if draft.guide.value else ()
    roles = (*draft.paths, *(goal.roles if goal else ()))
    return {
        "naam": file.stem,
        "titel": file.stem.replace("-", " ").capitalize(),
        "doel": goal.id if goal else "D1",
        "kernpunt": pages[0].key_points[0].id if pages else "p01.k1",
        "rol": next(iter(roles), "een-rol"),
        "les": next(iter(_fitting_lessons(file, draft)), file.stem),
    }


def _fitting_lessons(file: ContentFile, draft: Draft) -> list[str]:
    """The lessons that a new file may belong to, the one of the same name first."""
    if file.kind == "lessen":
        return [file.stem]
    practised = {quiz.value.file.lesson_id for quiz in draft.quizzes.values() if quiz.value.file}
    fitting = [one for one in draft.lessons if file.kind != "quizzen" or one not in practised]
    return sorted(fitting, key=lambda one: one != file.stem)
