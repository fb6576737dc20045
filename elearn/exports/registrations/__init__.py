"""Registrations to files: fields, profiles, the table, the manifest."""
