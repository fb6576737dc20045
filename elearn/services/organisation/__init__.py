"""A municipality as a whole: making one, and what it chose."""
