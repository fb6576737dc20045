"""QTI: reads 2.1, 2.2 and 3.0, writes 3.0."""
