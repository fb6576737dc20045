"""From the bytes of a file of staff to its lines; nothing of the database."""
