"""A module as its authors wrote it: read, but not yet served."""
