"""Work for later: ask for it, take it under a lease, say how it ended."""
