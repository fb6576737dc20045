"""How a new file begins: with an example to change, so that nobody starts with an empty page."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from string import Template

from elearn.content.files import ContentFile
from elearn.questions import KINDS

_LESSON = """---
titel: {title}
minuten: 4
doelen: [D1]
kunnen:
  - vertellen wat je net leerde
---
## De eerste stap

Schrijf hier wat je collega als eerste moet weten. [p01.k1]

---
## De tweede stap

Laat zien hoe het niet gaat, en hoe wel.

---
## De derde stap

::: praktijk
Wat doet je collega vandaag nog?
:::
"""

_PATH = """titel: {title}
belofte: Wat kun je na dit leerpad?
kunnen:
  - iets doen wat een ander kan zien
lessen: [een-les]
kerntoets: ja
"""

_QUIZ = """titel: {title}
les: {stem}
oefenen: 3
vragen:
{question}"""

_DILEMMA = Path(__file__).with_name("starts") / "dilemma.yaml"


def first_text(file: ContentFile) -> str:
    """The text of a new file; its example still names things that may not exist."""
    title = file.stem.replace("-", " ").capitalize()
    if file.kind == "dilemmas":
        start = Template(_DILEMMA.read_text(encoding="utf-8"))
        return start.substitute(titel=title, rol="een-rol", les="een-les", doel="D1", kernpunt="p01.k1")
    question = textwrap.indent(manual_example("een-antwoord"), "    ").replace("    ", "  - ", 1)
    texts = {"lessen": _LESSON, "leerpaden": _PATH, "quizzen": _QUIZ}
    return texts[file.kind].format(title=title, stem=file.stem, question=question)


def manual(kind: str) -> str:
    """What trainers read about a type of question."""
    return (sys.modules[KINDS[kind].__module__].__doc__ or "").strip()


def manual_example(kind: str) -> str:
    """The question in the manual of a type, as YAML."""
    lines = manual(kind).split("\n")
    return (
        textwrap.dedent("\n".join(line for line in lines if not line or line.startswith("    "))).strip()
        + "\n"
    )
