"""JSON Schemas of the content files, so that an editor completes and explains while somebody types.

    python -m elearn.content.schemas

writes them to modules/schemas, from the models that the check itself uses. A schema never refuses
what the check accepts; what needs more than one value or file, only the check can say.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import Field

from elearn.content.files import FOLDERS, SINGLE, ContentFile
from elearn.content.kinds.contact import ContactFile
from elearn.content.kinds.dilemmas import DilemmaFile, EndEntry, MomentEntry
from elearn.content.kinds.goals import GoalsFile
from elearn.content.kinds.guide import GuideFile
from elearn.content.kinds.lessons import LessonFront
from elearn.content.kinds.module import ModuleFile
from elearn.content.kinds.paths import PathFile
from elearn.content.kinds.quizzes import QuizFile
from elearn.content.kinds.terms import TermsFile
from elearn.content.schemas.words import FILES, KEYS
from elearn.questions import AnyQuestion
from elearn.reader.scalars import Slug
from elearn.reader.schema import Entry

FOLDER = "schemas"
"""Beside the modules, so that content and schemas travel together."""

MARK = "# yaml-language-server: $schema="
"""How a file names its schema; the extension for YAML of an editor looks for this line."""


class QuizSchema(QuizFile):
    """A quiz with its questions; the check reads those one by one."""

    questions: tuple[AnyQuestion, ...] = Field(alias="vragen", min_length=1)  # type: ignore[assignment]  # narrower on purpose


class DilemmaSchema(DilemmaFile):
    """A dilemma with its nodes; the check reads those one by one."""

    nodes: dict[Slug, MomentEntry | EndEntry] = Field(alias="knopen", min_length=2)  # type: ignore[assignment]  # same


MODELS: dict[str, type[Entry]] = {
    "begrippen": TermsFile,
    "contact": ContactFile,
    "dilemmas": DilemmaSchema,
    "doelen": GoalsFile,
    "handreiking": GuideFile,
    "leerpaden": PathFile,
    "lessen": LessonFront,
    "module": ModuleFile,
    "quizzen": QuizSchema,
}
"""Name of a schema -> the model it is made from."""

# What pydantic writes for programmers; and two names that JSON Schema has other words for.
_NOT_FOR_AUTHORS = {"default", "description", "discriminator", "title"}
_RENAMED = {"ge": "minimum", "le": "maximum"}


def schema_name(file: ContentFile) -> str:
    """Which schema a content file has: that of its folder, or its own."""
    return file.kind or file.stem


def first_line(file: ContentFile) -> str:
    """The comment with which a file names its schema."""
    up = "../../" if file.kind else "../"
    return f"{MARK}{up}{FOLDER}/{schema_name(file)}.json"


def schema_of(name: str) -> dict[str, Any]:
    """The JSON Schema of a kind of file, with Dutch descriptions."""
    made = MODELS[name].model_json_schema(by_alias=True)
    tidy: dict[str, Any] = _tidy(made)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{name} (In verbinding)",
        "description": FILES[name],
        **tidy,
    }


def _tidy(node: Any, key: str = "") -> Any:
    """The schema without what is ours, and with what each key means."""
    if isinstance(node, list):
        return [_tidy(one) for one in node]
    if not isinstance(node, dict):
        return node
    if key in ("$defs", "properties", "patternProperties"):
        return {name: _tidy(value) for name, value in node.items()}
    kept = {name: value for name, value in node.items() if name not in _NOT_FOR_AUTHORS}
    tidy = _merged({_RENAMED.get(name, name): _tidy(value, name) for name, value in kept.items()})
    for name, value in tidy.get("properties", {}).items():
        value["description"] = KEYS.get(f"{node['title']}.{name}") or KEYS[name]
    return tidy


def _merged(node: dict[str, Any]) -> dict[str, Any]:
    """One list of types for "text, but a number will do": shorter, and the same."""
    choices = node.get("anyOf", [])
    if not choices or any(one.keys() - {"type", "pattern"} for one in choices):
        return node
    types = {one["type"] for one in choices}
    if "number" in types:
        types.discard("integer")  # a number already
    merged: dict[str, Any] = {"type": sorted(types)}
    for one in choices:
        merged |= {"pattern": one["pattern"]} if "pattern" in one else {}
    return merged | {name: value for name, value in node.items() if name != "anyOf"}


def to_json(name: str) -> str:
    """The text of a schema file."""
    return json.dumps(schema_of(name), ensure_ascii=False, indent=1) + "\n"


def write_schemas(modules: Path) -> None:
    """Write every schema, and its name on top of each YAML file that has none yet."""
    (modules / FOLDER).mkdir(exist_ok=True)
    for name in MODELS:
        (modules / FOLDER / f"{name}.json").write_text(to_json(name), encoding="utf-8")
    for path in sorted(modules.glob("*/module.yaml")):
        for file in _yaml_files(path.parent):
            _name_schema(path.parent, file)


def _yaml_files(module: Path) -> list[ContentFile]:
    in_folders = (f"{kind}/*{suffix}" for kind, suffix in FOLDERS.items() if suffix == ".yaml")
    found = [path for pattern in (*SINGLE, *in_folders) for path in module.glob(pattern)]
    return [ContentFile(module.name, path.relative_to(module).as_posix()) for path in found]


def _name_schema(module: Path, file: ContentFile) -> None:
    path = module / file.path
    text = path.read_text(encoding="utf-8")
    if not text.startswith(MARK):
        path.write_text(f"{first_line(file)}\n{text}", encoding="utf-8")
