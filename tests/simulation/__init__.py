"""A municipality that lives for three years, and a second calculation of where everybody stands."""
