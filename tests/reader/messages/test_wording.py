"""Every mistake that a model can find has Dutch words; no English reaches an author."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from elearn.content.kinds.contact import ContactFile
from elearn.content.kinds.goals import GoalsFile
from elearn.content.kinds.guide import GuideFile
from elearn.content.kinds.lessons import LessonFront
from elearn.content.kinds.module import ModuleFile
from elearn.content.kinds.paths import PathFile
from elearn.content.kinds.quizzes import QuizFile
from elearn.content.kinds.terms import TermsFile
from elearn.questions import KINDS
from elearn.reader.document import read_yaml
from elearn.reader.messages.codes import CODES_OF_MISTAKES
from elearn.reader.schema import validate

MODELS: list[type[BaseModel]] = [
    *[ContactFile, GoalsFile, GuideFile, LessonFront, ModuleFile, PathFile, QuizFile, TermsFile],
    *KINDS.values(),
]


def test_every_mistake_that_our_own_types_tell_has_a_code():
    used = set()
    for file in ("reader/scalars.py", "questions", "exports/registrations/profile.py"):
        used |= _codes_in(file)

    assert used == set(CODES_OF_MISTAKES)


def _codes_in(where):
    root = Path(__file__).resolve().parents[3] / "elearn" / where
    files = root.rglob("*.py") if root.is_dir() else [root]
    pattern = re.compile(r'(?:Mistake\((?:\([^)]*\)|place|at),\s*|_error\()"([a-z_]+)"')
    return {code for file in files for code in pattern.findall(file.read_text())}


SHAPES = ["tekst", "[een, [twee]]", "{een: {twee: drie}}", "''", "[]", "{}", "[{}, '', a]", "-1", "1e9"]


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("shape", SHAPES)
def test_wrong_shapes_everywhere_give_dutch_sentences(model, shape):
    keys = [field.alias or name for name, field in model.model_fields.items()]
    for text in (shape, "\n".join(f"{key}: {shape}" for key in keys)):
        document = read_yaml("x.yaml", text)
        _, problems = validate(document, model)
        for problem in problems:
            assert problem.code != "S099"
            assert re.fullmatch(r"[A-ZÉ`‘].*[.?]", problem.message)
            assert not re.search(r"\b(should|input|valid|field|required|must)\b", str(problem))
