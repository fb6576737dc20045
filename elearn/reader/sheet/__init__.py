"""A table that people saved from a spreadsheet (CSV): rows of text, and every mistake on the way.

A problem's `line` is the line in the file, as a spreadsheet counts rows, and its `column` the number
of the cell (1 is A). Codes: C001 from C009 the file, C010 from C019 a line.
"""

from elearn.reader.sheet.decoding import MAX_BYTES
from elearn.reader.sheet.letters import letter_of
from elearn.reader.sheet.read import Row, Sheet, read_sheet

__all__ = ["MAX_BYTES", "Row", "Sheet", "letter_of", "read_sheet"]
