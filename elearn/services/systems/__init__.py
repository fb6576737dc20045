"""Other systems that may read: their tokens."""
