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


class CannotStartError(Exception):
    """There is nothing to refer to, or the name is taken; the text is Dutch and says what to do."""


def start_of(kind: str, name: str, draft: Draft) -> tuple[ContentFile, str]:
    """A new file of a module and its text. Raises CannotStartError."""
    folder = KINDS[kind]
    file = ContentFile(draft.folder.id, f"{folder}/{name}{FOLDERS[folder]}")
    if not file.is_known:
        raise CannotStartError(
            f"De naam {name} kan niet. Gebruik kleine letters, cijfers en streepjes, zoals goed-signaal."
        )
    text = Path(__file__).with_name(f"{kind}{FOLDERS[folder]}").read_text(encoding="utf-8")
    filled = Template(text).substitute(_values(kind, name, draft))
    return file, filled if file.path.endswith(".md") else f"{first_line(file)}\n{filled}"


def _values(kind: str, name: str, draft: Draft) -> dict[str, str]:
    """What the placeholders of a start become."""
    if not draft.goals.value or not draft.guide.value:
        raise CannotStartError("In doelen.yaml of handreiking.yaml staat nog een fout. Los die eerst op.")
    goal = draft.goals.value.goals[0]
    return {
        "naam": name,
        "titel": name.replace("-", " ").capitalize(),
        "doel": goal.id,
        "kernpunt": draft.guide.value.pages[0].key_points[0].id,
        "rol": next(iter(draft.paths), "") or goal.roles[0],
        "les": _lesson_for(kind, name, draft),
    }


def _lesson_for(kind: str, name: str, draft: Draft) -> str:
    """The lesson that a new file belongs to: of the same name, or else the first that fits."""
    practised = {quiz.value.file.lesson_id for quiz in draft.quizzes.values() if quiz.value.file}
    fitting = [one for one in draft.lessons if kind != "quiz" or one not in practised]
    if name in fitting or kind == "les":
        return name
    if not fitting:
        raise CannotStartError(f"Maak eerst een les: python3 -m elearn nieuw les {name}")
    return fitting[0]
