"""From bytes to text: UTF-8, UTF-16 with a byte order mark, or else Windows-1252 with a note."""

from __future__ import annotations

import codecs

from elearn.interop.loss import Loss
from elearn.interop.refusal import UnreadableError, refuse_too_large
from elearn.reader.source import HIDDEN

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

GUESSED = Loss(
    "",
    "codering geraden",
    "Het bestand is geen UTF-8. We lazen het als Windows-1252. Kijk of é en ‘ kloppen.",
)
DROPPED = Loss("", "onzichtbare tekens", "Die kunnen niet in onze bestanden. We lieten ze weg.")


def decode(content: bytes) -> tuple[str, tuple[Loss, ...]]:
    """The text with Unix line ends and without hidden characters, and what was lost on the way.

    Raises `UnreadableError` for bytes that are no text.
    """
    refuse_too_large(content)
    text, losses = _decode(content)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    visible = HIDDEN.sub("", text)
    return visible, losses if visible == text else (*losses, DROPPED)


def _decode(content: bytes) -> tuple[str, tuple[Loss, ...]]:
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding), ()
    except UnicodeDecodeError:
        if encoding != "utf-8" or b"\0" in content:
            raise UnreadableError("Dit is geen tekstbestand. Bewaar het als UTF-8.") from None
    return content.decode("cp1252", "replace"), (GUESSED,)
