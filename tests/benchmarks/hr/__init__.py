"""How long every page of HR takes in a large municipality; see `__main__`."""
