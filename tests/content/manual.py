"""`docs/meldingen.md`: every code with a wrong and a right example, made from the tests.

    python -m tests.content.manual

The wrong example stands in tests/bad_content, the right one in tests/good_content, the message
is the one that the check gives. So no text of the manual is written twice.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import groupby
from pathlib import Path
from textwrap import dedent

from elearn.content.drafts.answered import check_answered
from elearn.content.files import ContentFile
from elearn.content.load import load_library
from elearn.reader.messages.codes import TITLES, WARNINGS
from elearn.reader.problem import Problem
from elearn.reader.source import MAX_BYTES, decode, read_source
from tests.content.cases import BAD, GOOD, copy_bad, copy_good, files_of

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "meldingen.md"
COMMAND = "python -m tests.content.manual"
QUIZ = ContentFile("buurt", "quizzen/groeten.yaml")
MOST_LINES = 10
"""Lines of an example; the place is what matters."""

FAMILIES = {
    "B": "Het bestand zelf",
    "Y": "Hoe je YAML schrijft",
    "S": "Sleutels en waarden",
    "Q": "Vragen",
    "L": "Lessen",
    "D": "Dilemma’s",
    "K": "Bestanden samen",
    "T": "Taal",
    "N": "Negeren",
}

TOP = """\
# Meldingen van de controle

`python3 -m elearn controleer` noemt bij elke melding een code. Hier staat wat elke code betekent.

- Een **fout** houdt je wijziging tegen. Medewerkers zien dan nog de vorige inhoud.
- Een **waarschuwing** houdt niets tegen. Kijk wat je beter kunt maken.

## Een waarschuwing negeren

Is het bewust zo? Zet dan `negeer` op de plek waar het om gaat, met je reden erachter:

```yaml
- id: wat-doe-je-niet
  negeer:
    - Q033: Deze vraag gaat juist over wat je laat.
  vraag: Wat doe je niet?
```

- In een vraag of een knoop geldt het daar. Boven in een bestand geldt het voor dat bestand.
- Boven in `module.yaml` geldt het voor de hele module.
- Een fout kun je niet negeren. Negeer je iets wat er niet is? Dan hoor je dat ook.
"""

_HIDDEN = re.compile("[\u202a-\u202e]")
_NOTE = re.compile(r"^# (?:verwacht: )?(.*)\n", re.MULTILINE)


def write_manual() -> str:
    """The whole text."""
    parts = [TOP]
    for family, codes in groupby((code for code in TITLES if code in _problems()), key=lambda code: code[0]):
        parts.append(f"## {FAMILIES[family]}\n")
        parts += [_entry(code) for code in codes]
    return "\n".join(parts)


def _entry(code: str) -> str:
    kind = "Waarschuwing" if code in WARNINGS else "Fout"
    problem, case = _problems()[code]
    said = f"> {problem.message} {problem.hint}".rstrip()
    lines = [f"### {code}", f"**{TITLES[code]}.** {kind}."]
    lines += _examples(case, problem, said) if case else [said]
    return "\n\n".join(lines) + "\n"


def _examples(case: Path, problem: Problem, said: str) -> Iterator[str]:
    path = _file_of(case, problem)
    name = path.relative_to(case)
    why, bad = _without_notes(path.read_text(encoding="utf-8"))
    yield why
    good = GOOD / name
    if not good.exists():
        yield f"Zo niet, in `{name}`:\n\n{_fenced(bad, path)}"
        yield said
        return
    wrong, right = _difference(bad, good.read_text(encoding="utf-8").splitlines())
    yield f"Zo niet, in `{name}`:\n\n{_fenced(wrong, path)}"
    yield said
    yield f"Zo wel:\n\n{_fenced(right, path)}"


def _file_of(case: Path, problem: Problem) -> Path:
    """The file of a case with the mistake in it, or else the one that causes it elsewhere."""
    return next((path for path in files_of(case) if problem.file.endswith(path.name)), files_of(case)[0])


def _without_notes(text: str) -> tuple[str, list[str]]:
    """What the first comment says, and the lines without the comments for the test."""
    why = next(match[1] for match in _NOTE.finditer(text))
    return why, _NOTE.sub("", text).splitlines()


def _difference(bad: list[str], good: list[str]) -> tuple[list[str], list[str]]:
    """The first lines that differ, with the line before them; what follows is more of the same."""
    steps = SequenceMatcher(None, bad, good, autojunk=False).get_opcodes()
    _, start, end, from_, to = next(step for step in steps if step[0] != "equal")
    return bad[max(start - 1, 0) : end + (start == end)], good[max(from_ - 1, 0) : to + (from_ == to)]


def _fenced(lines: list[str], path: Path) -> str:
    shown = [*lines[:MOST_LINES], *(["…"] if len(lines) > MOST_LINES else [])]
    text = dedent("\n".join(line.rstrip() for line in shown)).strip("\n") or "(leeg)"
    visible = _HIDDEN.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)
    return f"```{'markdown' if path.suffix == '.md' else 'yaml'}\n{visible}\n```"


@cache
def _problems() -> dict[str, tuple[Problem, Path | None]]:
    """Code -> a real message with it, and the case that gave it (None: no file to show)."""
    named: dict[str, tuple[Problem, Path | None]] = {}
    along: dict[str, tuple[Problem, Path | None]] = {}
    for case in sorted(BAD.iterdir()):
        with tempfile.TemporaryDirectory() as folder:
            problems = load_library(copy_bad(case, Path(folder))).problems
        for problem in problems:
            (named if case.name.startswith(problem.code) else along).setdefault(problem.code, (problem, case))
    for code, make in MADE.items():
        with tempfile.TemporaryDirectory() as folder:
            named[code] = (make(Path(folder)), None)
    return along | named


def _read(folder: Path, name: str) -> Problem:
    return read_source(folder / name, f"quizzen/{name}", within=folder.resolve()).problems[0]


def _link_outside(folder: Path) -> Problem:
    (folder / "groeten.yaml").symlink_to(GOOD / "module.yaml")
    return _read(folder, "groeten.yaml")


def _folder_for_file(folder: Path) -> Problem:
    (folder / "groeten.yaml").mkdir()
    return _read(folder, "groeten.yaml")


def _missing_file(folder: Path) -> Problem:
    modules = copy_good(folder)
    (modules / "buurt" / "contact.yaml").unlink()
    return next(one for one in load_library(modules).problems if one.code == "B008")


def _asked_before(old: str, new: str) -> Callable[[Path], Problem]:
    """What is told of a question that changes after it was in a test."""

    def tell(folder: Path) -> Problem:
        modules = copy_good(folder)
        text = (GOOD / QUIZ.path).read_text(encoding="utf-8").replace(old, new, 1)
        asked = {key: (one,) for key, one in load_library(modules).modules["buurt"].questions.items()}
        draft = load_library(modules, overlay={QUIZ: text.encode()}).drafts["buurt"]
        return next(check_answered(draft.quizzes["groeten"], asked))

    return tell


MADE: dict[str, Callable[[Path], Problem]] = {
    "B001": lambda _: decode("quizzen/groeten.yaml", b"caf\xe9").problems[0],
    "B002": lambda _: decode("quizzen/groeten.yaml", b"a" * (MAX_BYTES + 1)).problems[0],
    "B004": _link_outside,
    "B005": _folder_for_file,
    "B006": lambda folder: _read(folder, "weg.yaml"),
    "B008": _missing_file,
    "B011": lambda _: load_library(Path("lege-map")).problems[0],
    "Q020": _asked_before("soort: een-antwoord", "soort: meer-antwoorden"),
    "Q021": _asked_before("Ik kijk weg.", "Ik loop weg."),
}
"""Messages about bytes, folders and answers, which no file in tests/bad_content can show."""


if __name__ == "__main__":
    MANUAL.write_text(write_manual(), encoding="utf-8")
