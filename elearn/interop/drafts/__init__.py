"""From what was read elsewhere to a quiz file of ours, as a draft that a trainer finishes."""
