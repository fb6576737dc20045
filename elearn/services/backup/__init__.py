"""A copy of an installation with the database of its own: in one file, checked, and back again."""
