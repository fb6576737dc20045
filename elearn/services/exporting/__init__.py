"""What leaves for other systems: the rows, the log of who took them, profiles of an organisation."""
