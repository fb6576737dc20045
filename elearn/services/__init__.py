"""Verbs on people, content and tables: they flush, never commit, and know nothing of screens."""
