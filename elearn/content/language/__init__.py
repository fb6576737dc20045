"""How easy a text is to read, and whether it was copied; measures only, the rules use them."""
