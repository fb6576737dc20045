"""Files from other systems that could keep the app busy: the largest we read, or larger."""

from __future__ import annotations

from elearn.interop.refusal import MAX_TEXT

ROOM = 500
"""Characters for what stands around a text."""


def _fill(text: str, before: str = "", after: str = "") -> bytes:
    return (before + text * ((MAX_TEXT - ROOM) // len(text)) + after).encode()


def _gift(answers: str) -> bytes:
    return _fill(f"Wat?{{{answers}}}\n\n")


def _rows(row: str) -> str:
    """As many rows as a question may have."""
    return "".join(row.format(number) for number in range(95))


def _markdown(text: str) -> bytes:
    return _fill(text, "::a::[markdown]", "{=a ~b}")


def _moodle(kind: str, row: str) -> bytes:
    return _fill(row, f"<quiz><question type='{kind}'>", "</question></quiz>")


_CHOICE = "<simpleChoice identifier='a'>a</simpleChoice>"

IMPORTS: dict[tuple[str, str], bytes] = {
    ("gift", "questions"): _gift(f"=goed#ja {'~fout#nee ' * 28}"),
    ("gift", "questions with many answers"): _gift(_rows("={0}x ~n{0} ")),
    ("gift", "questions with many pairs"): _gift(_rows("=l{0} -> r{0} ")),
    ("gift", "questions with many numbers"): _gift(f"#{_rows('={0}:1000 ')}"),
    ("gift", "Markdown with brackets"): _markdown("["),
    ("gift", "Markdown with images in images"): _markdown("!["),
    ("gift", "Markdown with links in links"): _markdown("[a]("),
    ("gift", "Markdown with stars"): _markdown("*a _b "),
    ("gift", "10 MB"): b"a " * 5_000_000,
    ("moodle-xml", "many answers"): _moodle("multichoice", "<answer><text>a</text></answer>"),
    ("moodle-xml", "many pairs"): _moodle("matching", "<subquestion><text>a</text></subquestion>"),
    ("moodle-xml", "10 MB"): b"<quiz>" + b"<a/>" * 2_000_000 + b"</quiz>",
    ("qti", "many choices"): _fill(_CHOICE, "<assessmentItem><itemBody>", "</itemBody></assessmentItem>"),
}  # fmt: skip
"""Format and what is hostile in it -> the file."""
