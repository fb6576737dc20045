"""Names that both ends of our own packages know."""

from __future__ import annotations

TOOL = "In verbinding"
"""Stands in every item that we wrote: then prefixes are ours and the keys of rows count."""

ITEM = "vraag-"
ROW = "r-"
"""An identifier may not begin with a digit, and a key may."""

CHOICE = "k-"
RESPONSE = "RESPONSE"
EXPLANATION = "uitleg"
RIGHT = "goed"
OTHER = "overig"
MISTAKE = "fout-"
TRUE, FALSE = "waar", "niet-waar"
