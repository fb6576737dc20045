"""Who takes which path by when, by which rule, and how long a completion counts."""
