"""A folder of content with many quizzes, made of our own questions; every tenth has a mistake."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from elearn.settings import PROJECT

MODULE = PROJECT / "modules" / "polarisatie"
PER_QUIZ = 5
MISTAKE_EVERY = 10

_ID = re.compile(r"^  - id: ([a-z0-9-]+)$", re.MULTILINE)

# What authors do wrong: what stood there -> what stands there now.
MISTAKES = (
    ("    soort: ", "    sort: "),
    ("    vraag: ", "    vraag: Let op: "),
    ("    uitleg: ", '    uitleg: "Zo is het niet.\n    uitleg: '),
    ("    doel: D", "    doel: D9"),
    ("    bron: [p", "    bron: [p9"),
    ("    gebruik: ", "\tgebruik: "),
    ("    soort: ", "    soort: 'een-antwoord"),
    ("goed: ja", "goed: misschien"),
    ("vragen:\n", "vragen:\nvragen:\n"),
    ("titel: ", "titel: “Een: twee” "),
)  # fmt: skip


def write_quizzes(folder: Path, number: int) -> Path:
    """A copy of our module with so many quizzes more; the folder of modules."""
    copied = folder / "modules" / MODULE.name
    shutil.copytree(MODULE, copied)
    lessons = sorted(path.stem for path in (MODULE / "lessen").iterdir())
    for one in range(number):
        text = quiz(one, lessons[one % len(lessons)])
        (copied / "quizzen" / f"meting-{one:04}.yaml").write_text(text, encoding="utf-8")
    return folder / "modules"


def quiz(number: int, lesson_id: str) -> str:
    """The text of a quiz: five questions that take turns, with ids of its own."""
    pool = _questions()
    chosen = (pool[(number * PER_QUIZ + one) % len(pool)] for one in range(PER_QUIZ))
    questions = "".join(_ID.sub(rf"  - id: \1-{number}-{one}", text) for one, text in enumerate(chosen))
    text = f"titel: Meting {number}\nles: {lesson_id}\noefenen: 3\nvragen:\n{questions}"
    return _spoil(text, number // MISTAKE_EVERY) if number % MISTAKE_EVERY == 0 else text


def _spoil(text: str, turn: int) -> str:
    right, wrong = MISTAKES[turn % len(MISTAKES)]
    return text.replace(right, wrong, 1)


def _questions() -> list[str]:
    """Every question of our quizzes, as the text that stands in the file."""
    texts = (path.read_text(encoding="utf-8") for path in sorted((MODULE / "quizzen").iterdir()))
    blocks = (text[match.start() :] for text in texts for match in _ID.finditer(text))
    return [re.split(r"\n(?=  - id: )", block)[0].rstrip() + "\n" for block in blocks]
