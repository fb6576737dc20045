"""Everything that is held about one person, for that person (AVG articles 15 and 20)."""
