"""Playing a dilemma: no points, and nobody keeps who chose what."""
