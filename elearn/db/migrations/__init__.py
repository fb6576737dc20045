"""The history of the tables. A file name starts with its date, so the folder sorts by time."""
