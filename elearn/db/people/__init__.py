"""Organisations, their departments and people, and who is signed in."""
