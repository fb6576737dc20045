"""A file in a form: what a browser sends back, as the bytes that its author would have written."""

from __future__ import annotations

from flask import request

from elearn.reader.source import MAX_BYTES, decode

BOM = b"\xef\xbb\xbf"


def shown(content: bytes) -> str:
    """A text for a form. What is no UTF-8 is shown as far as it can be."""
    source = decode("", content)
    return source.text or content.decode("utf-8-sig", "replace")


def written(text: str, like: bytes) -> bytes:
    """The bytes of a text from a form, with the line ends and the mark that the file had.

    A browser sends Windows line ends, whatever was in the file. An untouched text is the same
    bytes again.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if plain == shown(like):
        return like
    ended = plain.replace("\n", "\r\n") if b"\r\n" in like else plain
    return (BOM if like.startswith(BOM) else b"") + ended.encode()


def posted(like: bytes) -> tuple[bytes, str]:
    """The text of the form, or of the file that was chosen with it, and why it cannot be taken."""
    upload = request.files.get("bestand")
    if upload and upload.filename:
        content = upload.stream.read(MAX_BYTES + 1)
    else:
        content = written(request.form.get("tekst", ""), like)
    return content, objection(content)


def objection(content: bytes) -> str:
    """Why no concept can be made of a file; empty when it can. Any other mistake is for the check."""
    problems = decode("bestand", content).problems
    refused = next((one for one in problems if one.code in {"B001", "B002"}), None)
    return f"{refused.message} {refused.hint}" if refused else ""
