"""Moodle XML, the format that keeps most of a Moodle question."""
