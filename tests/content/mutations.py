"""Real content files, damaged as people, editors and attackers damage files; the same for one seed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from elearn.content.files import FOLDERS, SINGLE, ContentFile
from tests.content.cases import GOOD

MODULE = Path(__file__).resolve().parents[2] / "modules" / "polarisatie"
SPECIAL = [*":-'\"{}[]#&*!|>%@`?,\\~", "\t", "\n", "\r\n", "  ", "---\n", "- ", ": ", "::: ", "{{", "]("]
STRANGE = ["\x00", "\u2028", "\ufeff", "\u202e", "é", "𝄞", "\ud7ff", "&a ", "*a", "!!int ", "<b>", "0" * 400]

Lines = list[str]


def real_files() -> list[Path]:
    """Every content file that a mutation can start from: ours, and those of the good module."""
    return [path for module in (GOOD, MODULE) for path in _files_of(module)]


def _files_of(module: Path) -> list[Path]:
    in_folders = (path for kind, suffix in FOLDERS.items() for path in (module / kind).glob(f"*{suffix}"))
    return sorted([*(module / name for name in SINGLE), *in_folders])


def place_of(path: Path) -> ContentFile:
    """Where the good module has a file of the same kind."""
    kind = path.parent.name
    names = {"dilemmas": "de-bal.yaml", "leerpaden": "buur.yaml", "lessen": "groeten.md"}
    inside = path.name if kind not in FOLDERS else f"{kind}/{names.get(kind, 'groeten.yaml')}"
    return ContentFile("buurt", inside)


def mutate(content: bytes, random: Random) -> bytes:
    """The content with one to four kinds of damage."""
    lines = content.decode().splitlines(keepends=True)
    for _ in range(random.randint(1, 4)):
        if lines:
            random.choice(DAMAGE)(lines, random)
    damaged = "".join(lines).encode("utf-8", "surrogatepass")
    return _break_bytes(damaged, random) if random.random() < 0.05 else damaged


def _drop_line(lines: Lines, random: Random) -> None:
    del lines[random.randrange(len(lines))]


def _repeat_line(lines: Lines, random: Random) -> None:
    at = random.randrange(len(lines))
    lines[at:at] = [lines[at]] * random.choice([1, 2, 200])


def _swap_lines(lines: Lines, random: Random) -> None:
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]


def _shift_line(lines: Lines, random: Random) -> None:
    at = random.randrange(len(lines))
    lines[at] = random.choice([" ", "  ", "\t"]) + lines[at] if random.random() < 0.5 else lines[at].lstrip()


def _drop_text(lines: Lines, random: Random) -> None:
    at, text = _some_text(lines, random)
    start = random.randrange(len(text) + 1)
    lines[at] = text[:start] + text[start + random.randint(1, 12) :]


def _add_text(lines: Lines, random: Random) -> None:
    at, text = _some_text(lines, random)
    start = random.randrange(len(text) + 1)
    lines[at] = text[:start] + random.choice(random.choice([SPECIAL, STRANGE])) + text[start:]


def _move_words(lines: Lines, random: Random) -> None:
    at, text = _some_text(lines, random)
    words = text.split(" ")
    random.shuffle(words)
    lines[at] = " ".join(words)


def _nest(lines: Lines, random: Random) -> None:
    at = random.randrange(len(lines))
    lines[at] = (
        lines[at].rstrip("\n")
        + random.choice(["[", "{a: ", "- ", "> "]) * random.choice([3, 30, 3000])
        + "\n"
    )


def _cut_off(lines: Lines, random: Random) -> None:
    del lines[random.randrange(len(lines)) :]


def _drop_value(lines: Lines, random: Random) -> None:
    at, text = _some_text(lines, random)
    lines[at] = text.partition(":")[0] + ":\n"


def _some_text(lines: Lines, random: Random) -> tuple[int, str]:
    at = random.randrange(len(lines))
    return at, lines[at]


def _break_bytes(content: bytes, random: Random) -> bytes:
    at = random.randrange(len(content) + 1)
    return content[:at] + random.randbytes(random.randint(1, 4)) + content[at:]


DAMAGE: tuple[Callable[[Lines, Random], None], ...] = (
    _add_text,
    _cut_off,
    _drop_line,
    _drop_text,
    _drop_value,
    _move_words,
    _nest,
    _repeat_line,
    _shift_line,
    _swap_lines,
)
